package io.shrinkage.report;

import io.shrinkage.report.Match.Side;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is equally strong in two experiments: the same lambda (or lambda1 + lambda2), and the same
 * of whatever else was swept.
 */
record EqualStrengths(double strength, Map<String, String> others) {

  /** Returns the matches, weakest first; what occurs twice in an experiment is passed over. */
  static List<Match> of(Matches matches, ComparedExperiment first, ComparedExperiment second) {
    Map<EqualStrengths, List<Configuration>> others = grouped(second);
    List<Match> equal = new ArrayList<>();
    grouped(first)
        .forEach(
            (key, its) -> {
              List<Configuration> theirs = others.getOrDefault(key, List.of());
              if (its.size() == 1 && theirs.size() == 1) {
                matches
                    .of(new Side(first, its.get(0)), new Side(second, theirs.get(0)))
                    .ifPresent(equal::add);
              }
            });
    equal.sort(Comparator.comparingDouble(each -> strength(each.first().configuration())));
    return equal;
  }

  private static Map<EqualStrengths, List<Configuration>> grouped(ComparedExperiment experiment) {
    Map<EqualStrengths, List<Configuration>> groups = new LinkedHashMap<>();
    for (Configuration each : experiment.usable()) {
      groups.computeIfAbsent(of(each), absent -> new ArrayList<>()).add(each);
    }
    return groups;
  }

  private static EqualStrengths of(Configuration configuration) {
    Map<String, String> others = new TreeMap<>();
    configuration
        .assignment()
        .forEach(
            (path, value) -> {
              if (!Paths.isPenalty(path)) {
                others.put(path, Paths.value(path, value));
              }
            });
    return new EqualStrengths(strength(configuration), others);
  }

  static double strength(Configuration configuration) {
    return configuration.unpenalized() ? 0 : Numbers.rounded(configuration.strength()) + 0.0;
  }
}
