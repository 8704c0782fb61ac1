package io.shrinkage.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.shrinkage.run.Plan;
import io.shrinkage.run.PlannedRun;
import io.shrinkage.run.RunOutcome;
import io.shrinkage.train.EpochMetrics;
import io.shrinkage.train.RunStart;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;

/**
 * Says how an experiment goes to a program: a JSON object a line, as docs/json-lines.md lists them.
 */
final class JsonProgress implements SweepListener {
  private final PrintStream out;
  private final String experiment;
  private final WorkMeter meter;
  private int leftOut;

  JsonProgress(PrintStream out, String experiment, int workers) {
    this.out = out;
    this.experiment = experiment;
    this.meter = new WorkMeter(workers, System::nanoTime);
  }

  @Override
  public synchronized void leftOut(int runs) {
    leftOut = runs;
  }

  @Override
  public synchronized void planned(Plan plan, List<PlannedRun> pending) {
    meter.plan(pending);
    ObjectNode event = event("planned");
    event.put("runs", plan.runs().size());
    event.put("to_train", pending.size());
    event.put("left_out", leftOut);
    print(event);
  }

  @Override
  public void racing(List<Integer> rungs) {
    meter.race();
  }

  @Override
  public synchronized void notice(String message) {
    print(event("notice").put("message", message));
  }

  @Override
  public synchronized void changed(List<String> changes) {
    changes.forEach(change -> notice("the spec has changed: " + change));
  }

  @Override
  public synchronized void starting(PlannedRun run, io.shrinkage.train.Progress progress) {
    int done = progress.epochs().size();
    meter.start(run, done);
    ObjectNode event = event("started", run);
    event.set("assignment", assignment(run.swept().assignment()));
    event.put("epochs", run.swept().spec().training().epochs());
    print(event.put("epochs_done", done));
  }

  @Override
  public void started(PlannedRun run, RunStart start) {
    meter.built(run);
  }

  @Override
  public void batch(PlannedRun run, int images) {
    meter.batch(run, images);
  }

  @Override
  public synchronized void epoch(PlannedRun run, EpochMetrics metrics) {
    meter.epoch(run);
    ObjectNode event = event("epoch", run);
    event.put("epoch", metrics.epoch());
    event.put("train_loss", metrics.trainLoss());
    event.put("validation_loss", metrics.validationLoss());
    event.put("train_accuracy", metrics.trainAccuracy());
    event.put("validation_accuracy", metrics.validationAccuracy());
    event.put("penalty", metrics.penalty());
    event.put("objective", metrics.objective());
    event.put("seconds", metrics.seconds());
    print(remaining(event));
  }

  @Override
  public synchronized void paused(PlannedRun run) {
    meter.pause(run);
    print(event("paused", run));
  }

  @Override
  public synchronized void ended(PlannedRun run, RunOutcome outcome) {
    meter.end(run);
    ObjectNode event = event("ended", run).put("status", outcome.status().jsonName());
    event.put("cause", RunLines.cause(outcome));
    print(remaining(event.put("progress", meter.runs())));
  }

  /** Adds how long the rest will take; null before that can be said. */
  private ObjectNode remaining(ObjectNode event) {
    return event.put("seconds_left", meter.secondsLeft());
  }

  private static JsonNode assignment(Map<String, JsonNode> assignment) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    assignment.forEach(json::set);
    return json;
  }

  private ObjectNode event(String name, PlannedRun run) {
    return event(name).put("run", run.id());
  }

  private ObjectNode event(String name) {
    return JsonNodeFactory.instance.objectNode().put("event", name).put("experiment", experiment);
  }

  private void print(ObjectNode event) {
    JsonLine.print(event, out);
  }

  @Override
  public void close() {}
}
