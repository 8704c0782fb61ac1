package io.shrinkage.report;

import io.shrinkage.report.Report.Page;
import java.util.List;

/**
 * The comparison of several experiments as its template prints it.
 *
 * @param labels of the experiments
 * @param between the experiments against each other
 * @param lead how to read the charts
 * @param configurations all of them, each against the baseline of its experiment
 * @param differences where the specs differ; without rows where they do not
 */
public record ComparisonPage(
    List<String> labels,
    Verdict verdict,
    Chart.Table between,
    String lead,
    List<Chart> charts,
    Chart.Table configurations,
    Chart.Table differences,
    Page page) {

  /** Returns the labels in one line. */
  public String title() {
    return String.join(" \u00b7 ", labels);
  }
}
