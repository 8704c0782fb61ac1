package io.shrinkage.report;

import io.shrinkage.report.Chart.Axis;
import io.shrinkage.report.Chart.Dot;
import io.shrinkage.report.Chart.Point;
import io.shrinkage.report.Chart.Series;
import io.shrinkage.report.Chart.Table;
import io.shrinkage.report.Drawing.Plane;
import io.shrinkage.report.Selected.Compared;
import io.shrinkage.train.Diagnostics.ClassAccuracy;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** The accuracy gap by class, the baseline's beside the best penalty's. */
final class ClassGapFigure {
  /** With more rows a chart cannot be read. */
  private static final int MOST = 20;

  private static final int MOST_RUNS = 100;

  private final Sweep sweep;
  private final ClassLabels labels;
  private final List<Compared> sides;

  /** Classes with the largest gap of the first side last, which is the top row. */
  private final List<Integer> classes;

  ClassGapFigure(Sweep sweep, Selected selected, ClassLabels labels) {
    this.sweep = sweep;
    this.labels = labels;
    this.sides = selected.compared();
    this.classes = sides.isEmpty() ? List.of() : byGap(sides.get(0), labels.names().size());
  }

  private static List<Integer> byGap(Compared side, int count) {
    Map<Integer, Double> gaps = new LinkedHashMap<>();
    for (int label = 0; label < count; label++) {
      int its = label;
      ClassGaps.of(side, label).gap().ifPresent(gap -> gaps.put(its, gap));
    }
    return gaps.entrySet().stream()
        .sorted(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .toList();
  }

  /** Returns the figure; empty if no class has images in both parts. */
  Optional<Figure> figure() {
    if (classes.isEmpty()) {
      return Optional.empty();
    }
    List<Integer> shown = classes.subList(Math.max(0, classes.size() - MOST), classes.size());
    List<Series> series = sides.stream().map(side -> series(side, shown)).toList();
    return Optional.of(
        new Figure(
            "class-gap",
            "rows",
            new ClassGapTitle(labels, sides, classes).text(),
            note(shown),
            "tall",
            new Plane(
                x(series),
                Ticks.rows("class", shown.stream().map(labels::name).toList(), null),
                series,
                List.of()),
            table()));
  }

  private String note(List<Integer> shown) {
    String fewer =
        shown.size() < classes.size()
            ? " The %d of %d classes with the largest gap; all are in the table."
                .formatted(shown.size(), classes.size())
            : "";
    return "Train minus validation accuracy of each class, on probe and validation part. Small"
        + " dots are single runs"
        + (sides.stream().allMatch(side -> side.runs().size() <= MOST_RUNS)
            ? "."
            : ", " + MOST_RUNS + " of each configuration.")
        + fewer
        + images();
  }

  /** Returns how much chance a class's accuracy has, from its number of images alone. */
  private String images() {
    int images =
        classes.stream()
            .mapToInt(label -> images(sides.get(0), label))
            .filter(n -> n > 0)
            .min()
            .orElse(0);
    return images == 0
        ? ""
        : " With %s of a class or more, chance alone moves an accuracy of 80\u00a0%% by %s (one standard error)."
            .formatted(
                Numbers.counted(images, "validation image"),
                Numbers.points(Math.sqrt(0.8 * 0.2 / images)));
  }

  private static int images(Compared side, int label) {
    List<List<Integer>> confusion = side.runs().get(0).diagnostics().confusion();
    return label < confusion.size()
        ? confusion.get(label).stream().mapToInt(Integer::intValue).sum()
        : 0;
  }

  private static Axis x(List<Series> series) {
    var values =
        series.stream()
            .flatMap(each -> each.dots().stream())
            .mapToDouble(Dot::x)
            .summaryStatistics();
    return Axis.of(
        "accuracy gap",
        "pp",
        Range.around(Math.min(0, values.getMin()), Math.max(0, values.getMax()), 100));
  }

  private Series series(Compared side, List<Integer> shown) {
    List<Point> means = new ArrayList<>();
    List<Dot> dots = new ArrayList<>();
    for (int row = 0; row < shown.size(); row++) {
      ClassGaps gaps = ClassGaps.of(side, shown.get(row));
      double y = row;
      gaps.gap().ifPresent(mean -> means.add(new Point(Numbers.rounded(100 * mean), y)));
      for (int i = 0; i < Math.min(gaps.runs().size(), MOST_RUNS); i++) {
        var run = gaps.runs().get(i).run();
        String label =
            labels.name(shown.get(row)) + ", " + sweep.repetitions().label(run.repetition());
        double x = Numbers.rounded(100 * ClassGaps.gap(gaps.accuracies().get(i)));
        dots.add(new Dot(x, y, run.id(), label, 1));
      }
    }
    return new Series(
        side.name(), "", side.color(), side.unpenalized(), false, means, dots, List.of());
  }

  private Table table() {
    List<String> head = new ArrayList<>(List.of("class"));
    for (Compared side : sides) {
      head.addAll(
          List.of("train, " + side.role(), "validation, " + side.role(), "gap, " + side.role()));
    }
    List<List<String>> rows = new ArrayList<>();
    for (int i = classes.size() - 1; i >= 0; i--) {
      List<String> row = new ArrayList<>(List.of(labels.name(classes.get(i))));
      for (Compared side : sides) {
        ClassGaps gaps = ClassGaps.of(side, classes.get(i));
        row.add(percent(gaps.mean(ClassAccuracy::trainAccuracy)));
        row.add(percent(gaps.mean(ClassAccuracy::validationAccuracy)));
        row.add(gaps.gap().isPresent() ? Numbers.points(gaps.gap().getAsDouble()) : "\u2013");
      }
      rows.add(row);
    }
    return new Table(head, rows, 1);
  }

  private static String percent(OptionalDouble mean) {
    return mean.isPresent() ? Numbers.percent(mean.getAsDouble()) : "\u2013";
  }
}
