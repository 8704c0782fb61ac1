package io.shrinkage.report;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a sweep comes to.
 *
 * @param best the usable configuration with the best mean by the sweep's measure; null if none
 * @param baseline of the best one; null if it is one itself or has none that is usable
 */
record Analysis(
    Sweep sweep, Tests tests, @Nullable Configuration best, @Nullable Configuration baseline) {

  static Analysis of(Sweep sweep) {
    Configuration best = sweep.best().filter(each -> !each.used().isEmpty()).orElse(null);
    Configuration baseline =
        best == null || sweep.isBaseline(best)
            ? null
            : sweep.baseline(best).filter(each -> !each.used().isEmpty()).orElse(null);
    return new Analysis(sweep, Tests.of(sweep), best, baseline);
  }

  Measure measure() {
    return sweep.measure();
  }

  /** Returns the evidence on the best configuration that is no baseline. */
  Optional<Evidence> evidence() {
    return sweep.bestCompared().flatMap(tests::of);
  }

  /** Returns, of the sound configurations that are shown to help, the one with the best mean. */
  Optional<Evidence> helping() {
    return tests.all().stream()
        .filter(each -> each.configuration().sound() && each.helps(measure()))
        .max(
            Comparator.comparingDouble(
                each -> measure().merit(measure().mean(each.configuration()).orElse(Double.NaN))));
  }

  /**
   * Returns the runs whose test results belong into the report: of the best and of its baseline.
   */
  List<Configuration> selected() {
    return best == null ? List.of() : baseline == null ? List.of(best) : List.of(best, baseline);
  }
}
