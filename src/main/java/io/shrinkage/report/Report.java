package io.shrinkage.report;

import io.shrinkage.doctor.Finding;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A report as its template prints it.
 *
 * @param evidence every configuration against its baseline; empty where nothing is compared
 * @param findings of the sweep doctor, from the spec alone
 * @param penalties the penalties as they acted
 * @param facts what was run
 * @param pictures what trained weights look like
 * @param predictions what the networks predict
 * @param runs the sortable table
 */
public record Report(
    String title,
    String description,
    Verdict verdict,
    Optional<Chart.Table> evidence,
    List<Finding> findings,
    PenaltyCards penalties,
    List<Fact> facts,
    Charts charts,
    WeightPictures pictures,
    PredictionCharts predictions,
    RunsTable runs,
    Origin origin,
    Page page) {

  /**
   * The charts by section.
   *
   * @param paths gap, accuracy and loss against what was swept; empty without a sweep
   * @param weights what the penalty did to the weights; empty without a sweep
   * @param accuracyCurves a panel a configuration
   * @param lossCurves a panel a configuration, in the same order
   * @param curvesNote which configurations have no panel; may be empty
   */
  public record Charts(
      List<Chart> paths,
      List<Chart> weights,
      List<Chart> accuracyCurves,
      List<Chart> lossCurves,
      String curvesNote) {
    private static final String LEAD = "accuracy";

    /** Returns the chart that stands beside the verdict; null without a sweep. */
    public @Nullable Chart lead() {
      return paths.stream().filter(each -> each.id().equals(LEAD)).findFirst().orElse(null);
    }

    /** Returns the paths without that one. */
    public List<Chart> otherPaths() {
      return paths.stream().filter(each -> !each.id().equals(LEAD)).toList();
    }
  }

  /**
   * Where the numbers come from.
   *
   * @param spec the resolved spec, indented JSON
   * @param executedNote which configurations are not among the executed; may be empty
   */
  public record Origin(
      String spec, List<ExecutedView> executed, String executedNote, List<Fact> provenance) {}

  /**
   * What the page needs to look and work.
   *
   * @param data the charts as JSON that is safe inside a script element
   * @param spec the script element with the resolved spec
   */
  public record Page(PageAssets assets, String data, String spec) {

    /** Returns a content security policy under which the page can load nothing at all. */
    public String policy() {
      return "default-src 'none'; img-src data:; style-src 'unsafe-inline'; base-uri 'none'; "
          + "form-action 'none'; script-src "
          + String.join(" ", assets.hashes());
    }
  }
}
