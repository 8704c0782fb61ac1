package io.shrinkage.report;

/** What configurations are called within their own sweep: no longer than they must be. */
record Naming(Sweep sweep) {

  /** Returns such as "lambda = 1e-3", or "L1 with lambda = 1e-3" where several types were swept. */
  String of(Configuration configuration) {
    return brief(configuration)
        ? Paths.settings(configuration)
        : Paths.configuration(configuration);
  }

  /** Returns such as "at lambda = 1e-3", "for L1 with lambda = 1e-3" or "after training". */
  String at(Configuration configuration) {
    if (configuration.assignment().isEmpty()) {
      return "after training";
    }
    return (brief(configuration) ? "at " : "for ") + of(configuration);
  }

  private boolean brief(Configuration configuration) {
    boolean oneType =
        sweep.penalized().stream().map(Configuration::penaltyType).distinct().count() == 1;
    return oneType && configuration.assignment().keySet().stream().allMatch(Paths::isStrength);
  }

  /** Returns " (mean of 3 seeds)", or nothing where there is one run. */
  static String over(Configuration configuration) {
    return configuration.used().size() > 1 ? " (" + configuration.over() + ")" : "";
  }
}
