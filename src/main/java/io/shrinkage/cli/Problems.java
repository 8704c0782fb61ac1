package io.shrinkage.cli;

import io.shrinkage.data.DataException;
import io.shrinkage.data.fetch.FetchException;
import io.shrinkage.run.ResultsException;
import io.shrinkage.spark.ClusterException;
import io.shrinkage.spec.Nearest;
import io.shrinkage.spec.SpecException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns exceptions into messages and exit codes: what a person caused gets no stack trace. */
final class Problems {
  private Problems() {}

  /** Says what is wrong with the arguments. */
  static int ofArguments(ParameterException e, String[] args) {
    PrintWriter err = e.getCommandLine().getErr();
    err.println(
        unmatched(e)
            .map(Problems::unknown)
            .orElseGet(() -> lowerCase(String.valueOf(e.getMessage()))));
    err.println("see: " + e.getCommandLine().getCommandSpec().qualifiedName() + " --help");
    return ExitCode.WRONG_INPUT;
  }

  /** A misspelt option is said before what is missing: picocli stops at the first of them. */
  private static Optional<UnmatchedArgumentException> unmatched(ParameterException e) {
    CommandLine command = e.getCommandLine();
    if (e instanceof UnmatchedArgumentException unmatched) {
      return Optional.of(unmatched);
    }
    List<String> unknown = command.getUnmatchedArguments();
    return e instanceof MissingParameterException && !unknown.isEmpty()
        ? Optional.of(new UnmatchedArgumentException(command, unknown))
        : Optional.empty();
  }

  private static String unknown(UnmatchedArgumentException e) {
    String argument = e.getUnmatched().get(0);
    String what = e.isUnknownOption() ? "unknown option" : "unexpected argument";
    return what + " " + argument + nearest(e, argument).map(it -> "; nearest: " + it).orElse("");
  }

  private static Optional<String> nearest(UnmatchedArgumentException e, String argument) {
    Set<String> options = e.getCommandLine().getCommandSpec().optionsMap().keySet();
    return (e.isUnknownOption() ? Nearest.of(argument, options) : Optional.<String>empty())
        .or(() -> e.getSuggestions().stream().findFirst());
  }

  private static String lowerCase(String sentence) {
    String plain = sentence.replaceAll("positional parameter at index \\S+ \\((\\w+)\\)", "$1");
    boolean word = plain.length() > 1 && Character.isLowerCase(plain.charAt(1));
    return word ? plain.substring(0, 1).toLowerCase(Locale.ROOT) + plain.substring(1) : plain;
  }

  /** Says what went wrong with a command. */
  static int ofExecution(Exception e, CommandLine command, ParseResult unused) {
    PrintWriter err = command.getErr();
    if (e instanceof SpecException || e instanceof DataException) {
      err.println(e.getMessage());
      return ExitCode.WRONG_INPUT;
    }
    if (e instanceof ResultsException
        || e instanceof FetchException
        || e instanceof ClusterException) {
      err.println(e.getMessage());
      return ExitCode.FAILED;
    }
    err.println("this is a bug of Shrinkage, please report it with the following lines:");
    e.printStackTrace(err);
    return ExitCode.FAILED;
  }
}
