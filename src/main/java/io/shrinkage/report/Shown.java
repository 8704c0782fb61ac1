package io.shrinkage.report;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The configurations that a report shows one by one: all, or of too many to look at the selected
 * ones and others evenly spaced.
 *
 * @param configurations in plan order
 * @param of how many there are
 */
record Shown(List<Configuration> configurations, int of) {
  static final int MOST = 60;

  /** Chooses among some configurations of a sweep, which are in plan order. */
  static Shown of(Sweep sweep, List<Configuration> all) {
    if (all.size() <= MOST) {
      return new Shown(List.copyOf(all), all.size());
    }
    TreeSet<Integer> places = new TreeSet<>();
    marked(sweep).map(each -> place(all, each)).filter(place -> place >= 0).forEach(places::add);
    int others = MOST - places.size();
    for (int i = 0; i < others; i++) {
      places.add(Math.toIntExact((long) i * (all.size() - 1) / (others - 1)));
    }
    return new Shown(places.stream().map(all::get).toList(), all.size());
  }

  private static Stream<Configuration> marked(Sweep sweep) {
    return Stream.of(sweep.best(), sweep.best().flatMap(sweep::baseline), sweep.lambda1se())
        .flatMap(Optional::stream);
  }

  private static int place(List<Configuration> all, Configuration configuration) {
    for (int i = 0; i < all.size(); i++) {
      if (Sweep.same(all.get(i), configuration)) {
        return i;
      }
    }
    return -1;
  }

  /** Returns a sentence on what is left out; empty where nothing is. */
  String note() {
    return configurations.size() == of
        ? ""
        : "Shown are %s of %s: lambda.min, its baseline, lambda.1se, and others evenly spaced in the order of the sweep."
            .formatted(Numbers.count(configurations.size()), Numbers.counted(of, "configuration"));
  }
}
