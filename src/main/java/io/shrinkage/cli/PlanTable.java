package io.shrinkage.cli;

import io.shrinkage.doctor.Finding;
import io.shrinkage.doctor.NetworkSize;
import io.shrinkage.doctor.SpecDoctor;
import io.shrinkage.doctor.SweepDesign;
import io.shrinkage.run.DiskNeed;
import io.shrinkage.run.LoadedSplits;
import io.shrinkage.run.LongestFirst;
import io.shrinkage.run.MemoryLimits;
import io.shrinkage.run.Plan;
import io.shrinkage.run.PlannedRun;
import io.shrinkage.run.Standing;
import io.shrinkage.spec.Experiment;
import io.shrinkage.spec.RunSpec;
import io.shrinkage.spec.SuccessiveHalving;
import io.shrinkage.spec.SweptRun;
import io.shrinkage.train.MemoryNeed;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What it would be to run an experiment: lines of a label and a text. */
final class PlanTable {
  private static final int INDENT = 12;

  private final Experiment experiment;
  private final List<SweptRun> chosen;
  private final ChosenRuns choice;
  private final RunOptions options;
  private final SweepDesign design;
  private final Path folder;
  private final List<String> lines = new ArrayList<>();
  private List<PlannedRun> pending = List.of();
  private int workers = 1;

  PlanTable(Experiment experiment, ChosenRuns choice, RunOptions options) {
    this.experiment = experiment;
    this.choice = choice;
    chosen = experiment.runs().stream().filter(choice).toList();
    this.options = options;
    design = SweepDesign.of(experiment);
    folder = options.results().resolve(experiment.name());
    String description = experiment.description();
    lines.add(experiment.name() + (description.isEmpty() ? "" : ": " + description));
  }

  List<String> lines() {
    return lines;
  }

  /** Returns what is to be trained as it starts, once {@link #addSizes} has found it. */
  List<PlannedRun> pending() {
    return pending;
  }

  /** Adds what is to be trained, and what that needs. */
  void addSizes(LoadedSplits data) {
    Standing standing =
        Standing.of(
            folder,
            Plan.of(experiment, data::identity),
            experiment.race() != null,
            experiment.keepModels(),
            options.retryFailed());
    List<PlannedRun> taken =
        standing.pending().stream().filter(run -> choice.test(run.swept())).toList();
    pending = LongestFirst.of(taken, data, folder);
    String there = standing.finished() > 0 ? standing.finished() + " already" : "none yet";
    String failed =
        standing.failed() == 0
            ? ""
            : ", " + standing.failed() + " failed before (--retry-failed trains again)";
    int leftOut = standing.pending().size() - pending.size();
    String left = leftOut == 0 ? "" : ", " + leftOut + " left out by --only";
    add(
        "runs",
        runs() + ": " + pending.size() + " to train, " + there + " in " + folder + failed + left);
    addOfSpec(pending.size());
    addMemory(data);
  }

  /** Adds what is known without data, and why there is none. */
  void addWithoutData(String why) {
    add("runs", runs() + "; without the data it is not known which of them are already there");
    add("data", why);
    addOfSpec(chosen.size());
  }

  private String runs() {
    long configurations = design.configurations().size();
    String product = Texts.counted(configurations, "configuration");
    product += " x " + Texts.counted(design.seeds().size(), "seed");
    if (design.folds() > 0) {
      product += " x " + Texts.counted(design.folds(), "fold");
    }
    return experiment.runs().size() + " (" + product + ")";
  }

  private List<RunSpec> specs() {
    return chosen.stream().map(SweptRun::spec).toList();
  }

  /**
   * Adds what does not depend on data.
   *
   * @param toTrain how many runs, at most
   */
  private void addOfSpec(int toTrain) {
    long epochs = specs().stream().mapToLong(run -> run.training().epochs()).sum();
    String each = range(specs(), run -> (long) run.training().epochs());
    add("epochs", grouped(epochs) + " in all, " + each + " a run");
    if (experiment.race() != null) {
      addRacing(experiment.race().rule());
    }
    List<NetworkSize> sizes =
        design.configurations().stream().map(NetworkSize::of).flatMap(Optional::stream).toList();
    if (!sizes.isEmpty()) {
      add(
          "network",
          range(sizes, NetworkSize::parameters)
              + " parameters, of which "
              + range(sizes, NetworkSize::weights)
              + " are weights");
      addDisk(toTrain);
    }
  }

