package io.shrinkage.report;

import io.shrinkage.report.Layout.Group;
import io.shrinkage.report.Layout.Place;
import io.shrinkage.report.Selected.Compared;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Chooses the configurations that are drawn one beside another: the baseline and the best; of one
 * series also some other strengths, of several the best of each.
 */
record FrontierLines(Sweep sweep, Selected selected) {
  /** With more lines a chart cannot be read. */
  private static final int MOST = 6;

  /**
   * A line.
   *
   * @param color a name for which the page has a color, such as "l1", or "l1/paper/40" with 40 % of
   *     another color in it
   * @param dashed whether it is the baseline
   */
  record Line(
      String name,
      String color,
      boolean dashed,
      Configuration configuration,
      List<Diagnosed> runs) {}

  /** Returns the lines that have runs, the baseline first. */
  List<Line> lines() {
    Optional<Layout> layout = Layouts.of(sweep);
    if (layout.isEmpty()) {
      return selected.compared().stream().map(FrontierLines::line).toList();
    }
    List<Line> lines = layout.get().single() ? strengths(layout.get()) : series(layout.get());
    return lines.stream().limit(MOST).toList();
  }

  private static Line line(Compared each) {
    return new Line(
        each.name(), each.color(), each.unpenalized(), each.configuration(), each.runs());
  }

  /** Returns the baseline, the best, its neighbors and the strongest, by strength. */
  private List<Line> strengths(Layout layout) {
    Group group = layout.groups().get(0);
    List<Place> drawn =
        group.places().stream()
            .filter(place -> place.configuration().sound() || isCompared(place.configuration()))
            .filter(place -> !Diagnosed.of(place.configuration()).isEmpty())
            .toList();
    List<Line> lines = new ArrayList<>();
    int marked = marked(drawn);
    for (int index : spread(drawn.size(), marked)) {
      lines.add(line(layout, drawn.get(index).configuration(), index - marked));
    }
    lines.sort(Comparator.comparing(line -> !line.dashed()));
    return lines;
  }

  private int marked(List<Place> places) {
    Configuration penalized = selected.penalized();
    for (int i = 0; i < places.size(); i++) {
      if (penalized != null && Sweep.same(penalized, places.get(i).configuration())) {
        return i;
      }
    }
    return 0;
  }

  /** Returns all indices, or the ends, the marked one, its neighbors and one more. */
  private static List<Integer> spread(int size, int marked) {
    List<Integer> wanted =
        List.of(0, marked, size - 1, marked + 1, marked - 1, (marked + size) / 2);
    return (size <= MOST ? IntStream.range(0, size).boxed() : wanted.stream())
        .filter(index -> index >= 0 && index < size)
        .distinct()
        .sorted()
        .toList();
  }

  private Line line(Layout layout, Configuration each, int distance) {
    Optional<Compared> compared =
        selected.compared().stream().filter(it -> Sweep.same(it.configuration(), each)).findFirst();
    if (compared.isPresent()) {
      return line(compared.get());
    }
    int share = Math.min(50, 10 + 20 * Math.abs(distance));
    String color = Colors.of(each.penaltyType());
    return new Line(
        Selected.shortly(each),
        layout.numeric() ? color + (distance < 0 ? "/paper/" : "/ink/") + share : color,
        false,
        each,
        Diagnosed.of(each));
  }

  private boolean isCompared(Configuration configuration) {
    return selected.isBest(configuration) || selected.isBaseline(configuration);
  }

  /** Returns the baseline, and of each series the best configuration with a penalty. */
  private List<Line> series(Layout layout) {
    List<Line> lines = new ArrayList<>();
    selected.compared().stream()
        .filter(Compared::unpenalized)
        .map(FrontierLines::line)
        .forEach(lines::add);
    for (Group group : layout.groups()) {
      List<Configuration> members =
          group.places().stream()
              .map(Place::configuration)
              .filter(each -> !each.unpenalized())
              .toList();
      sweep
          .only(members)
          .best(Metric.VALIDATION_ACCURACY, true)
          .filter(each -> !Diagnosed.of(each).isEmpty())
          .ifPresent(each -> lines.add(ofSeries(group, each)));
    }
    return lines;
  }

  private Line ofSeries(Group group, Configuration each) {
    String role = selected.isBest(each) ? "best: " : "";
    return new Line(role + Selected.shortly(each), group.color(), false, each, Diagnosed.of(each));
  }
}
