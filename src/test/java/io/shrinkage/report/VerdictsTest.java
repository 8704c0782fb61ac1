package io.shrinkage.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.shrinkage.run.RunStatus;
import io.shrinkage.run.StoredExperiment;
import io.shrinkage.run.StoredRun;
import io.shrinkage.spec.SweepAxis;
import io.shrinkage.train.Diagnostics;
import io.shrinkage.train.Diagnostics.Calibration;
import io.shrinkage.train.EpochMetrics;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/**
 * Guards against sentences that the numbers do not bear: a wrong best, a wrong baseline, runs that
 * collapsed or diverged inside a mean, a claim without its limits; and against decimal commas.
 */
final class VerdictsTest {
  /**
   * Three seeds. Validation accuracy: lambda 0: 0.60, 0.61, 0.62, mean 0.61; 1e-4: 0.63, 0.62,
   * 0.64, mean 0.63; 1e-3: 0.50. Train accuracy 0.9 everywhere, so gaps are 0.29 and 0.27. Train
   * loss 0.5; loss gaps 0.8 and 0.6.
   */
  private static StoredExperiment three() {
    return sweep(
        "[0, 1e-4, 1e-3]",
        assignment -> {
          long seed = assignment.get("seed").longValue();
          double lambda = assignment.get("penalty.lambda").doubleValue();
          double accuracy =
              lambda == 0
                  ? 0.59 + seed / 100.0
                  : lambda > 5e-4 ? 0.5 : List.of(0.63, 0.62, 0.64).get((int) seed - 1);
          return Samples.epoch(1, 0.9, accuracy, 0.5, lambda == 0 ? 0.8 : 0.6);
        });
  }

  private static StoredExperiment sweep(
      String lambdas, Function<Map<String, JsonNode>, EpochMetrics> last) {
    List<SweepAxis> axes =
        List.of(Samples.axis("penalty.lambda", lambdas), Samples.axis("seed", "[1, 2, 3]"));
    List<StoredRun> runs = new ArrayList<>();
    for (var assignment : Samples.plan(axes)) {
      runs.add(Samples.run(runs.size() + 1, assignment, "l2", last.apply(assignment)));
    }
    return Samples.experiment("sweep", axes, runs);
  }

  private static String plain(String text) {
    return text.replace('\u00a0', ' ');
  }

  private static List<String> plain(List<String> texts) {
    return texts.stream().map(VerdictsTest::plain).toList();
  }

  @Test
  void verdict_penaltyAboveBaseline_saysByHowMuchAndInHowManySeeds() {
    Verdict verdict = Samples.verdict(three());
    assertThat(plain(verdict.headline()))
        .isEqualTo(
            "L2 with lambda = 1e-4 has the best mean validation accuracy, 63.00 %: 2.00 pp above"
                + " the baseline (lambda = 0), higher in 3 of 3 seeds; 3 seeds cannot show that this"
                + " is more than chance (p is at least 0.25).");
    assertThat(plain(verdict.sentences()))
        .containsExactly(
            "Seed by seed, with the same initialization and batch order, the differences are"
                + " +3.00, +1.00, +2.00 pp.",
            // 2 +- 4.3027 * 1 / sqrt(3); g = 2 * Gamma(1) / Gamma(1/2) = 2 / sqrt(pi) = 1.128;
            // 1 in 27 resamples has three times the 1, more than 2.5 %
            "The 95 % interval of the mean difference is \u22120.48 to +4.48 pp (Student's t over 3"
                + " seeds; by bootstrap, too narrow for few seeds, +1.00 to +3.00 pp). Its size is"
                + " g = 1.13 standard deviations (Hedges).",
            "The exact sign-flip test gives p = 0.25, corrected for 2 comparisons by joint flips"
                + " p = 0.25; the smallest that these seeds allow is 0.25.",
            "To show a difference of 0.5 pp four times in five, as the differences vary here, takes"
                + " 41 seeds, 38 more.",
            "No stronger penalty is within one standard error of the best mean (lambda.1se).",
            "The accuracy gap (train minus validation) is 27.00 pp and the loss gap (validation"
                + " minus train) 0.600; at the baseline they are 29.00 pp and 0.800.",
            "No weight is exactly zero in any of these runs.");
    assertThat(verdict.trouble()).isEmpty();
    assertThat(plain(verdict.limits()))
        .containsExactly(
            "3 seeds: no difference, however large, can have a p below 0.25; 6 seeds are the fewest"
                + " that can show one.",
            "The best lambda is the smallest above 0: add smaller ones.",
            "The best of 3 configurations was chosen on the validation part, so its accuracy there"
                + " flatters it; the test part was not used.",
            // sqrt(0.63 * 0.37 / 1000) = 0.01527
            "1,000 validation images put a standard error of 1.53 pp on an accuracy; differences on"
                + " the same images vary less.");
    assertThat(verdict.tiles())
        .extracting(tile -> plain(tile.value() + " | " + tile.note()))
        .containsExactly(
            "63.00 % | +2.00 pp against the baseline",
            "27.00 pp | baseline 29.00 pp", "0.600 | baseline 0.800", "0.00 % | baseline 0.00 %");
  }

