package io.shrinkage.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What came of training a stored run again.
 *
 * @param assignment the swept values of the run
 * @param status how the stored run ended
 * @param parting where the two part first, and by how much; null if all epochs' metrics (times
 *     aside) and all weights have the same bits
 * @param otherId why this program gives the run another id; null if it gives the same
 * @param provenance what differs between the stored run's provenance and this process, such as
 *     "workers: 2 -> 4"
 */
public record RunCheck(
    String id,
    Map<String, JsonNode> assignment,
    RunStatus status,
    @Nullable String parting,
    @Nullable String otherId,
    List<String> provenance) {

  /** Keeps its own copy of the list. */
  public RunCheck {
    provenance = List.copyOf(provenance);
  }

  /** Returns whether every bit is the same. */
  public boolean identical() {
    return parting == null;
  }
}
