package io.shrinkage.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.apache.commons.text.similarity.LevenshteinDistance;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** What {@code run} takes. */
final class RunOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec command = CommandSpec.create();

  @Parameters(paramLabel = "SPEC", description = "Experiment files (JSON).", arity = "0..*")
  private List<Path> specs = new ArrayList<>();

  @Option(
      names = "--results",
      paramLabel = "DIR",
      description = "Folder in which every experiment has its own (default: ./results).")
  private Path results = Path.of("results");

  @Option(
      names = "--workers",
      paramLabel = "N",
      converter = Workers.class,
      description = "How many runs train at once (default: the number of processors).")
  private int workers = Math.max(1, Runtime.getRuntime().availableProcessors());

  @Option(
      names = "--retry-failed",
      description = "Trains runs again that failed before, from their last checkpoint.")
  private boolean retryFailed;

  @Option(names = "--fail-fast", description = "Stops all runs when one fails.")
  private boolean failFast;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Folder of data sets that are not inside the jar (default: ~/.shrinkage/data).")
  private Path data = Path.of(System.getProperty("user.home", "."), ".shrinkage", "data");

  /**
   * Returns the experiment files, at least one.
   *
   * @throws ParameterException if none is given
   */
  List<Path> specs() {
    if (specs.isEmpty()) {
      throw new ParameterException(
          command.commandLine(), "expected an experiment file, such as experiments/mnist-l2.json");
    }
    return specs;
  }

  /**
   * Checks that what stands first is a file rather than a misspelt command.
   *
   * @throws ParameterException if it is neither there nor looks like a file
   */
  void checkFirstIsNoCommand() {
    String first = specs().get(0).toString();
    if (!Files.exists(specs().get(0)) && first.chars().allMatch(Character::isLetter)) {
      String nearest =
          Collections.min(
              command.subcommands().keySet(),
              Comparator.comparing(
                  name -> LevenshteinDistance.getDefaultInstance().apply(first, name)));
      throw new ParameterException(
          command.commandLine(), "unknown command " + first + "; nearest: " + nearest);
    }
  }

  Path results() {
    return results;
  }

  int workers() {
    return workers;
  }

  boolean retryFailed() {
    return retryFailed;
  }

  boolean failFast() {
    return failFast;
  }

  Path data() {
    return data;
  }

  /** Reads a number of workers. */
  static final class Workers implements ITypeConverter<Integer> {
    private static final int MOST = 1024;

    @Override
    public Integer convert(String text) {
      try {
        int workers = Integer.parseInt(text);
        if (workers >= 1 && workers <= MOST) {
          return workers;
        }
      } catch (NumberFormatException e) {
        // said below, as for numbers out of range
      }
      throw new TypeConversionException("must be an integer from 1 to 1024, got " + text);
    }
  }
}
