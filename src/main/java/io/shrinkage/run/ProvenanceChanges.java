package io.shrinkage.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.shrinkage.train.Executed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How the provenance of a stored run differs from that of this process. */
final class ProvenanceChanges {
  private static final String SETTINGS = "native_settings";

  /** What differs between any two runs. */
  private static final List<String> INCIDENTAL = List.of("started", "ended", "command");

  private ProvenanceChanges() {}

  /**
   * Returns a line for each value that differs, such as "workers: 2 -> 4".
   *
   * @param stored null where the run has none
   * @param executed null where no network was built, and the backend is not known
   */
  static List<String> between(
      @Nullable JsonNode stored,
      Environment environment,
      PlannedRun run,
      @Nullable Executed executed) {
    List<String> left = new ArrayList<>(INCIDENTAL);
    if (executed == null) {
      left.add("backend");
    }
    var now = Provenance.of(environment, run, executed, Instant.EPOCH, Instant.EPOCH);
    return SpecChanges.between(compared(stored, left), compared(now, left));
  }

  /** Returns the tree without what is not compared; no settings at all are the same as none. */
  private static ObjectNode compared(@Nullable Object provenance, List<String> left) {
    ObjectNode tree = object(provenance).without(left);
    if (tree.path(SETTINGS).isEmpty()) {
      tree.remove(SETTINGS);
    }
    return tree;
  }

  private static ObjectNode object(@Nullable Object value) {
    return value != null && ResultsJson.tree(value) instanceof ObjectNode object
        ? object
        : JsonNodeFactory.instance.objectNode();
  }

  /** Returns why this program gives a stored run another id; null if it gives the same. */
  static @Nullable String otherId(StoredTraining stored, PlannedRun run) {
    String id = RunId.of(run.swept().resolved(), run.data());
    if (id.equals(stored.id())) {
      return null;
    }
    List<String> reasons = new ArrayList<>();
    JsonNode before = object(stored.result().provenance());
    int numerics = before.path("numerics").intValue();
    if (numerics != RunId.NUMERICS_VERSION) {
      reasons.add("its numerics have version " + numerics + ", not " + RunId.NUMERICS_VERSION);
    }
    JsonNode data = before.path("data");
    if (!run.data().trainSha256().equals(data.path("train_sha256").asText())
        || !run.data().testSha256().equals(data.path("test_sha256").asText())) {
      reasons.add("its data were other bytes");
    }
    SpecChanges.between(stored.result().spec(), run.swept().resolved())
        .forEach(change -> reasons.add("its spec reads otherwise: " + change));
    return "this program would call the run " + id + ": " + String.join("; ", reasons);
  }
}