  private void addRacing(SuccessiveHalving rule) {
    int repetitions = design.seeds().size() * Math.max(1, design.folds());
    int epochs = specs().get(0).training().epochs();
    String rungs =
        rule.rungs(epochs, repetitions).stream()
            .map(String::valueOf)
            .collect(Collectors.joining(", "));
    add(
        "racing",
        "%d of %d repetitions race, decisions after epoch %s; epochs and time are the most it takes"
            .formatted(rule.racers(repetitions), repetitions, rungs));
  }

  private void addDisk(int toTrain) {
    List<DiskNeed> needs = specs().stream().map(this::disk).toList();
    long kept = needs.stream().mapToLong(DiskNeed::kept).sum() + DiskNeed.REPORT;
    long working = needs.stream().mapToLong(DiskNeed::working).max().orElse(0);
    long atOnce = working * Math.min(options.workers(), toTrain);
    String more = ", and up to " + Texts.megabytes(atOnce) + " more while it trains";
    add("disk", "about " + Texts.megabytes(kept) + " in all" + (atOnce == 0 ? "" : more));
  }

  private DiskNeed disk(RunSpec run) {
    NetworkSize size = NetworkSize.of(run).orElseThrow();
    int buffers = run.training().optimizer().start(0).buffers().size();
    long values = size.parameters() + size.statistics();
    return DiskNeed.of(values, buffers, run.training().epochs(), experiment.keepModels());
  }

  private void addMemory(LoadedSplits data) {
    List<MemoryNeed> needs =
        specs().stream().map(run -> MemoryNeed.of(data.job(run))).distinct().toList();
    long bytes = needs.stream().mapToLong(it -> it.heapBytes() + it.nativeBytes()).max().orElse(0);
    int asked = Math.min(options.workers(), chosen.size());
    MemoryLimits.Fit fit = MemoryLimits.current().fit(asked, needs);
    workers = fit.workers();
    add(
        "memory",
        "about "
            + Texts.megabytes(bytes)
            + " a run; "
            + (fit.note().isEmpty() ? Texts.counted(workers, "worker") + " at once" : fit.note()));
  }

  /**
   * Adds how long the runs will take.
   *
   * @param pace of the first of them; null where it was not measured
   */
  void addTime(Probe.@Nullable Pace pace) {
    if (pending.isEmpty()) {
      add("time", "nothing is left to train");
    } else if (pace == null) {
      add("time", "not estimated (--no-probe)");
    } else {
      int processors = Runtime.getRuntime().availableProcessors();
      double seconds = TimeEstimate.seconds(pending, pace, workers, processors);
      add(
          "time",
          "about "
              + Texts.duration(seconds)
              + " with "
              + Texts.counted(workers, "worker")
              + " (a probe trained "
              + Texts.counted(pace.batches(), "batch", "batches")
              + " of the first run in "
              + Texts.duration(pace.seconds())
              + alike()
              + ")");
    }
  }

  private String alike() {
    long kinds =
        pending.stream()
            .map(run -> run.swept().spec())
            .map(run -> List.of(run.model(), run.training().batchSize()))
            .distinct()
            .count();
    return kinds == 1 ? "" : "; other networks and batch sizes are taken to be as fast an image";
  }

  /** Adds what the doctor finds. */
  void addFindings() {
    List<Finding> findings = SpecDoctor.examine(experiment);
    if (findings.isEmpty()) {
      add("doctor", "nothing found that keeps the sweep from answering");
    }
    for (Finding finding : findings) {
      add(finding.severity().label(), finding.found() + " [" + finding.code() + "]");
      add("", finding.advice());
    }
  }

  private void add(String label, String text) {
    lines.add("  " + label + " ".repeat(INDENT - 2 - label.length()) + text);
  }

  private static <T> String range(List<T> all, ToLongFunction<T> quantity) {
    long least = all.stream().mapToLong(quantity).min().orElse(0);
    long most = all.stream().mapToLong(quantity).max().orElse(0);
    return least == most ? grouped(least) : grouped(least) + " to " + grouped(most);
  }

  private static String grouped(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }
}
