package io.shrinkage.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The configuration that the sweep selects, and what it is shown beside.
 *
 * @param best the selected one
 * @param baseline the same without a penalty; null if there is none
 * @param penalized the best with a penalty; null if there is none
 */
record Selected(
    Configuration best, @Nullable Configuration baseline, @Nullable Configuration penalized) {

  /** Returns the selection; empty if no run has usable numbers. */
  static Optional<Selected> of(Sweep sweep) {
    return best(sweep)
        .map(
            best ->
                sweep.isBaseline(best)
                    ? new Selected(best, best, best(sweep.only(sweep.compared())).orElse(null))
                    : new Selected(best, sweep.baseline(best).orElse(null), best));
  }

  private static Optional<Configuration> best(Sweep sweep) {
    return sweep.best().filter(each -> !each.used().isEmpty());
  }

  /** Returns the same selection, with the runs of another view of the sweep. */
  Selected in(Sweep sweep) {
    return new Selected(
        Objects.requireNonNull(in(sweep, best), "the best one is in the sweep"),
        in(sweep, baseline),
        in(sweep, penalized));
  }

  private static @Nullable Configuration in(Sweep sweep, @Nullable Configuration configuration) {
    for (Configuration each : sweep.configurations()) {
      if (configuration != null && Sweep.same(each, configuration)) {
        return each;
      }
    }
    return null;
  }

  boolean isBest(Configuration configuration) {
    return Sweep.same(best, configuration);
  }

  boolean isBaseline(Configuration configuration) {
    return baseline != null && Sweep.same(baseline, configuration);
  }

  /** Returns the baseline and the best penalty, those of them that have diagnostics. */
  List<Compared> compared() {
    List<Compared> compared = new ArrayList<>();
    if (baseline != null) {
      compared.add(compared(baseline));
    }
    if (penalized != null) {
      compared.add(compared(penalized));
    }
    compared.removeIf(each -> each.runs().isEmpty());
    return compared;
  }

  private Compared compared(Configuration configuration) {
    String role =
        isBaseline(configuration)
            ? isBest(configuration) ? "baseline, the best" : "baseline"
            : isBest(configuration) ? "best" : "best penalty";
    String color = isBaseline(configuration) ? "none" : Colors.of(configuration.penaltyType());
    return new Compared(role, color, configuration, Diagnosed.of(configuration));
  }

  /** Returns what a configuration sets, with its penalty's type only where that is swept. */
  static String shortly(Configuration configuration) {
    return configuration.assignment().isEmpty()
            || configuration.assignment().containsKey("penalty.type")
        ? Paths.configuration(configuration)
        : Paths.settings(configuration);
  }

  /**
   * One of the two sides of a comparison.
   *
   * @param role such as "baseline"
   * @param runs those in means
   */
  record Compared(String role, String color, Configuration configuration, List<Diagnosed> runs) {

    boolean unpenalized() {
      return configuration.unpenalized();
    }

    /** Returns such as "best: lambda = 1e-3". */
    String name() {
      return role + ": " + shortly(configuration);
    }

    /** Returns such as "the baseline" or "L1 with lambda = 1e-3". */
    String subject() {
      return role.startsWith("baseline") ? "the baseline" : Paths.configuration(configuration);
    }
  }
}
