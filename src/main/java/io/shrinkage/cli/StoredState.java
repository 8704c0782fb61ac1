package io.shrinkage.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.shrinkage.report.Choice;
import io.shrinkage.run.ResultStore;
import io.shrinkage.run.ResultsException;
import io.shrinkage.run.ResultsFolder;
import io.shrinkage.run.RunStatus;
import io.shrinkage.run.StoredExperiment;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How far an experiment is, as its folder has it.
 *
 * @param stored null where it cannot be read
 * @param problem why not; empty where it can
 * @param holder who writes to the folder; empty if nobody does
 * @param changed when a file in it was written last
 */
record StoredState(
    Path folder,
    @Nullable StoredExperiment stored,
    String problem,
    Optional<String> holder,
    Instant changed) {

  static StoredState of(Path folder) {
    Optional<String> holder = ResultsFolder.holder(folder);
    Instant changed = LastChange.in(folder);
    try {
      return new StoredState(folder, ResultStore.read(folder), "", holder, changed);
    } catch (ResultsException e) {
      return new StoredState(folder, null, String.valueOf(e.getMessage()), holder, changed);
    }
  }

  /** Returns the experiment's name, which is that of its folder. */
  String name() {
    return String.valueOf(folder.toAbsolutePath().normalize().getFileName());
  }

  /** Returns such as "complete", "12 of 36 runs, 2 failed, in use" or "damaged". */
  String words() {
    String use = holder.isEmpty() ? "" : ", in use";
    if (stored == null) {
      return "damaged" + use;
    }
    long settled = settled(stored);
    int runs = stored.runs().size();
    long failed = count(stored, RunStatus.FAILED);
    return (settled == runs ? "complete" : settled + " of " + Texts.counted(runs, "run"))
        + (failed == 0 ? "" : ", " + failed + " failed")
        + use;
  }

  static long settled(StoredExperiment stored) {
    return stored.runs().stream().filter(run -> run.status().settled(stored.racing())).count();
  }

  static long count(StoredExperiment stored, RunStatus status) {
    return stored.runs().stream().filter(run -> run.status() == status).count();
  }

  /** Returns how many epochs of all its runs were trained. */
  long epochs() {
    return stored == null ? 0 : stored.runs().stream().mapToLong(it -> it.epochs().size()).sum();
  }

  /** Returns the configuration that it selects so far. */
  Optional<Choice> best() {
    return stored == null ? Optional.empty() : Choice.of(stored);
  }

  /** Returns everything for programs. */
  ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("name", name());
    json.put("folder", folder.toString());
    json.put("state", state());
    json.put("in_use", holder.orElse(null));
    json.set("runs", stored == null ? null : counts(stored));
    json.put("epochs", epochs());
    json.set("best", best().map(StoredState::json).orElse(null));
    json.put("changed", changed.toString());
    json.put("problem", problem.isEmpty() ? null : problem);
    return json;
  }

  private String state() {
    if (stored == null) {
      return "damaged";
    }
    return settled(stored) == stored.runs().size() ? "complete" : "incomplete";
  }

  /** Returns how many runs there are, and how many of each status. */
  static ObjectNode counts(StoredExperiment stored) {
    ObjectNode counts = JsonNodeFactory.instance.objectNode();
    counts.put("planned", stored.runs().size());
    for (RunStatus status : RunStatus.values()) {
      counts.put(status.jsonName(), count(stored, status));
    }
    return counts;
  }

  private static ObjectNode json(Choice best) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("configuration", Texts.plain(best.name()));
    ObjectNode assignment = json.putObject("assignment");
    best.assignment().forEach(assignment::set);
    json.put("measure", best.measure());
    json.put("value", best.value());
    json.put("runs", best.runs());
    return json;
  }
}
