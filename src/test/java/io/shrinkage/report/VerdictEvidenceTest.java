package io.shrinkage.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.shrinkage.run.RunStatus;
import io.shrinkage.run.StoredExperiment;
import io.shrinkage.run.StoredRun;
import io.shrinkage.run.TestLook;
import io.shrinkage.run.TestRecord;
import io.shrinkage.run.TestResult;
import io.shrinkage.spec.SweepAxis;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * Guards the step from tests to words: what is called help, chance, harm, or too little to tell.
 */
final class VerdictEvidenceTest {

  /**
   * Eight seeds of accuracies by lambda and seed; train accuracy 0.9, validation loss 1 - accuracy.
   */
  private static StoredExperiment sweep(
      String lambdas, int seeds, ToDoubleBiFunction<Double, Integer> accuracy) {
    List<SweepAxis> axes =
        List.of(
            Samples.axis("penalty.lambda", lambdas),
            Samples.axis("seed", LongStream.rangeClosed(1, seeds).boxed().toList().toString()));
    List<StoredRun> runs = new ArrayList<>();
    for (Map<String, JsonNode> assignment : Samples.plan(axes)) {
      double value =
          accuracy.applyAsDouble(
              assignment.get("penalty.lambda").doubleValue(), assignment.get("seed").intValue());
      runs.add(
          Samples.run(
              runs.size() + 1, assignment, "l2", Samples.epoch(1, 0.9, value, 0.5, 0.5 - value)));
    }
    return Samples.experiment("sweep", axes, runs);
  }

  /** Seeds of their own, the same for every lambda. */
  private static double base(int seed) {
    return 0.6 + 0.01 * (seed % 3);
  }

  private static String plain(String text) {
    return text.replace('\u00a0', ' ');
  }

  private static List<String> plain(List<String> texts) {
    return texts.stream().map(VerdictEvidenceTest::plain).toList();
  }

  @Test
  void headline_allEightSeedsHigher_saysThatItHelps() {
    // differences 1 and 3 pp in turn: mean 2, sd 2 sqrt(2 / 7) = 1.069, times 2.3646 / sqrt(8)
    // 0.894; one flip of 256 and its mirror are as extreme
    StoredExperiment experiment =
        sweep(
            "[0, 1e-4]",
            8,
            (lambda, seed) -> base(seed) + (lambda > 0 ? 0.01 + 0.02 * (seed % 2) : 0));
    assertThat(plain(Samples.verdict(experiment).headline()))
        .isEqualTo(
            "L2 with lambda = 1e-4 helps: its mean validation accuracy, 63.13 %, is the best and"
                + " 2.00 pp above the baseline (lambda = 0), 95 % interval +1.11 to +2.89 pp,"
                + " p = 0.0078.");
  }

  @Test
  void headline_bestMeanVariesTooMuch_namesTheOneThatIsShown() {
    StoredExperiment experiment =
        sweep(
            "[0, 1e-4, 1e-3]",
            8,
            (lambda, seed) ->
                base(seed)
                    + (lambda == 0 ? 0 : lambda < 5e-4 ? 0.02 : seed % 2 == 0 ? 0.12 : -0.06));
    assertThat(plain(Samples.verdict(experiment).headline()))
        .startsWith(
            "L2 with lambda = 1e-4 helps: its mean validation accuracy, 63.13 %, is 2.00 pp")
        .endsWith("; the best mean, 64.13 %, is that of L2 with lambda = 1e-3, which varies more.");
  }

  @Test
  void headline_halfOfTheSeedsHigher_saysThatItMayBeChance() {
    StoredExperiment experiment =
        sweep(
            "[0, 1e-4]",
            8,
            (lambda, seed) -> base(seed) + (lambda > 0 ? seed % 2 == 0 ? 0.03 : -0.02 : 0));
    assertThat(plain(Samples.verdict(experiment).headline()))
        .startsWith(
            "No penalty of this sweep is shown to help: the best mean validation accuracy, 61.63 %,"
                + " that of L2 with lambda = 1e-4, is 0.50 pp above the baseline (lambda = 0), which"
                + " may be chance (95 % interval ");
  }

