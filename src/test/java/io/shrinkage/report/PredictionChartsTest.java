package io.shrinkage.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.shrinkage.run.StoredExperiment;
import io.shrinkage.run.StoredRun;
import io.shrinkage.spec.SweepAxis;
import io.shrinkage.train.Diagnostics;
import io.shrinkage.train.Diagnostics.ClassAccuracy;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Guards against titles and tables of the section on predictions that the numbers do not bear. */
final class PredictionChartsTest {
  private static final SweepAxis LAMBDAS = Samples.axis("penalty.lambda", "[0, 1e-4, 1e-2]");
  private static final SweepAxis SEEDS = Samples.axis("seed", "[1, 2, 3]");

  /** The best lambda is 1e-4. */
  private static StoredExperiment experiment() {
    return Sweeps.of(
        "l2",
        List.of(LAMBDAS, SEEDS),
        new double[][] {{0.60, 0.61, 0.62}, {0.70, 0.71, 0.72}, {0.65, 0.66, 0.67}});
  }

  private static double lambda(StoredRun run) {
    return run.strengths().getOrDefault("lambda", 0.0);
  }

  private static Diagnostics diagnostics(double lambda) {
    return Diagnoses.of(
        Diagnoses.pruning(0.9, lambda == 0 ? 0.4 : 0.7),
        Diagnoses.classes(lambda == 0 ? 0.2 : 0.1),
        Diagnoses.calibration(lambda == 0 ? 0.7 : lambda == 1e-4 ? 0.5 : 0.8));
  }

  private static PredictionCharts predictions(StoredExperiment experiment) {
    return PredictionCharts.of(Sweep.of(experiment), experiment.spec());
  }

  private static PredictionCharts predictions() {
    return predictions(Diagnoses.of(experiment(), run -> diagnostics(lambda(run))));
  }

