package io.shrinkage.report;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a sweep's runs say about weights that are exactly zero. */
record Zeros(Sweep sweep) {

  /** Returns the configuration with the largest mean share, the first of equals. */
  Optional<Configuration> most() {
    return sweep.configurations().stream()
        .filter(each -> !each.used().isEmpty())
        .reduce((first, each) -> share(each) > share(first) ? each : first);
  }

  /** Returns whether no run that is in a mean has an exactly zero weight. */
  boolean none() {
    return most().map(each -> share(each) == 0).orElse(false);
  }

  /** Returns ", collapsed runs aside" where runs that are in no mean do have zeros. */
  String aside() {
    List<Outcome> with =
        sweep.runs().stream()
            .filter(run -> run.last() != null && Metric.ZEROS.of(Configuration.last(run)) > 0)
            .map(Outcome::of)
            .filter(outcome -> outcome != Outcome.USED)
            .distinct()
            .sorted()
            .toList();
    return with.isEmpty()
        ? ""
        : ", "
            + with.stream().map(Outcome::label).collect(Collectors.joining(" and "))
            + " runs aside";
  }

  static double share(Configuration configuration) {
    return configuration.mean(Metric.ZEROS).orElse(0);
  }
}
