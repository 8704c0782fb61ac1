package io.shrinkage.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import io.shrinkage.data.Folds;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/**
 * The axis over the folds of a cross-validation. An experiment has one number of folds, so that all
 * its configurations have the same repetitions and can be compared pair by pair.
 */
final class FoldAxis {
  private static final String VALIDATION = "data.validation";
  private static final String FOLDS = "folds";

  private FoldAxis() {}

  /** Rejects folds among the values of an axis. */
  static void check(String path, List<Located> values, String place, Problems problems) {
    values.stream()
        .filter(value -> setsFolds(path, value))
        .findFirst()
        .ifPresent(
            value ->
                problems.add(
                    value.line(),
                    place,
                    "must not vary the number of folds (an experiment has one, given in "
                        + VALIDATION
                        + "), got "
                        + Got.text(value)));
  }

  private static boolean setsFolds(String path, Located value) {
    if (path.equals(SpecPath.join(VALIDATION, FOLDS))) {
      return true;
    }
    List<String> rest = SpecPath.segments(VALIDATION);
    return SpecPath.within(VALIDATION, path)
        && value.at(rest.subList(SpecPath.segments(path).size(), rest.size()))
            instanceof Located.Members;
  }

  /**
   * Returns the axis over all folds where a file has folds and does not say which.
   *
   * @param swept the paths that the file sweeps
   */
  static Optional<Axis> of(Located.Members root, Collection<String> swept) {
    boolean says =
        root.at(SpecPath.segments(Repetition.FOLD)) != null || sets(swept, Repetition.FOLD);
    if (says
        || sets(swept, VALIDATION)
        || !(root.at(SpecPath.segments(VALIDATION)) instanceof Located.Members validation)
        || !(validation.get(FOLDS) instanceof Located.Scalar count)) {
      return Optional.empty();
    }
    return fits(count.json())
        ? Optional.of(axis(count.json().intValue(), validation.line()))
        : Optional.empty();
  }

  private static boolean sets(Collection<String> swept, String path) {
    return swept.stream().anyMatch(axis -> SpecPath.within(path, axis));
  }

  /** Returns whether there can be so many; if not, that is told when the runs are read. */
  private static boolean fits(JsonNode count) {
    return count.canConvertToExactIntegral()
        && count.canConvertToInt()
        && count.intValue() >= Folds.FEWEST
        && count.intValue() <= Folds.MOST;
  }

  private static Axis axis(int folds, int line) {
    List<Located> values =
        LongStream.rangeClosed(1, folds)
            .mapToObj(BigDecimal::valueOf)
            .map(fold -> (Located) new Located.Scalar(line, DecimalNode.valueOf(fold)))
            .toList();
    return new Axis(Repetition.FOLD, line, values);
  }
}
