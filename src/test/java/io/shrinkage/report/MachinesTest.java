package io.shrinkage.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.shrinkage.run.StoredRun;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Runs of two kinds of processor must not pass for runs that could be compared bit by bit. */
final class MachinesTest {
  @Test
  void machines_thatComputeAlike_areNotSpokenOf() {
    assertThat(Machines.differing(List.of(on("avx2", 4), on("avx2", 8)))).isEmpty();
  }

  @Test
  void machines_ofOtherInstructions_areCounted() {
    List<StoredRun> runs = List.of(on("avx2", 4), on("avx2 avx512f", 4), on("avx2", 4));
    assertThat(Machines.differing(runs).orElseThrow().text())
        .contains(
            "last bits",
            Numbers.counted(2, "run") + " with avx2, {",
            Numbers.counted(1, "run") + " with avx2 avx512f, {");
  }

  private static StoredRun on(String instructionSet, int processors) {
    ObjectNode provenance = JsonNodeFactory.instance.objectNode();
    provenance.put("instruction_set", instructionSet).put("processors", processors);
    provenance.putObject("native_settings");
    provenance.putObject("backend").put("blas", "OPENBLAS");
    StoredRun run = Samples.run(1, Map.of(), "l2", Samples.epoch(1, 0.9, 0.6, 0.5, 0.8));
    return Samples.from(run, provenance);
  }
}