  /** As {@link #three}, but four epochs, and 0.9 for lambda 1e-3, the best by far. */
  private static List<StoredRun> long3() {
    List<StoredRun> runs = new ArrayList<>();
    for (StoredRun run : three().runs()) {
      double lambda = run.assignment().get("penalty.lambda").doubleValue();
      double accuracy = lambda > 5e-4 ? 0.9 : run.epochs().get(0).validationAccuracy();
      EpochMetrics[] epochs = new EpochMetrics[4];
      for (int i = 0; i < epochs.length; i++) {
        epochs[i] = Samples.epoch(i + 1, 0.9, accuracy, 0.5, 0.8);
      }
      runs.add(Samples.run(runs.size() + 1, run.assignment(), "l2", epochs));
    }
    return runs;
  }

  /** Two seeds of lambda 1e-3 raced to the end, the third one was saved. */
  @Test
  void verdict_stoppedConfiguration_isCountedAndInNoComparison() {
    List<StoredRun> runs = long3();
    String cause = "stopped by racing at epoch 4: mean validation accuracy 0.1 behind";
    runs.set(8, Samples.stopped(runs.get(8), 0, cause));
    Verdict verdict = Samples.verdict(Samples.experiment("sweep", three().axes(), runs));
    assertThat(plain(verdict.headline()))
        .isEqualTo(
            "L2 with lambda = 1e-4 has the best mean validation accuracy, 63.00 %: 2.00 pp above"
                + " the baseline (lambda = 0), higher in 3 of 3 seeds; 3 seeds cannot show that this"
                + " is more than chance (p is at least 0.25).");
    assertThat(plain(verdict.trouble()))
        .containsExactly(
            "Racing stopped 1 of 3 configurations and saved 4 of 36 epochs (11.11 %): L2 with"
                + " lambda = 1e-3 at epoch 4.",
            "What was stopped was behind beyond noise at that epoch, which need not be what the end"
                + " would have shown, and is in no mean, test or selection. With \"racing\":"
                + " \"none\" the next run of the experiment goes on with it.");
    assertThat(plain(verdict.sentences()))
        .contains("No stronger penalty is within one standard error of the best mean (lambda.1se).")
        .noneMatch(sentence -> sentence.contains("1e-3"));
    assertThat(plain(verdict.limits()))
        .contains("The best lambda is the smallest above 0: add smaller ones.");
  }

  @Test
  void verdict_stoppedBaseline_saysThatItWasStoppedAndNotThatThereIsNone() {
    List<StoredRun> runs = long3();
    String cause = "stopped by racing at epoch 2: mean validation accuracy 0.1 behind";
    for (int i = 0; i < 3; i++) {
      runs.set(i, Samples.stopped(runs.get(i), 2, cause));
    }
    Verdict verdict = Samples.verdict(Samples.experiment("sweep", three().axes(), runs));
    assertThat(plain(verdict.headline()))
        .isEqualTo(
            "L2 with lambda = 1e-3 has the best mean validation accuracy, 90.00 %; the baseline was"
                + " stopped by racing at epoch 2, so that there is no comparison with it.");
    assertThat(plain(verdict.trouble()))
        .contains(
            "Racing stopped 1 of 3 configurations and saved 6 of 36 epochs (16.67 %): lambda = 0 at"
                + " epoch 2.");
    assertThat(verdict.limits()).noneMatch(limit -> limit.contains("Add 0"));
  }

