package io.shrinkage.report;

import io.shrinkage.report.Chart.Table;
import io.shrinkage.report.Layout.Group;
import io.shrinkage.report.Layout.Place;
import io.shrinkage.run.StoredRun;
import io.shrinkage.spec.Repetition;
import java.util.ArrayList;
import java.util.List;

/**
 * The tables behind the charts: the mean of each configuration, and its single runs where they are
 * few.
 */
final class ChartTables {
  private static final int MOST_REPETITIONS = 20;
  private static final String NONE = "\u2013";

  private ChartTables() {}

  static Table of(Sweep sweep, Layout layout, List<? extends Quantity> metrics) {
    List<String> head = new ArrayList<>(List.of(layout.label()));
    if (!layout.single()) {
      head.add("series");
    }
    int firstNumber = head.size();
    for (Quantity metric : metrics) {
      head.add(metrics.size() == 1 ? "mean" : metric.label());
      if (single(sweep, metrics)) {
        sweep.repetitions().all().forEach(each -> head.add(sweep.repetitions().label(each)));
      }
    }
    List<List<String>> rows = new ArrayList<>();
    for (Group group : layout.groups()) {
      for (Place place : group.places()) {
        rows.add(row(sweep, layout, group, place, metrics));
      }
    }
    return new Table(head, rows, firstNumber);
  }

  private static List<String> row(
      Sweep sweep, Layout layout, Group group, Place place, List<? extends Quantity> metrics) {
    List<String> row = new ArrayList<>(List.of(place.label()));
    if (!layout.single()) {
      row.add(group.name());
    }
    for (Quantity metric : metrics) {
      var mean = place.configuration().mean(metric);
      row.add(mean.isPresent() ? metric.text(mean.getAsDouble()) : NONE);
      if (single(sweep, metrics)) {
        sweep
            .repetitions()
            .all()
            .forEach(each -> row.add(cell(place.configuration(), each, metric)));
      }
    }
    return row;
  }

  private static boolean single(Sweep sweep, List<? extends Quantity> metrics) {
    return metrics.size() == 1 && sweep.repetitions().all().size() <= MOST_REPETITIONS;
  }

  private static String cell(Configuration configuration, Repetition repetition, Quantity metric) {
    for (StoredRun run : configuration.runs()) {
      if (run.repetition().equals(repetition)) {
        Outcome outcome = Outcome.of(run);
        return outcome == Outcome.USED
            ? metric.in(run).stream().mapToObj(metric::text).findFirst().orElse(NONE)
            : outcome.label();
      }
    }
    return NONE;
  }
}
