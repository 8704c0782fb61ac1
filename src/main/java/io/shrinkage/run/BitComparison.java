package io.shrinkage.run;

import com.fasterxml.jackson.databind.JsonNode;
import io.shrinkage.train.EpochMetrics;
import io.shrinkage.train.Tensor;
import io.shrinkage.train.TrainingResult;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Looks for the first difference between a stored run and the same run trained again. */
final class BitComparison {
  /** The only metric that two equal runs do not share. */
  private static final String SECONDS = "seconds";

  private BitComparison() {}

  /** Returns where they part first, epochs before weights; null if every bit is the same. */
  static @Nullable String parting(StoredTraining stored, TrainingResult again) {
    List<EpochMetrics> before = stored.epochs();
    List<EpochMetrics> now = again.epochs();
    List<@Nullable String> partings = new ArrayList<>();
    partings.add(parting(stored.result().initial(), again.initial()));
    for (int i = 0; i < Math.min(before.size(), now.size()); i++) {
      partings.add(parting(before.get(i), now.get(i)));
    }
    if (before.size() != now.size()) {
      partings.add("epochs: " + before.size() + " stored, " + now.size() + " now");
    }
    String divergence = stored.result().divergence();
    if (!Objects.equals(divergence, again.divergence())) {
      partings.add("divergence: " + divergence + " stored, " + again.divergence() + " now");
    }
    return Stream.concat(partings.stream(), weights(stored.weights(), again.weights()))
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  private static @Nullable String parting(@Nullable EpochMetrics stored, EpochMetrics again) {
    Map<String, JsonNode> before = stored == null ? Map.of() : leaves(stored);
    Map<String, JsonNode> now = leaves(again);
    List<Difference> differences =
        Stream.concat(now.keySet().stream(), before.keySet().stream())
            .distinct()
            .map(key -> new Difference(key, before.get(key), now.get(key)))
            .filter(Difference::there)
            .toList();
    return differences.stream()
        .max(Comparator.comparingDouble(Difference::relative))
        .map(
            largest ->
                "epoch "
                    + again.epoch()
                    + ": "
                    + largest
                    + (differences.size() == 1 ? "" : others(differences.size() - 1)))
        .orElse(null);
  }

  private static String others(int count) {
    return "; " + count + (count == 1 ? " other metric differs" : " other metrics differ") + " too";
  }

  /** Returns the metrics by name as their file has them, both sides alike, without times. */
  private static Map<String, JsonNode> leaves(EpochMetrics metrics) {
    JsonNode line = ResultsJson.parse(ResultsJson.line(metrics));
    Map<String, JsonNode> leaves = SpecChanges.leaves(line);
    leaves.remove(SECONDS);
    return leaves;
  }

  private static Stream<@Nullable String> weights(List<Tensor> stored, List<Tensor> again) {
    List<String> before = stored.stream().map(BitComparison::form).toList();
    List<String> now = again.stream().map(BitComparison::form).toList();
    if (!before.equals(now)) {
      return Stream.of("weights: tensors " + before + " stored, " + now + " now");
    }
    List<@Nullable String> partings = new ArrayList<>();
    for (int i = 0; i < stored.size(); i++) {
      partings.add(parting(stored.get(i), again.get(i)));
    }
    return partings.stream();
  }

  private static String form(Tensor tensor) {
    return tensor.kind() + " " + tensor.name() + Arrays.toString(tensor.shape());
  }

  private static @Nullable String parting(Tensor stored, Tensor again) {
    int count = 0;
    Difference largest = null;
    for (int i = 0; i < stored.values().length; i++) {
      float before = stored.values()[i];
      float now = again.values()[i];
      if (Float.floatToRawIntBits(before) != Float.floatToRawIntBits(now)) {
        count++;
        Difference difference = Difference.of("value " + i, before, now);
        largest =
            largest == null || difference.relative() > largest.relative() ? difference : largest;
      }
    }
    return largest == null
        ? null
        : "weights: " + count + " of " + stored.name() + " differ, most " + largest;
  }
}