  @Test
  void limits_everyStrengthHarms_asksForSmallerOnes() {
    StoredExperiment experiment =
        sweep("[0, 1e-4, 1e-3]", 8, (lambda, seed) -> base(seed) - 100 * lambda);
    Verdict verdict = Samples.verdict(experiment);
    assertThat(plain(verdict.headline())).startsWith("No penalty of this sweep beats the baseline");
    assertThat(verdict.limits())
        .contains("Every strength of the sweep is shown to do harm: add smaller ones.");
    StoredExperiment mixed =
        sweep("[0, 1e-4, 1e-3]", 8, (lambda, seed) -> base(seed) - (lambda > 5e-4 ? 0.1 : 0));
    assertThat(Samples.verdict(mixed).limits()).noneMatch(limit -> limit.contains("do harm"));
  }

  @Test
  void limits_baselineWithoutGap_saysThatThereIsNothingToRegularize() {
    // the binomial error of 0.88 on 1,000 images is 1.03 pp, of a gap 1.45, and twice that 2.91
    StoredExperiment none = sweep("[0, 1e-4]", 3, (lambda, seed) -> 0.88);
    assertThat(plain(Samples.verdict(none).limits()))
        .anyMatch(
            limit ->
                limit.startsWith(
                    "Without a penalty the accuracy gap is 2.00 pp, within its noise of 2.91 pp"));
    StoredExperiment some = sweep("[0, 1e-4]", 3, (lambda, seed) -> 0.86);
    assertThat(Samples.verdict(some).limits())
        .noneMatch(limit -> limit.contains("accuracy gap is"));
  }

  @Test
  void sentences_weakerPenaltyIsBest_nameTheStrongestWithinOneStandardError() {
    // means 0.62 and 0.615; standard error of the best: sd 0.01 / sqrt(3) = 0.0058
    StoredExperiment experiment =
        sweep(
            "[0, 1e-4, 1e-3]",
            3,
            (lambda, seed) -> lambda == 0 ? 0.5 : (lambda < 5e-4 ? 0.60 : 0.595) + 0.01 * seed);
    assertThat(plain(Samples.verdict(experiment).sentences()))
        .contains(
            "The strongest penalty within one standard error of the best mean (lambda.1se) is L2"
                + " with lambda = 1e-3, with 61.50 %.");
  }

  @Test
  void headline_selectionByLoss_comparesLosses() {
    StoredExperiment sweep =
        sweep("[0, 1e-4]", 3, (lambda, seed) -> base(seed) + (lambda > 0 ? 0.02 : 0));
    ObjectNode spec = sweep.spec().deepCopy();
    spec.putObject("selection").put("metric", "loss").put("epoch", "final");
    StoredExperiment experiment =
        new StoredExperiment("sweep", "", spec, sweep.axes(), sweep.runs());
    // validation losses are 1 - accuracy: 0.39 and 0.37
    assertThat(plain(Samples.verdict(experiment).headline()))
        .startsWith(
            "L2 with lambda = 1e-4 has the best mean validation loss, 0.370: 0.020 below the baseline"
                + " (lambda = 0), lower in 3 of 3 seeds");
  }

  @Test
  void headline_namedBaseline_isWhatAllIsComparedWith() {
    // 1e-4 (runs 4 to 6) is named; lambda 0 is then one of those compared with it
    StoredExperiment sweep =
        sweep("[0, 1e-4, 1e-3]", 3, (lambda, seed) -> base(seed) + 10 * lambda);
    Set<String> named = Set.of("%012x".formatted(4), "%012x".formatted(5), "%012x".formatted(6));
    StoredExperiment experiment =
        new StoredExperiment("sweep", "", sweep.spec(), sweep.axes(), sweep.runs(), named);
    assertThat(plain(Samples.verdict(experiment).headline()))
        .contains("0.90 pp above the baseline (L2 with lambda = 1e-4)");
    assertThat(Tests.of(Sweep.of(experiment)).comparisons()).isEqualTo(2);
  }