  @Test
  void verdict_baselineBest_saysThatNoPenaltyBeatsIt() {
    // accuracies 0.7, 0.6, 0.65 in every seed
    Verdict verdict =
        Samples.verdict(
            sweep(
                "[0, 1e-4, 1e-3]",
                assignment -> {
                  double lambda = assignment.get("penalty.lambda").doubleValue();
                  double accuracy = lambda == 0 ? 0.7 : lambda > 5e-4 ? 0.65 : 0.6;
                  return Samples.epoch(1, 0.9, accuracy, 0.5, 0.3);
                }));
    assertThat(plain(verdict.headline()))
        .isEqualTo(
            "No penalty of this sweep beats the baseline (lambda = 0): it has the best mean"
                + " validation accuracy, 70.00 %.");
    assertThat(plain(verdict.sentences()))
        .contains(
            "The best penalty is L2 with lambda = 1e-3 with 65.00 %: 5.00 pp below, lower in 3 of 3"
                + " seeds.");
  }

  @Test
  void verdict_noBaseline_saysThatNothingIsThereToCompareWith() {
    Verdict verdict =
        Samples.verdict(
            sweep("[1e-4, 1e-3]", assignment -> Samples.epoch(1, 0.9, accuracy(assignment), 1, 0)));
    assertThat(plain(verdict.headline()))
        .isEqualTo(
            "L2 with lambda = 1e-3 has the best mean validation accuracy, 60.10 %; there is no run"
                + " without a penalty to compare it with.");
    assertThat(plain(verdict.limits()))
        .contains(
            "No usable run without a penalty: whether a penalty helps is open. Add 0 to the"
                + " lambdas.",
            "The best lambda is the largest of the sweep: widen it upward.");
  }

  /** Returns 0.6 + lambda. */
  private static double accuracy(Map<String, JsonNode> assignment) {
    return 0.6 + assignment.get("penalty.lambda").doubleValue();
  }

  @Test
  void verdict_collapsedRuns_areNamedAndInNoMean() {
    // 0.1 would win with 0.99, were its runs not collapsed
    Verdict verdict =
        Samples.verdict(
            sweep(
                "[0, 1e-4, 0.1]",
                assignment ->
                    assignment.get("penalty.lambda").doubleValue() == 0.1
                        ? Samples.epoch(1, 0.99, 0.99, 2.3, 0, 100, 0, 1)
                        : Samples.epoch(1, 0.9, accuracy(assignment), 0.5, 0.3)));
    assertThat(plain(verdict.headline())).startsWith("L2 with lambda = 1e-4 has the best");
    assertThat(plain(verdict.trouble()))
        .containsExactly(
            "L2 with lambda = 0.1, all 3 seeds, collapsed: the network predicts one class for all.",
            "Such runs are shown but are in no mean.");
  }

  @Test
  void verdict_oneSeedDiverged_doesNotLetTheOthersWin() {
    // the other seeds of 1e-4, 0.62 and 0.64, have a mean of 0.63, above the baseline's 0.61
    StoredExperiment whole = three();
    List<StoredRun> runs = new ArrayList<>(whole.runs());
    runs.set(3, Samples.ended(runs.get(3), RunStatus.DIVERGED, "epoch 2: loss is NaN"));
    Verdict verdict = Samples.verdict(Samples.experiment("sweep", whole.axes(), runs));
    assertThat(plain(verdict.headline()))
        .isEqualTo(
            "Of the configurations without diverged runs, none beats the baseline (lambda = 0): it"
                + " has the best mean validation accuracy, 61.00 %.");
    assertThat(plain(verdict.trouble()))
        .contains(
            "L2 with lambda = 1e-4, seed 1, diverged: the loss was no longer finite (epoch 2: loss"
                + " is NaN).");
  }

