package io.shrinkage.cli;

import io.shrinkage.data.DataException;
import io.shrinkage.data.fetch.FetchException;
import io.shrinkage.run.ResultsException;
import io.shrinkage.spec.SpecException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns exceptions into messages and exit codes: what a person caused gets no stack trace. */
final class Problems {
  private Problems() {}

  /** Says what is wrong with the arguments. */
  static int ofArguments(ParameterException e, String[] args) {
    PrintWriter err = e.getCommandLine().getErr();
    if (e instanceof UnmatchedArgumentException unmatched) {
      err.println(unknown(unmatched));
    } else {
      err.println(lowerCase(String.valueOf(e.getMessage())));
    }
    err.println("see: " + e.getCommandLine().getCommandSpec().qualifiedName() + " --help");
    return ExitCode.WRONG_INPUT;
  }

  private static String unknown(UnmatchedArgumentException e) {
    String argument = e.getUnmatched().get(0);
    String what = e.isUnknownOption() ? "unknown option" : "unexpected argument";
    List<String> nearest = e.getSuggestions();
    return what + " " + argument + (nearest.isEmpty() ? "" : "; nearest: " + nearest.get(0));
  }

  private static String lowerCase(String sentence) {
    return sentence.substring(0, 1).toLowerCase(Locale.ROOT) + sentence.substring(1);
  }

  /** Says what went wrong with a command. */
  static int ofExecution(Exception e, CommandLine command, ParseResult unused) {
    PrintWriter err = command.getErr();
    if (e instanceof SpecException || e instanceof DataException) {
      err.println(e.getMessage());
      return ExitCode.WRONG_INPUT;
    }
    if (e instanceof ResultsException || e instanceof FetchException) {
      err.println(e.getMessage());
      return ExitCode.FAILED;
    }
    err.println("this is a bug of Shrinkage, please report it with the following lines:");
    e.printStackTrace(err);
    return ExitCode.FAILED;
  }
}
