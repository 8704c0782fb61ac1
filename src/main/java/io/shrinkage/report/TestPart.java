package io.shrinkage.report;

import io.shrinkage.report.Verdict.Tile;
import io.shrinkage.run.StoredRun;
import io.shrinkage.run.TestRecord;
import io.shrinkage.run.TestResult;
import io.shrinkage.stats.Summary;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Says what the test part says of the selected configuration and its baseline. */
record TestPart(Analysis analysis, TestRecord record) {

  /** Returns whether every used run of the selected configuration was measured. */
  boolean measured() {
    return analysis.best() != null && measured(analysis.best());
  }

  private boolean measured(Configuration each) {
    return !each.used().isEmpty()
        && each.used().stream().allMatch(run -> record.results().containsKey(run.id()));
  }

  Optional<Tile> tile() {
    Configuration best = analysis.best();
    Configuration baseline = analysis.baseline();
    if (best == null || !measured(best)) {
      return Optional.empty();
    }
    String note =
        baseline != null && measured(baseline)
            ? "baseline " + accuracy(baseline)
            : Numbers.counted(images(best), "image");
    return Optional.of(new Tile("Test accuracy", accuracy(best), note));
  }

  List<String> sentences() {
    Configuration best = analysis.best();
    if (best == null || !measured(best)) {
      return List.of();
    }
    List<String> sentences = new ArrayList<>();
    sentences.add(result(best, analysis.baseline()));
    if (!analysis.sweep().varied().isEmpty()) {
      sentences.add(optimism(best));
    }
    if (analysis.measure().bestEpoch()) {
      sentences.add(
          "The selection goes by every run's best epoch; the test part was measured with the weights of the last one, the only ones that are kept.");
    }
    int looks = record.looks().size();
    if (looks > 1) {
      sentences.add(
          "The test part was looked at %d times, as runs were added or trained again: every further look makes its numbers more flattering."
              .formatted(looks));
    }
    return sentences;
  }

  private String result(Configuration best, @Nullable Configuration baseline) {
    String start =
        "On the test part (%s, measured after the selection) the accuracy is %s"
            .formatted(Numbers.counted(images(best), "image"), accuracy(best));
    return baseline == null || !measured(baseline)
        ? start + "."
        : "%s, the baseline's %s, a difference of %s\u00a0pp."
            .formatted(
                start,
                accuracy(baseline),
                Numbers.signed(mean(best).mean() - mean(baseline).mean()));
  }

  /** Returns validation minus test, against that of the baseline, which nobody selected. */
  private String optimism(Configuration best) {
    Configuration baseline = analysis.baseline();
    String start =
        "Validation minus test is %s\u00a0pp".formatted(Numbers.signed(validationMinusTest(best)));
    return baseline == null || !measured(baseline)
        ? start + ": selection flatters, and the two parts hold different images."
        : "%s, for the baseline %s\u00a0pp: the difference, %s\u00a0pp, is the optimism of the selection."
            .formatted(
                start,
                Numbers.signed(validationMinusTest(baseline)),
                Numbers.signed(validationMinusTest(best) - validationMinusTest(baseline)));
  }

  private double validationMinusTest(Configuration each) {
    return each.mean(Metric.VALIDATION_ACCURACY).orElse(Double.NaN) - mean(each).mean();
  }

  private String accuracy(Configuration each) {
    return Numbers.percent(mean(each).mean());
  }

  private Summary mean(Configuration each) {
    return Summary.of(results(each).mapToDouble(TestResult::testAccuracy).toArray());
  }

  private long images(Configuration each) {
    return results(each).mapToLong(TestResult::images).max().orElse(0);
  }

  private Stream<TestResult> results(Configuration each) {
    return each.used().stream()
        .map(StoredRun::id)
        .map(id -> Objects.requireNonNull(record.results().get(id), id));
  }
}
