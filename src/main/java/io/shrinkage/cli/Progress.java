package io.shrinkage.cli;

import io.shrinkage.run.Plan;
import io.shrinkage.run.PlannedRun;
import io.shrinkage.run.RunOutcome;
import io.shrinkage.train.EpochMetrics;
import io.shrinkage.train.RunStart;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/**
 * Says how an experiment goes: a line when a run ends, and in between, live or now and then, how
 * far everything is.
 */
final class Progress implements SweepListener {
  private static final int MOST_CHANGES = 20;

  private final Console console;
  private final String experiment;
  private final WorkMeter meter;
  private final BiFunction<PlannedRun, RunOutcome, String> lines;
  private final Set<String> paused = new HashSet<>();
  private int leftOut;
  private volatile Ticker ticker;

  private Progress(
      Console console,
      String experiment,
      WorkMeter meter,
      BiFunction<PlannedRun, RunOutcome, String> lines) {
    this.console = console;
    this.experiment = experiment;
    this.meter = meter;
    this.lines = lines;
    this.ticker = this::say;
  }

  static Progress on(Console console, String experiment, int workers) {
    return new Progress(
        console, experiment, new WorkMeter(workers, System::nanoTime), RunLines::of);
  }

  /** Returns the progress of runs that are trained again and leave nothing. */
  static Progress again(Console console, String experiment, int workers) {
    return new Progress(
        console, experiment, new WorkMeter(workers, System::nanoTime), RunLines::again);
  }

  @Override
  public synchronized void leftOut(int runs) {
    leftOut = runs;
  }

  @Override
  public synchronized void planned(Plan plan, List<PlannedRun> pending) {
    int reused = plan.runs().size() - pending.size() - leftOut;
    String there = reused == 0 ? "" : ", " + reused + " of them already there";
    there += leftOut == 0 ? "" : ", " + leftOut + " left out by --only";
    say(experiment + ": " + Texts.counted(plan.runs().size(), "run") + there);
    if (!pending.isEmpty()) {
      if (!NativeCache.warm()) {
        say(NativeCache.firstStart());
      }
      meter.plan(pending);
      ticker =
          console.live() ? new LiveLines(console.err(), meter) : new NowAndThen(console, meter);
    }
  }

  @Override
  public void racing(List<Integer> rungs) {
    meter.race();
    String epochs = rungs.stream().map(String::valueOf).collect(Collectors.joining(", "));
    ticker.say("racing: who is behind beyond noise is stopped after epoch " + epochs);
  }

  @Override
  public void notice(String message) {
    ticker.say("note: " + message);
  }

  @Override
  public void changed(List<String> changes) {
    say(RunLines.CHANGED);
    changes.stream().limit(MOST_CHANGES).forEach(change -> say("  " + change));
    if (changes.size() > MOST_CHANGES) {
      say("  and " + (changes.size() - MOST_CHANGES) + " more");
    }
  }

  @Override
  public synchronized void starting(PlannedRun run, io.shrinkage.train.Progress progress) {
    int done = progress.epochs().size();
    meter.start(run, done);
    if (done > 0 && !paused.contains(run.id())) {
      ticker.say(run.id() + " goes on after epoch " + done);
    }
  }

  @Override
  public void started(PlannedRun run, RunStart start) {
    meter.built(run);
  }

  @Override
  public void batch(PlannedRun run, int images) {
    meter.batch(run, images);
    ticker.tick();
  }

  @Override
  public void epoch(PlannedRun run, EpochMetrics metrics) {
    meter.epoch(run);
  }

  @Override
  public synchronized void paused(PlannedRun run) {
    paused.add(run.id());
    meter.pause(run);
  }

  @Override
  public synchronized void ended(PlannedRun run, RunOutcome outcome) {
    meter.end(run);
    ticker.say("[" + meter.runs() + "] " + lines.apply(run, outcome));
  }

  private void say(String line) {
    console.err().println(line);
  }

  @Override
  public synchronized void close() {
    ticker.close();
    ticker = this::say;
  }
}