  @Test
  void sentences_testPartMeasured_sayItsAccuracyAndTheOptimism() {
    StoredExperiment experiment =
        sweep("[0, 1e-4]", 3, (lambda, seed) -> base(seed) + (lambda > 0 ? 0.02 : 0));
    Map<String, TestResult> results = new HashMap<>();
    for (StoredRun run : experiment.runs()) {
      boolean free = run.assignment().get("penalty.lambda").doubleValue() == 0;
      results.put(run.id(), new TestResult(1, 1.0, free ? 0.59 : 0.6, 500, "00", 0));
    }
    TestLook look = new TestLook(1, "2026-01-01T00:00:00Z", List.of(), "best", List.of());
    TestRecord once = new TestRecord(List.of(look), results, List.of());
    Verdict verdict = Samples.verdict(experiment, once);
    assertThat(plain(verdict.sentences()))
        .contains(
            "On the test part (500 images, measured after the selection) the accuracy is 60.00 %, the"
                + " baseline's 59.00 %, a difference of +1.00 pp.",
            // 0.63 - 0.60 and 0.61 - 0.59
            "Validation minus test is +3.00 pp, for the baseline +2.00 pp: the difference, +1.00 pp,"
                + " is the optimism of the selection.")
        .noneMatch(sentence -> sentence.contains("best epoch"))
        .noneMatch(sentence -> sentence.contains("looked at"));
    assertThat(verdict.limits()).noneMatch(limit -> limit.contains("the test part was not used"));
    assertThat(verdict.tiles())
        .extracting(tile -> plain(tile.name() + " | " + tile.value() + " | " + tile.note()))
        .contains("Test accuracy | 60.00 % | baseline 59.00 %");
    TestRecord twice = new TestRecord(List.of(look, look), results, List.of());
    assertThat(Samples.verdict(experiment, twice).sentences())
        .anyMatch(sentence -> sentence.startsWith("The test part was looked at 2 times"));
    ObjectNode spec = experiment.spec().deepCopy();
    spec.putObject("selection").put("metric", "accuracy").put("epoch", "best");
    StoredExperiment byBest =
        new StoredExperiment("sweep", "", spec, experiment.axes(), experiment.runs());
    assertThat(Samples.verdict(byBest, once).sentences())
        .anyMatch(sentence -> sentence.startsWith("The selection goes by every run's best epoch;"));
  }

  @Test
  void selected_isTheBestAndItsBaseline_onceAllHaveEnded() {
    StoredExperiment experiment =
        sweep("[0, 1e-4, 1e-3]", 3, (lambda, seed) -> base(seed) + (lambda == 1e-4 ? 0.02 : 0));
    // runs 1 to 3 are the baseline's, 4 to 6 those of 1e-4
    assertThat(TestSelection.of(experiment).runs())
        .containsExactlyInAnyOrder(
            "%012x".formatted(1),
            "%012x".formatted(2),
            "%012x".formatted(3),
            "%012x".formatted(4),
            "%012x".formatted(5),
            "%012x".formatted(6));
    List<StoredRun> runs = new ArrayList<>(experiment.runs());
    runs.set(8, Samples.ended(runs.get(8), RunStatus.RUNNING, null));
    assertThat(TestSelection.of(Samples.experiment("sweep", experiment.axes(), runs)).runs())
        .isEmpty();
  }

  @Test
  void table_hasEveryConfigurationWithItsMarks() {
    StoredExperiment experiment =
        sweep(
            "[0, 1e-4, 1e-3]",
            8,
            (lambda, seed) -> base(seed) + (lambda == 1e-4 ? 0.02 : lambda > 0 ? -0.02 : 0));
    var table = new EvidenceTable(Analysis.of(Sweep.of(experiment))).table().orElseThrow();
    assertThat(table.rows())
        .extracting(row -> plain(row.get(0)))
        .containsExactly("lambda = 0", "L2 with lambda = 1e-4", "L2 with lambda = 1e-3");
    assertThat(table.rows())
        .extracting(row -> row.get(1))
        .containsExactly("baseline", "lambda.min, lambda.1se, better", "worse");
    assertThat(table.rows())
        .extracting(row -> plain(row.get(4)))
        .containsExactly("\u2013", "+2.00 pp", "\u22122.00 pp");
    assertThat(table.rows()).allMatch(row -> row.size() == table.head().size());
  }
}
