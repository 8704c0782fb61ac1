package io.shrinkage.doctor;

import io.shrinkage.spec.Experiment;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Examines a sweep before it is trained, from its spec alone.
 *
 * <p>Label noise and the number of epochs are left to whoever asks the question.
 */
public final class SpecDoctor {

  private SpecDoctor() {}

  /**
   * Returns what was found, warnings first; the same findings for the same spec.
   *
   * <p>Costs what the distinct configurations cost, whatever their repetitions: milliseconds for an
   * ordinary sweep, about a second for 10,000 configurations.
   */
  public static List<Finding> examine(Experiment experiment) {
    SweepDesign design = SweepDesign.of(experiment);
    return Stream.of(
            StrengthGrid.examine(design),
            Repetitions.examine(design),
            ValidationSize.examine(design),
            StartingPenalty.examine(design),
            WeakStrengths.examine(design),
            BatchNormScale.examine(design),
            CoupledDecay.examine(design))
        .flatMap(List::stream)
        .sorted(Comparator.comparing(Finding::severity))
        .toList();
  }
}