  @Test
  void verdict_failedAndPendingRuns_areNamed() {
    StoredExperiment whole = three();
    List<StoredRun> runs = new ArrayList<>(whole.runs());
    runs.set(7, Samples.ended(runs.get(7), RunStatus.FAILED, "out of memory"));
    runs.set(8, Samples.ended(runs.get(8), RunStatus.PENDING, null));
    Verdict verdict = Samples.verdict(Samples.experiment("sweep", whole.axes(), runs));
    assertThat(plain(verdict.trouble()))
        .containsExactly(
            "L2 with lambda = 1e-3, seed 2, failed (out of memory).",
            "Such runs are shown but are in no mean.",
            "This report is partial: 1 of 9 runs is not at the end yet.");
  }

  @Test
  void verdict_nothingDone_saysSo() {
    StoredExperiment whole = three();
    List<StoredRun> runs =
        whole.runs().stream().map(run -> Samples.ended(run, RunStatus.PENDING, null)).toList();
    Verdict verdict = Samples.verdict(Samples.experiment("sweep", whole.axes(), runs));
    assertThat(verdict.headline()).isEqualTo("No run has usable numbers yet.");
    assertThat(verdict.tiles()).isEmpty();
    assertThat(verdict.limits()).isEmpty();
  }

  @Test
  void verdict_singleRun_saysAccuracyAndGapWithoutComparison() {
    StoredRun run = Samples.run(1, Map.of(), "l2", Samples.epoch(1, 0.9, 0.6, 0.5, 0.8));
    Verdict verdict = Samples.verdict(Samples.experiment("one", List.of(), List.of(run)));
    assertThat(plain(verdict.headline()))
        .isEqualTo(
            "Validation accuracy is 60.00 % (one seed), train accuracy 90.00 %: a gap of 30.00 pp.");
    assertThat(plain(verdict.limits()))
        .first()
        .asString()
        .startsWith("One seed: how much of a difference is chance cannot be seen.");
  }

  /** Returns the experiment with other ends for the runs of these numbers. */
  private static StoredExperiment ended(StoredExperiment whole, RunStatus status, int... numbers) {
    List<StoredRun> runs = new ArrayList<>(whole.runs());
    for (int number : numbers) {
      runs.set(number, Samples.ended(runs.get(number), status, null));
    }
    return Samples.experiment(whole.name(), whole.axes(), runs);
  }

  @Test
  void verdict_onlyTheBaselineRan_claimsNothingAboutPenalties() {
    Verdict verdict = Samples.verdict(ended(three(), RunStatus.PENDING, 3, 4, 5, 6, 7, 8));
    assertThat(plain(verdict.headline()))
        .isEqualTo(
            "So far, only the baseline (lambda = 0) has usable numbers: validation accuracy"
                + " 61.00 %.");
    assertThat(
            plain(Samples.verdict(ended(three(), RunStatus.FAILED, 3, 4, 5, 6, 7, 8)).headline()))
        .startsWith("Only the baseline (lambda = 0) has usable numbers");
  }

  @Test
  void verdict_unfinishedRuns_saysSoFarAndDoesNotLetFirstSeedsWin() {
    // 1e-4 has seeds 2 and 3 only, with a mean of 0.63; 1e-3 is whole, with 0.5
    assertThat(plain(Samples.verdict(ended(three(), RunStatus.PENDING, 3)).headline()))
        .isEqualTo(
            "So far, of the configurations without unfinished runs, none beats the baseline"
                + " (lambda = 0): it has the best mean validation accuracy, 61.00 %.");
    assertThat(plain(Samples.verdict(ended(three(), RunStatus.FAILED, 3, 6)).headline()))
        .isEqualTo(
            "Only the baseline (lambda = 0) has no failed runs: validation accuracy 61.00 %.");
  }

  @Test
  void verdict_baselineLostItsWorseSeeds_saysBelow() {
    // without seeds 1 and 2 the baseline has 0.62; 1e-4 has 0.63, 0.62, 0.60, mean 0.6167, which is
    // best of the whole ones, but 0.60 - 0.62 = -2 pp in the only common seed
    StoredExperiment all =
        sweep(
            "[0, 1e-4]",
            assignment -> {
              int seed = assignment.get("seed").intValue();
              boolean free = assignment.get("penalty.lambda").doubleValue() == 0;
              double accuracy = free ? 0.59 + seed / 100.0 : List.of(0.63, 0.62, 0.6).get(seed - 1);
              return Samples.epoch(1, 0.9, accuracy, 0.5, 0.3);
            });
    assertThat(plain(Samples.verdict(ended(all, RunStatus.DIVERGED, 0, 1)).headline()))
        .isEqualTo(
            "L2 with lambda = 1e-4 has the best mean validation accuracy of the configurations"
                + " without diverged runs, 61.67 %: 2.00 pp below the baseline (lambda = 0), lower"
                + " in 1 of 1 seed.");
  }

