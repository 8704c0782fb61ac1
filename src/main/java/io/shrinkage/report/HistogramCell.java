package io.shrinkage.report;

import io.shrinkage.report.Contrast.Column;
import io.shrinkage.report.HistogramGrid.Panel;
import io.shrinkage.train.Diagnostics.Histogram;
import java.util.List;

/** The weights of one layer of one configuration. */
record HistogramCell(Column column, Histogram histogram) {

  long weights() {
    return histogram.zeros() + histogram.counts().stream().mapToLong(each -> each).sum();
  }

  /** Returns the share of weights that are exactly 0, in [0, 1]. */
  double zeros() {
    return weights() == 0 ? 0 : (double) histogram.zeros() / weights();
  }

  /** Returns the root mean square of all weights, zeros included; NaN if it is not known. */
  double rms() {
    return Configuration.last(column.run()).layers().stream()
        .filter(each -> each.layer().equals(histogram.layer()))
        .mapToDouble(each -> each.l2Norm() / Math.sqrt(each.weights()))
        .findFirst()
        .orElse(Double.NaN);
  }

  Panel panel(double reach) {
    return new Panel(
        column.name(),
        column.role(),
        HistogramShape.path(histogram, reach),
        Numbers.rounded(HistogramShape.HEIGHT * zeros()),
        caption(),
        "%s, %s: %s of the weights are exactly zero, the largest |weight| is %s"
            .formatted(
                histogram.layer(),
                column.name(),
                Numbers.percent(zeros()),
                Numbers.setting(histogram.limit())));
  }

  /** Returns the share of zeros, or their number where that rounds to nothing. */
  private String caption() {
    long count = histogram.zeros();
    return count == 0
        ? "none is 0"
        : zeros() < 5e-5
            ? Numbers.count(count) + (count == 1 ? " is 0" : " are 0")
            : Numbers.percent(zeros()) + " are 0";
  }

  List<String> row() {
    return List.of(
        histogram.layer(),
        column.name(),
        Numbers.count(weights()),
        Numbers.count(histogram.zeros()),
        Numbers.percent(zeros()),
        Double.isNaN(rms()) ? "\u2013" : Numbers.setting(rms()),
        Numbers.setting(histogram.limit()));
  }
}
