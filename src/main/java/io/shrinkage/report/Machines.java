package io.shrinkage.report;

import com.fasterxml.jackson.databind.JsonNode;
import io.shrinkage.run.StoredRun;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Whether all runs of an experiment trained on machines that compute alike: a native library
 * chooses its kernels by the processor, and another kernel may add in another order.
 */
final class Machines {
  private static final List<String> DECISIVE =
      List.of("instruction_set", "native_settings", "backend");

  private Machines() {}

  /** Returns what to say of machines that differ; empty where they do not. */
  static Optional<Fact> differing(List<StoredRun> runs) {
    List<String> kinds =
        runs.stream()
            .filter(run -> run.provenance().path("backend").size() > 0) // else nothing was built
            .collect(
                Collectors.groupingBy(run -> decisive(run.provenance()), Collectors.counting()))
            .entrySet()
            .stream()
            .map(kind -> Numbers.counted(kind.getValue(), "run") + " with " + kind.getKey())
            .sorted()
            .toList();
    return kinds.size() < 2
        ? Optional.empty()
        : Optional.of(
            new Fact(
                "Machines",
                "not all compute alike, so that equal runs on two of them may differ in the last"
                    + " bits: "
                    + String.join("; ", kinds)));
  }

  private static String decisive(JsonNode provenance) {
    return DECISIVE.stream()
        .map(key -> provenance.path(key))
        .filter(value -> !value.isMissingNode() && !(value.isContainerNode() && value.isEmpty()))
        .map(value -> value.isTextual() ? value.asText() : value.toString())
        .collect(Collectors.joining(", "));
  }
}
