package io.shrinkage.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.shrinkage.run.RunStatus;
import io.shrinkage.run.StoredExperiment;
import io.shrinkage.run.StoredRun;
import io.shrinkage.spec.Repetition;
import io.shrinkage.spec.SweepAxis;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Guards against folds that are taken for configurations, compared with other folds, or counted as
 * seeds in the report's words.
 */
final class RepetitionsTest {

  /**
   * Lambda 0 and 1e-4. Validation accuracy: 0.5 + fold / 100 + seed / 10; with lambda 1e-4 fold 1
   * is 0.03 better, all others 0.01 worse.
   */
  private static StoredExperiment experiment(String seeds, String folds) {
    List<SweepAxis> axes =
        List.of(
            Samples.axis("penalty.lambda", "[0, 1e-4]"),
            Samples.axis("seed", seeds),
            Samples.axis("data.fold", folds));
    List<StoredRun> runs = new ArrayList<>();
    for (var assignment : Samples.plan(axes)) {
      int fold = assignment.get("data.fold").intValue();
      double accuracy = 0.5 + fold / 100.0 + assignment.get("seed").longValue() / 10.0;
      if (assignment.get("penalty.lambda").doubleValue() > 0) {
        accuracy += fold == 1 ? 0.03 : -0.01;
      }
      var last = Samples.epoch(1, 0.9, accuracy, 0.5, 0.6);
      runs.add(Samples.run(runs.size() + 1, assignment, "l2", last));
    }
    return Samples.experiment("folded", axes, runs);
  }

  private static String plain(String text) {
    return text.replace('\u00a0', ' ');
  }

  @Test
  void sweep_seedsAndFolds_areRunsOfOneConfiguration() {
    Sweep sweep = Sweep.of(experiment("[1, 2]", "[1, 2, 3, 4, 5]"));

    assertThat(sweep.varied()).extracting(SweepAxis::path).containsExactly("penalty.lambda");
    assertThat(sweep.configurations()).hasSize(2);
    assertThat(sweep.configurations()).allMatch(each -> each.runs().size() == 10);
    assertThat(plain(sweep.configurations().get(0).over())).isEqualTo("mean of 2 seeds × 5 folds");
  }

  @Test
  void comparison_ofFolds_pairsTheSameSeedAndFold() {
    Sweep sweep = Sweep.of(experiment("[1, 2]", "[1, 2, 3]"));
    Configuration base = sweep.configurations().get(0);
    Configuration other = sweep.configurations().get(1);

    Comparison comparison = Comparison.of(other, base, Measure.FINAL_ACCURACY);
    // +0.03, -0.01, -0.01 for either seed: mean 0.01 / 3
    assertThat(comparison.pairs()).isEqualTo(6);
    assertThat(comparison.mean()).isCloseTo(0.01 / 3, within(1e-12));
    assertThat(plain(comparison.agreement())).isEqualTo("higher in 2 of 6 runs");
    Sweep oneSeed = Sweep.of(experiment("[1]", "[1, 2, 3]"));
    Comparison ofFolds =
        Comparison.of(
            oneSeed.configurations().get(1),
            oneSeed.configurations().get(0),
            Measure.FINAL_ACCURACY);
    assertThat(plain(ofFolds.agreement())).isEqualTo("higher in 1 of 3 folds");
  }

  @Test
  void verdict_ofFolds_speaksOfThem() {
    StoredExperiment experiment = experiment("[1]", "[1, 2, 3]");
    Verdict verdict = Samples.verdict(experiment);

    // differences +3, -1, -1 pp: sd 2.3094, times sqrt(1/3 + 1/2) 2.1082, times t(2) 4.3027 9.071
    assertThat(plain(verdict.headline()))
        .isEqualTo(
            "No penalty of this sweep is shown to help: the best mean validation accuracy, 62.33 %,"
                + " that of L2 with lambda = 1e-4, is 0.33 pp above the baseline (lambda = 0), which"
                + " may be chance (95 % interval \u22128.74 to +9.40 pp, p = 0.89).");
    assertThat(verdict.sentences())
        .extracting(RepetitionsTest::plain)
        .contains(
            "The 95 % interval of the mean difference is \u22128.74 to +9.40 pp (corrected t of"
                + " Nadeau and Bengio over 3 folds, which share training images).",
            "Its test gives p = 0.89.")
        .noneMatch(text -> text.contains("seed"));
    assertThat(verdict.sentences())
        .extracting(RepetitionsTest::plain)
        .anyMatch(text -> text.startsWith("Fold by fold, with the same initialization"));
    assertThat(Samples.verdict(experiment("[1]", "[1, 2]")).limits())
        .anyMatch(text -> text.startsWith("Two folds: no interval and no test."));
  }

  @Test
  void trouble_inSomeFolds_namesThem() {
    StoredExperiment whole = experiment("[1, 2]", "[1, 2, 3]");
    List<StoredRun> runs = new ArrayList<>(whole.runs());
    runs.set(4, Samples.ended(runs.get(4), RunStatus.DIVERGED, "loss was NaN"));
    Sweep sweep = Sweep.of(Samples.experiment("folded", whole.axes(), runs));

    assertThat(Trouble.of(sweep)).anyMatch(text -> text.contains("seed 2, fold 2"));
    assertThat(plain(sweep.configurations().get(0).over()))
        .isEqualTo("mean of 5 runs of 2 seeds × 3 folds");
  }

  @Test
  void words_ofSeedsAlone_areThoseOfSeeds() {
    Repetitions one = repetitions("3/0");
    Repetitions three = repetitions("1/0", "2/0", "3/0");

    assertThat(one.mean()).isEqualTo("one seed");
    assertThat(plain(three.mean())).isEqualTo("mean of 3 seeds");
    assertThat(three.noun()).isEqualTo("seed");
    assertThat(three.label(new Repetition(2, 0))).isEqualTo("seed 2");
  }

  @Test
  void words_ofFolds_sayFold() {
    assertThat(repetitions("1/4").mean()).isEqualTo("one fold");
    Repetitions two = repetitions("1/1", "1/2");
    assertThat(plain(two.mean())).isEqualTo("mean of 2 folds");
    assertThat(two.label(new Repetition(1, 2))).isEqualTo("fold 2");
    Repetitions both = repetitions("1/1", "2/1");
    assertThat(plain(both.mean())).isEqualTo("mean of 2 seeds × 1 fold");
    assertThat(both.label(new Repetition(2, 1))).isEqualTo("seed 2, fold 1");
  }

  private static Repetitions repetitions(String... all) {
    return new Repetitions(
        Stream.of(all)
            .map(each -> each.split("/", -1))
            .map(each -> new Repetition(Long.parseLong(each[0]), Integer.parseInt(each[1])))
            .toList());
  }
}
