package io.shrinkage.report;

import io.shrinkage.report.Chart.Table;
import io.shrinkage.report.Confusion.Mistake;
import io.shrinkage.report.Drawing.Cell;
import io.shrinkage.report.Drawing.Heat;
import io.shrinkage.report.Drawing.Scale;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the selected configuration takes for what. */
record ConfusionFigure(Configuration best, Confusion confusion, ClassLabels labels) {
  /** With more classes the matrix cannot be read. */
  private static final int MOST = 20;

  private static final int NAMED = 3;

  static Optional<Figure> of(Selected selected, ClassLabels labels) {
    Confusion confusion = Confusion.of(Diagnosed.of(selected.best()));
    return confusion.predictions() == 0
        ? Optional.empty()
        : Optional.of(new ConfusionFigure(selected.best(), confusion, labels).figure());
  }

  private Figure figure() {
    List<Integer> shown = confusion.classes(MOST);
    List<String> names = shown.stream().map(labels::name).toList();
    return new Figure(
        "confusion",
        "heat",
        title(),
        note(shown),
        "tall",
        new Heat(
            Ticks.rows("predicted class", names, null),
            Ticks.rows("true class", names, null),
            true,
            scale(),
            cells(shown),
            List.of()),
        table(shown));
  }

  private String title() {
    List<Mistake> mistakes = confusion.mistakes();
    if (mistakes.isEmpty()) {
      return "No validation image is taken for another class";
    }
    return "The most frequent mistakes are "
        + mistakes.stream().limit(NAMED).map(this::text).collect(Collectors.joining(", "));
  }

  private String text(Mistake mistake) {
    return "%s taken for %s (%s of %s)"
        .formatted(
            labels.name(mistake.actual()),
            labels.name(mistake.predicted()),
            Numbers.count(mistake.count()),
            Numbers.count(mistake.images()));
  }

  private String note(List<Integer> shown) {
    int runs = best.used().size();
    String fewer =
        shown.size() < confusion.classes()
            ? " The %d of %d classes with the most frequent mistakes."
                .formatted(shown.size(), confusion.classes())
            : "";
    return "Validation part, %s, %s: %s of %s predictions are wrong (%s). Gray: right ones.%s"
        .formatted(
            Paths.configuration(best),
            runs == 1 ? "one run" : "summed over " + Repetitions.of(best.used()).product(),
            Numbers.count(confusion.wrong()),
            Numbers.count(confusion.predictions()),
            Numbers.percent((double) confusion.wrong() / confusion.predictions()),
            fewer);
  }

  private Scale scale() {
    long most = confusion.mistakes().stream().mapToLong(Mistake::count).max().orElse(1);
    return new Scale("mistakes", 0, most, "0", Numbers.count(most));
  }

  private List<Cell> cells(List<Integer> shown) {
    List<Cell> cells = new ArrayList<>();
    for (int y = 0; y < shown.size(); y++) {
      for (int x = 0; x < shown.size(); x++) {
        long count = confusion.count(shown.get(y), shown.get(x));
        if (count > 0) {
          String tip =
              "%s taken for %s: %s of %s"
                  .formatted(
                      labels.name(shown.get(y)),
                      labels.name(shown.get(x)),
                      Numbers.count(count),
                      Numbers.count(confusion.images(shown.get(y))));
          Double value = x == y ? null : (double) count;
          cells.add(new Cell(x, y, value, Numbers.count(count), tip, false));
        }
      }
    }
    return cells;
  }

  private Table table(List<Integer> shown) {
    List<String> head = new ArrayList<>(List.of("true class"));
    shown.forEach(label -> head.add("as " + labels.name(label)));
    List<List<String>> rows = new ArrayList<>();
    for (int actual : shown) {
      List<String> row = new ArrayList<>(List.of(labels.name(actual)));
      shown.forEach(predicted -> row.add(Numbers.count(confusion.count(actual, predicted))));
      rows.add(row);
    }
    return new Table(head, rows, 1);
  }
}