  private static Figure figure(PredictionCharts predictions, String id) {
    return predictions.figures().stream()
        .filter(figure -> figure.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private static String plain(String text) {
    return text.replace('\u00a0', ' ');
  }

  @Test
  void resultsWithoutDiagnostics_haveNoSection() {
    PredictionCharts predictions = predictions(experiment());
    assertThat(predictions.stored()).isFalse();
    assertThat(predictions.drawn()).isEmpty();
    assertThat(predictions.worst()).isNull();
  }

  @Test
  void frontier_titleSaysHowFarBothCanBePruned() {
    Figure frontier = figure(predictions(), "frontier");

    assertThat(plain(frontier.title()))
        .isEqualTo(
            "Setting the smallest weights to 0 costs at most 1 pp up to 40 % of them for the"
                + " baseline, up to 70 % for L2 with lambda = 1e-4");
    assertThat(frontier.table().head().stream().map(PredictionChartsTest::plain))
        .containsExactly(
            "weights set to 0", "baseline: lambda = 0", "best: lambda = 1e-4", "lambda = 1e-2");
    assertThat(frontier.table().rows().get(5).stream().map(PredictionChartsTest::plain))
        .containsExactly("50 %", "45.00 %", "90.00 %", "90.00 %");
  }

  @Test
  void classGap_titleCountsTheClassesThatBecameNarrower() {
    Figure gaps = figure(predictions(), "class-gap");

    // gaps of 20, 40, 60 pp at the baseline and 10, 20, 30 pp at the best
    assertThat(plain(gaps.title()))
        .isEqualTo(
            "The accuracy gap is narrower than the baseline's in 3 of 3 classes for L2 with"
                + " lambda = 1e-4, most in class 2: 30.00 pp after 60.00 pp");
    assertThat(gaps.table().rows().get(0).stream().map(PredictionChartsTest::plain))
        .containsExactly("2", "90.00 %", "30.00 %", "60.00 pp", "90.00 %", "60.00 %", "30.00 pp");
    // 3 images of each class: sqrt(0.8 * 0.2 / 3) = 0.2309
    assertThat(plain(gaps.note())).contains("With 3 validation images of a class", "23.09 pp");
  }

  @Test
  void classGap_ofAClassWithoutImages_isLeftOut() {
    StoredExperiment experiment =
        Diagnoses.of(
            experiment(),
            run ->
                Diagnoses.of(
                    Diagnoses.pruning(0.9, 0.5),
                    List.of(
                        new ClassAccuracy(0, 0.9, 0.8),
                        new ClassAccuracy(1, Double.NaN, 0.8),
                        new ClassAccuracy(2, 0.9, Double.NaN)),
                    Diagnoses.calibration(0.7)));
    assertThat(figure(predictions(experiment), "class-gap").table().rows()).hasSize(1);
  }

  @Test
  void calibration_titleSaysWhereItsBestIsAnotherThanAccuracys() {
    List<Chart> charts = predictions().calibration();

    // the likelihood is 1 minus 0.7, 0.5 and 0.8, accuracy is highest at 1e-4
    assertThat(plain(charts.get(0).title()))
        .isEqualTo(
            "NLL (negative log likelihood) is lowest, 0.200, for L2 with lambda = 1e-2; accuracy"
                + " is highest for L2 with lambda = 1e-4, where it is 0.500");
    assertThat(charts.get(0).table().rows().get(1))
        .containsExactly("1e-4", "0.500", "0.500", "0.500", "0.500");
    // 0.6 * |0.5 - 0.4| + 0.4 * |0.5 - 0.9| = 0.22; at 0.7: 0.18 + 0.08; at 0.8: 0.24 + 0.04
    assertThat(plain(charts.get(1).title()))
        .isEqualTo(
            "ECE (expected calibration error) is lowest, 22.00 %, for L2 with lambda = 1e-4, where"
                + " accuracy is highest too");
  }

  @Test
  void reliability_titleComparesConfidenceWithAccuracy() {
    Figure reliability = figure(predictions(), "reliability");

    // mean confidence 0.6 * 0.4 + 0.4 * 0.9 = 0.6 against 0.7 and 0.5
    assertThat(plain(reliability.title()))
        .isEqualTo(
            "Mean confidence is 10.00 pp below accuracy for the baseline, 10.00 pp above accuracy"
                + " for L2 with lambda = 1e-4");
    // 60 in each of three runs
    assertThat(reliability.table().rows().get(0).stream().map(PredictionChartsTest::plain))
        .containsExactly("baseline: lambda = 0", "0 % to 50 %", "180", "40.00 %", "70.00 %");
  }

  @Test
  void confusion_isSummedOverSeedsAndNamesTheMostFrequent() {
    Figure confusion = figure(predictions(), "confusion");

    assertThat(confusion.title())
        .isEqualTo("The most frequent mistakes are 0 taken for 1 (6 of 9), 1 taken for 2 (3 of 9)");
    assertThat(plain(confusion.note()))
        .contains("summed over 3 seeds: 9 of 27 predictions are wrong (33.33 %)");
    assertThat(confusion.table().rows()).contains(List.of("1", "0", "6", "3"));
  }

  @Test
  void singleRun_withoutSweep_hasFiguresAndNoPaths() {
    StoredExperiment single = Sweeps.of("l2", List.of(), new double[][] {{0.6}});
    PredictionCharts predictions = predictions(Diagnoses.of(single, run -> diagnostics(1e-4)));

    assertThat(predictions.calibration()).isEmpty();
    assertThat(predictions.figures())
        .extracting(Figure::id)
        .containsExactly("reliability", "frontier", "class-gap", "confusion");
    assertThat(plain(figure(predictions, "class-gap").title()))
        .isEqualTo(
            "The accuracy gap is largest for class 2, 30.00 pp, and smallest for class 0,"
                + " 10.00 pp");
  }

  @Test
  void bestWithoutPenalty_isComparedWithTheBestPenalty() {
    StoredExperiment experiment =
        Sweeps.of("l1", List.of(LAMBDAS), new double[][] {{0.9}, {0.7}, {0.6}});
    PredictionCharts predictions =
        predictions(Diagnoses.of(experiment, run -> diagnostics(lambda(run))));

    assertThat(
            figure(predictions, "frontier").table().head().stream()
                .map(PredictionChartsTest::plain))
        .containsExactly(
            "weights set to 0",
            "baseline, the best: lambda = 0",
            "best penalty: lambda = 1e-4",
            "lambda = 1e-2");
  }

  @Test
  void titles_areTheSameInEveryLocale() {
    List<String> root = predictions().figures().stream().map(Figure::title).toList();
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.GERMANY);
      assertThat(predictions().figures()).extracting(Figure::title).isEqualTo(root);
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void classes_ofAKnownDataSet_haveItsNames() {
    StoredExperiment experiment = experiment();
    Configuration any = Sweep.of(experiment).configurations().get(0);

    ClassLabels ten = ClassLabels.of(experiment.spec(), any, 10);
    assertThat(ten.name(3)).isEqualTo("cat");
    assertThat(ten.phrase(3)).isEqualTo("cat");
    assertThat(ten.name(-1)).isEqualTo("none");
    // not as many as the data set has: whatever they are, they are not these
    assertThat(ClassLabels.of(experiment.spec(), any, 3).names()).containsExactly("0", "1", "2");
  }
}
