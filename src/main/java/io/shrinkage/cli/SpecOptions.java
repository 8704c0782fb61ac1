package io.shrinkage.cli;

import io.shrinkage.spec.Experiment;
import io.shrinkage.spec.Json;
import io.shrinkage.spec.SpecEdit;
import io.shrinkage.spec.SpecEdits;
import io.shrinkage.spec.SpecException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What changes a spec on the command line, and which of its runs are meant. */
final class SpecOptions {
  @Option(
      names = "--set",
      paramLabel = "PATH=VALUE",
      description =
          "Sets a key, such as training.epochs=20; the value is JSON, and what is no JSON a string. "
              + "A swept key is no longer swept. Repeatable.")
  private List<String> sets = new ArrayList<>();

  @Option(
      names = "--sweep",
      paramLabel = "PATH=VALUES",
      description =
          "Sweeps a key, such as penalty.lambda=[0,1e-4], in place of what the spec sweeps at that "
              + "path. Repeatable.")
  private List<String> sweeps = new ArrayList<>();

  @Option(
      names = "--seeds",
      paramLabel = "N",
      converter = Seeds.class,
      description = "Sweeps the seeds 1 to N.")
  private @Nullable Integer seeds;

  @Option(
      names = "--only",
      paramLabel = "PATH=VALUE",
      description =
          "Trains only the runs that have this value on an axis of the sweep; the others stay "
              + "pending. Of values of one path any will do. Repeatable.")
  private List<String> only = new ArrayList<>();

  @Option(
      names = "--print-resolved",
      description = "Prints the spec with everything filled in, and does nothing else.")
  private boolean printResolved;

  /** Returns the changes. */
  SpecEdits edits() {
    Stream<SpecEdit> axes = sweeps.stream().map(argument -> SpecEdit.of("--sweep", argument));
    return new SpecEdits(
        sets.stream().map(argument -> SpecEdit.of("--set", argument)).toList(),
        Stream.concat(axes, Stream.ofNullable(seeds).map(SpecOptions::seeds)).toList());
  }

  private static SpecEdit seeds(int count) {
    String list =
        IntStream.rangeClosed(1, count)
            .mapToObj(Integer::toString)
            .collect(Collectors.joining(",", "[", "]"));
    return new SpecEdit("--seeds", "seed", list);
  }

  /**
   * Returns which runs of an experiment are meant.
   *
   * @throws SpecException if it has no such runs, or races: a race compares all of them
   */
  ChosenRuns chosen(Experiment experiment) {
    if (!only.isEmpty() && experiment.race() != null) {
      throw SpecException.of(
          "--only",
          "must be absent where runs race, as "
              + experiment.name()
              + " does; --set 'racing={\"type\":\"none\"}' ends that");
    }
    return ChosenRuns.of(
        experiment, only.stream().map(argument -> SpecEdit.of("--only", argument)).toList());
  }

  /**
   * Prints the resolved spec, if that is what is asked for.
   *
   * @return whether it is
   * @throws SpecException if there are several
   */
  boolean printed(List<Experiment> experiments, Console console) {
    if (printResolved && experiments.size() > 1) {
      throw SpecException.of(
          "--print-resolved", "must be given with one experiment file, got " + experiments.size());
    }
    if (printResolved) {
      console.out().println(Json.pretty(experiments.get(0).resolved()));
    }
    return printResolved;
  }

  /** Reads a number of seeds. */
  static final class Seeds extends Count {
    Seeds() {
      super(1000);
    }
  }
}
