package io.shrinkage.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.apache.commons.text.similarity.LevenshteinDistance;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What {@code run} takes. */
final class RunOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec command = CommandSpec.create();

  @Parameters(paramLabel = "SPEC", description = "Experiment files (JSON).", arity = "0..*")
  private List<Path> specs = new ArrayList<>();

  @Mixin private SpecOptions changes = new SpecOptions();

  @Mixin private TrainingOptions training = new TrainingOptions();

  /** Takes everything from the command line. */
  RunOptions() {}

  /** Takes the experiment files from elsewhere. */
  RunOptions(List<Path> specs, TrainingOptions training) {
    this.specs = List.copyOf(specs);
    this.training = training;
  }

  /**
   * Returns the experiment files, at least one.
   *
   * @throws ParameterException if none is given
   */
  List<Path> specs() {
    List<Path> experiments = Specs.among(specs);
    if (experiments.isEmpty()) {
      throw new ParameterException(
          command.commandLine(), "expected an experiment file, such as experiments/mnist-l2.json");
    }
    return experiments;
  }

  /**
   * Checks that what stands first is a file rather than a misspelt command.
   *
   * @throws ParameterException if it is neither there nor looks like a file
   */
  void checkFirstIsNoCommand() {
    String first = specs().get(0).toString();
    if (first.equals("help")) {
      throw new ParameterException(
          command.commandLine(), "help is an option, also of each command: --help");
    }
    if (first.endsWith(".html")) {
      throw new ParameterException(
          command.commandLine(), "expected a spec; a report is run again by: replay " + first);
    }
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

  /** Returns what changes the specs. */
  SpecOptions changes() {
    return changes;
  }

  Path results() {
    return training.results();
  }

  int workers() {
    return training.workers();
  }

  boolean retryFailed() {
    return training.retryFailed();
  }

  boolean failFast() {
    return training.failFast();
  }

  SparkOptions spark() {
    return training.spark();
  }

  boolean offline() {
    return training.offline();
  }

  Path data() {
    return training.data();
  }
}
