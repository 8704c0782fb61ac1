package io.shrinkage.report;

import com.fasterxml.jackson.databind.JsonNode;
import io.shrinkage.run.StoredRun;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * How the runs of two experiments can be compared.
 *
 * @param kind in pairs, as independent samples, or not at all
 * @param reason why not in pairs; empty if they are
 */
record Pairing(Kind kind, String reason) {

  /** The ways to compare, the strongest first. */
  enum Kind {
    PAIRED,
    INDEPENDENT,
    UNTESTED
  }

  static Pairing of(ComparedExperiment first, ComparedExperiment second) {
    if (pairs(first, second)) {
      return new Pairing(Kind.PAIRED, "");
    }
    Set<String> data = values(first, "split_sha256");
    Set<String> others = values(second, "split_sha256");
    if (data.isEmpty() || others.isEmpty()) {
      return new Pairing(Kind.UNTESTED, "no record of their data is left");
    }
    boolean sameImages =
        data.equals(others)
            && data.size() == 1
            && values(first, "train_sha256").equals(values(second, "train_sha256"));
    if (!sameImages) {
      return new Pairing(Kind.UNTESTED, otherData(first, second));
    }
    boolean folds = first.used().stream().anyMatch(run -> run.repetition().fold() > 0);
    return new Pairing(folds ? Kind.UNTESTED : Kind.INDEPENDENT, "they share no seed");
  }

  private static boolean pairs(ComparedExperiment first, ComparedExperiment second) {
    return first.used().stream()
        .anyMatch(run -> second.used().stream().anyMatch(other -> pair(run, other)));
  }

  /** Returns whether two runs have one seed and fold, and were trained and judged on one split. */
  static boolean pair(StoredRun run, StoredRun other) {
    return run.repetition().equals(other.repetition())
        && value(run, "split_sha256").isPresent()
        && value(run, "split_sha256").equals(value(other, "split_sha256"))
        && value(run, "train_sha256").equals(value(other, "train_sha256"));
  }

  private static String otherData(ComparedExperiment first, ComparedExperiment second) {
    String one = String.join(", ", values(first, "name"));
    String two = String.join(", ", values(second, "name"));
    if (!one.equals(two)) {
      return "their data differ (%s and %s)".formatted(one, two);
    }
    return values(first, "train_sha256").equals(values(second, "train_sha256"))
        ? "their images were not split alike"
        : "the bytes of their data differ";
  }

  private static Set<String> values(ComparedExperiment experiment, String key) {
    Function<StoredRun, Optional<String>> value = run -> value(run, key);
    return experiment.used().stream()
        .map(value)
        .flatMap(Optional::stream)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Optional<String> value(StoredRun run, String key) {
    JsonNode value = run.provenance().path("data").path(key);
    return value.isTextual() ? Optional.of(value.textValue()) : Optional.empty();
  }
}
