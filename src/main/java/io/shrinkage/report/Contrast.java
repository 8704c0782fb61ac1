package io.shrinkage.report;

import io.shrinkage.report.Layout.Place;
import io.shrinkage.run.StoredRun;
import io.shrinkage.spec.Repetition;
import io.shrinkage.train.Diagnostics;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The configurations whose trained weights are shown side by side: the series of the best one from
 * the baseline to the strongest, as far as they have a usable run with what is to be shown.
 *
 * @param candidates rising in strength
 * @param best the best of all, with or without a penalty
 * @param penalized the best with a penalty; the same as best where there is none
 * @param strongest the role of the last one: "strongest", or "strongest usable" where a stronger
 *     one cannot be shown; empty where candidates do not rise in strength
 * @param has what a run's diagnostics must have
 */
record Contrast(
    Sweep sweep,
    List<Configuration> candidates,
    Configuration best,
    Configuration penalized,
    String strongest,
    Predicate<Diagnostics> has) {

  /**
   * One configuration.
   *
   * @param name within the sweep, such as "lambda = 1e-3"
   * @param role such as "baseline" or "best"; may be empty
   * @param run the one whose weights are shown
   */
  record Column(
      Configuration configuration, String name, String role, StoredRun run, Diagnostics weights) {}

  /** Returns the contrast around the best configuration; empty if nothing is there to be shown. */
  static Optional<Contrast> of(Sweep sweep, @Nullable Layout layout, Predicate<Diagnostics> has) {
    return best(sweep)
        .map(best -> of(sweep, layout, has, best))
        .filter(contrast -> !contrast.candidates().isEmpty());
  }

  private static Optional<Configuration> best(Sweep sweep) {
    return sweep.best();
  }

  private static Contrast of(
      Sweep sweep, @Nullable Layout layout, Predicate<Diagnostics> has, Configuration best) {
    Configuration penalized =
        best.unpenalized() ? best(sweep.only(sweep.penalized())).orElse(best) : best;
    List<Configuration> series = new ArrayList<>(series(layout, penalized));
    sweep
        .baseline(penalized)
        .filter(each -> index(series, each) < 0)
        .ifPresent(each -> series.add(0, each));
    boolean whole = !shown(series.get(series.size() - 1), has).isEmpty();
    boolean rising = layout != null && layout.numeric();
    String strongest = !rising ? "" : whole ? "strongest" : "strongest usable";
    series.removeIf(each -> shown(each, has).isEmpty());
    return new Contrast(sweep, List.copyOf(series), best, penalized, strongest, has);
  }

  private static List<Configuration> series(@Nullable Layout layout, Configuration member) {
    return layout == null
        ? List.of(member)
        : layout.groups().stream()
            .map(group -> group.places().stream().map(Place::configuration).toList())
            .filter(group -> index(group, member) >= 0)
            .findFirst()
            .orElse(List.of(member));
  }

  /** Returns at most so many of them: the first, the best, the last, and others between. */
  List<Column> columns(int most) {
    TreeSet<Integer> chosen = new TreeSet<>();
    for (int each :
        new int[] {
          0, index(candidates, best), candidates.size() - 1, index(candidates, penalized)
        }) {
      if (each >= 0 && chosen.size() < most) {
        chosen.add(each);
      }
    }
    while (chosen.size() < Math.min(most, candidates.size())) {
      chosen.add(farthest(chosen));
    }
    List<Configuration> configurations = chosen.stream().map(candidates::get).toList();
    Repetition common = common(configurations);
    return configurations.stream().map(each -> column(each, common)).toList();
  }

  /** Returns the place that is farthest from all that are taken, the strongest of equals. */
  private int farthest(TreeSet<Integer> taken) {
    int farthest = 0;
    int most = 0;
    for (int i = 0; i < candidates.size(); i++) {
      Integer below = taken.floor(i);
      Integer above = taken.ceiling(i);
      int left = below == null ? Integer.MAX_VALUE : i - below;
      int right = above == null ? Integer.MAX_VALUE : above - i;
      if (Math.min(left, right) >= most) {
        most = Math.min(left, right);
        farthest = i;
      }
    }
    return farthest;
  }

  /** Returns the first repetition that all can show, so that they began with the same weights. */
  private @Nullable Repetition common(List<Configuration> configurations) {
    return shown(configurations.get(0), has).stream()
        .map(StoredRun::repetition)
        .filter(each -> configurations.stream().allMatch(other -> run(other, each).isPresent()))
        .findFirst()
        .orElse(null);
  }

  private Optional<StoredRun> run(Configuration configuration, Repetition repetition) {
    return shown(configuration, has).stream()
        .filter(run -> run.repetition().equals(repetition))
        .findFirst();
  }

  private Column column(Configuration configuration, @Nullable Repetition common) {
    List<StoredRun> shown = shown(configuration, has);
    StoredRun run = common == null ? shown.get(0) : run(configuration, common).orElse(shown.get(0));
    return new Column(
        configuration,
        new Naming(sweep).of(configuration),
        role(configuration),
        run,
        Objects.requireNonNull(run.diagnostics(), "what is shown has diagnostics"));
  }

  private String role(Configuration configuration) {
    List<String> roles = new ArrayList<>();
    if (sweep.varied().isEmpty()) {
      return "";
    }
    if (configuration.unpenalized()) {
      roles.add("baseline");
    }
    if (Sweep.same(configuration, best)) {
      roles.add("best");
    } else if (Sweep.same(configuration, penalized)) {
      roles.add("best with a penalty");
    }
    if (index(candidates, configuration) == candidates.size() - 1) {
      roles.add(strongest);
    }
    roles.removeIf(String::isEmpty);
    return String.join(", ", roles);
  }

  /** Returns whose weights are shown, such as "seed 1", or "the first usable seed of each". */
  String whose(List<Column> columns) {
    Repetitions shown = Repetitions.of(columns.stream().map(Column::run).toList());
    Repetitions all = sweep.repetitions();
    return shown.all().size() == 1
        ? all.label(shown.all().get(0))
        : "the first usable " + all.noun() + " of each";
  }

  private static List<StoredRun> shown(Configuration configuration, Predicate<Diagnostics> has) {
    return configuration.used().stream()
        .filter(run -> run.diagnostics() != null && has.test(run.diagnostics()))
        .toList();
  }

  private static int index(List<Configuration> list, Configuration configuration) {
    for (int i = 0; i < list.size(); i++) {
      if (Sweep.same(list.get(i), configuration)) {
        return i;
      }
    }
    return -1;
  }
}