  /** Accuracy 0.63 at the given lambdas, 0.6 elsewhere; validation loss falls with lambda. */
  private static StoredExperiment tied(List<Double> best) {
    return sweep(
        "[0, 1e-4, 1e-3]",
        assignment -> {
          double lambda = assignment.get("penalty.lambda").doubleValue();
          return Samples.epoch(1, 0.9, best.contains(lambda) ? 0.63 : 0.6, 0.5, 0.3 - lambda);
        });
  }

  @Test
  void verdict_ties_areNamedAndDecidedByValidationLoss() {
    Verdict strong = Samples.verdict(tied(List.of(1e-4, 1e-3)));
    assertThat(plain(strong.headline()))
        .startsWith(
            "L2 with lambda = 1e-3 ties with L2 with lambda = 1e-4 for the best mean validation"
                + " accuracy, 63.00 %: 3.00 pp above");
    assertThat(strong.limits()).noneMatch(limit -> limit.startsWith("The best lambda is"));
    Verdict free = Samples.verdict(tied(List.of(0.0, 1e-3)));
    assertThat(plain(free.headline()))
        .isEqualTo(
            "L2 with lambda = 1e-3 ties with lambda = 0 for the best mean validation accuracy,"
                + " 63.00 %: equal to the baseline (lambda = 0), higher in 0 of 3 seeds.");
    assertThat(Samples.verdict(tied(List.of(1e-3))).limits())
        .contains("The best lambda is the largest of the sweep: widen it upward.");
  }

  @Test
  void verdict_zerosInCollapsedRunsOnly_setsThemAside() {
    Verdict verdict =
        Samples.verdict(
            sweep(
                "[0, 1e-4, 0.1]",
                assignment ->
                    assignment.get("penalty.lambda").doubleValue() == 0.1
                        ? Samples.epoch(1, 0.1, 0.1, 2.3, 0, 100, 0, 1)
                        : Samples.epoch(1, 0.9, accuracy(assignment), 0.5, 0.3)));
    assertThat(verdict.sentences())
        .contains("No weight is exactly zero in any of these runs, collapsed runs aside.");
  }

  @Test
  void unpenalized_isReadFromTheExecutedTensors() {
    StoredRun run = Samples.run(1, Map.of(), "none", Samples.epoch(1, 0.9, 0.6, 0.5, 0.3));
    String tensors =
        "{\"tensors\": [{\"l1\": 0.0, \"l2\": 0.0, \"decay\": 0.0}, {\"l1\": 0.0, \"l2\": %s}]}";
    for (String l2 : List.of("0.0", "1e-4")) {
      StoredRun read = Samples.with(run, Samples.json(tensors.formatted(l2)), null);
      assertThat(new Configuration(Map.of(), List.of(read)).unpenalized())
          .isEqualTo(l2.equals("0.0"));
    }
  }

  @Test
  void validationImages_areCountedWhereTheSpecHasAShare() {
    // the confusion matrix holds 70 + 5 + 5 + 20 = 100 images: sqrt(0.6 * 0.4 / 100) = 0.04899
    Diagnostics diagnostics =
        new Diagnostics(
            List.of(),
            null,
            null,
            List.of(),
            List.of(),
            List.of(List.of(70, 5), List.of(5, 20)),
            new Calibration(0, 0, List.of()),
            List.of());
    StoredRun run = Samples.run(1, Map.of(), "l2", Samples.epoch(1, 0.9, 0.6, 0.5, 0.3));
    StoredExperiment experiment =
        new StoredExperiment(
            "one",
            "",
            Samples.json("{\"data\": {\"validation\": 0.1}}"),
            List.of(),
            List.of(Samples.with(run, Samples.json("{}"), diagnostics)));
    assertThat(plain(Samples.verdict(experiment).limits()))
        .contains(
            "100 validation images put a standard error of 4.90 pp on an accuracy; differences on"
                + " the same images vary less.");
  }
}
