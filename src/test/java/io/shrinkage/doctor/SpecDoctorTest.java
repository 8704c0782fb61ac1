package io.shrinkage.doctor;

import static io.shrinkage.doctor.Sweeps.GRID;
import static io.shrinkage.doctor.Sweeps.L2;
import static io.shrinkage.doctor.Sweeps.LAYERS;
import static io.shrinkage.doctor.Sweeps.SEEDS;
import static io.shrinkage.doctor.Sweeps.SGD;
import static io.shrinkage.doctor.Sweeps.codes;
import static io.shrinkage.doctor.Sweeps.lambdas;
import static io.shrinkage.doctor.Sweeps.only;
import static io.shrinkage.doctor.Sweeps.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.shrinkage.spec.Experiment;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Guards against advice that cries wolf, and against hours of training that could not answer: each
 * finding is shown on one side of its threshold and absent on the other.
 */
final class SpecDoctorTest {
  private static final String ADAM = "{ \"type\": \"adam\", \"learningRate\": 1e-3 }";

  @Test
  void soundSweep_hasNoFinding() {
    assertThat(SpecDoctor.examine(with())).isEmpty();
  }

  /** He-normal: E sum w^2 = 2 (300 + 100 + 10) = 820; log 10 / 820 = 2.8080e-3. */
  @ParameterizedTest
  @CsvSource({"2.80e-3, ''", "2.82e-3, note", "2.80e-2, note", "2.82e-2, warning"})
  void penaltyAtTheStart_aboveTheLoss_isFound(String lambda, String severity) {
    List<String> codes = codes(lambdas("0, 1e-4, " + lambda));
    assertThat(codes)
        .isEqualTo(severity.isEmpty() ? List.of() : List.of(severity + " penalty-exceeds-loss"));
  }

  @Test
  void penaltyAtTheStart_isSaidInNumbers() {
    Finding finding = only("penalty-exceeds-loss", lambdas("0, 1e-3, 0.1, 1"));
    // 82 / 2.302585 = 35.61 and ten times that; 10 * 2.302585 / 820 = 0.02808
    assertThat(finding.found())
        .isEqualTo(
            "Before training, the penalty of l2 with lambda 0.1 and 1 is 35.6 to 356 times the data"
                + " loss of a network that knows nothing (2.3), so that the first epochs shrink"
                + " weights rather than learn.");
    assertThat(finding.advice())
        .isEqualTo(
            "End the strengths near \"lambda\": 0.028, where the penalty of l2 is 10 times that"
                + " loss.");
  }

  /** E sum abs(w) = 11,533 and E sum w^2 = 820: half of each is 10 times log 10 at 3.728e-3. */
  @Test
  void penaltyAtTheStart_ofSeveralMixtures_endsWhereTheFirstOneIsTooLarge() {
    Experiment experiment =
        with(
            L2, "{ \"type\": \"elastic-net\", \"lambda\": 0, \"l1Ratio\": 0 }",
            GRID, "\"penalty.l1Ratio\": [0, 0.5], \"penalty.lambda\": [0, 1e-4, 0.1]");
    assertThat(only("penalty-exceeds-loss", experiment))
        .extracting(Finding::advice)
        .asString()
        .startsWith("End the strengths near \"lambda\": 3.7e-3, where the penalty of elastic-net");
  }

  @Test
  void penaltyAtTheStart_ofTwoStrengths_saysByHowMuchToLowerThem() {
    Experiment experiment =
        with(
            L2, "{ \"type\": \"elastic-net\", \"lambda1\": 0, \"lambda2\": 0 }",
            GRID, "\"penalty.lambda2\": [0, 1e-4, 1]");
    Finding finding = only("penalty-exceeds-loss", experiment);
    assertThat(finding.found()).contains("elastic-net with lambda1 0 (lambda2 1) is 356 times");
    assertThat(finding.advice()).isEqualTo("End the strengths at 1/36 of the strongest.");
  }

  @Test
  void penaltyAtTheStart_withoutWeakerStrengths_asksForThem() {
    Finding finding = only("penalty-exceeds-loss", lambdas("0, 3e-3, 2e-2"));
    assertThat(finding.advice())
        .isEqualTo(
            "Add weaker strengths, near \"lambda\": 2.8e-3, where the penalty of l2 equals the data"
                + " loss.");
  }

  @Test
  void penaltyAtTheStart_towardsTheInitialWeights_isNothing() {
    assertThat(
            codes(
                with(
                    L2,
                    "{ \"type\": \"l2\", \"lambda\": 0, \"reference\": \"initial\" }",
                    GRID,
                    "\"penalty.lambda\": [0, 1e-3, 1]")))
        .isEmpty();
  }

  @Test
  void penaltyAtTheStart_ofDecoupledDecay_isNothing() {
    String decay = "{ \"type\": \"decoupled-weight-decay\", \"lambda\": 0 }";
    assertThat(codes(with(L2, decay, GRID, "\"penalty.lambda\": [0, 1e-2, 1]"))).isEmpty();
  }

  @Test
  void penaltyAtTheStart_withAWarmUp_isAtFullStrength() {
    String warm =
        "{ \"type\": \"l2\", \"lambda\": 0, \"schedule\": { \"type\": \"constant\","
            + " \"warmupEpochs\": 12 } }";
    assertThat(codes(with(L2, warm, GRID, "\"penalty.lambda\": [0, 1e-3, 3e-2]")))
        .containsExactly("warning penalty-exceeds-loss");
  }

  /** S = 0.05 * 384 = 19.2; 2 lambda S / (1 - 0.9) = -log 0.99 at lambda = 2.6173e-5. */
  @ParameterizedTest
  @CsvSource({"2.61e-5, note strength-too-small", "2.63e-5, ''"})
  void strength_thatShrinksByLessThanAPercent_isFound(String lambda, String code) {
    assertThat(codes(lambdas("0, " + lambda + ", 1e-3")))
        .isEqualTo(code.isEmpty() ? List.of() : List.of(code));
  }

  @Test
  void strengths_allTooSmall_areAWarningWithTheStrengthToStartAt() {
    Finding finding = only("strength-too-small", lambdas("0, 1e-7, 1e-6, 1e-5"));
    assertThat(finding.severity()).isEqualTo(Finding.Severity.WARNING);
    // 1 - exp(-384e-5) = 0.383 %
    assertThat(finding.found())
        .isEqualTo(
            "Over the whole run, l2 with lambda 1e-7, 1e-6 and 1e-5 shrinks a weight that has no"
                + " data gradient by at most 0.383 %: as good as no penalty.");
    assertThat(finding.advice())
        .isEqualTo("Start the strengths at about \"lambda\": 2.7e-5, where l2 takes 1 %.");
  }

  @Test
  void strength_ofL2UnderAdam_isNotJudged() {
    assertThat(codes(with(SGD, ADAM, GRID, "\"penalty.lambda\": [0, 1e-12, 1e-3]")))
        .containsExactly("note coupled-l2-adaptive");
  }

  @Test
  void penalty_nowhere_isFound() {
    assertThat(codes(with(L2, "{ \"type\": \"none\" }", GRID, "\"training.batchSize\": [16, 32]")))
        .containsExactly("warning no-penalty");
  }

  @Test
  void penalty_thatNothingVaries_isFound() {
    String l2 = "{ \"type\": \"l2\", \"lambda\": 1e-3 }";
    Experiment experiment = with(L2, l2, GRID, "\"training.batchSize\": [16, 32]");
    assertThat(codes(experiment)).containsExactly("warning no-strengths");
    assertThat(only("no-strengths", experiment).advice())
        .isEqualTo(
            "Sweep its strength, 0 among the values: \"penalty.lambda\": { \"values\": [0],"
                + " \"logspace\": { \"from\": 1e-4, \"to\": 0.01, \"count\": 5 } }.");
  }

  @Test
  void baseline_missing_isFound() {
    Experiment experiment = lambdas("1e-4, 1e-3");
    assertThat(codes(experiment)).containsExactly("warning no-baseline");
    assertThat(only("no-baseline", experiment).advice())
        .isEqualTo("Add 0 to the strengths: \"penalty.lambda\": [0, 1e-4].");
  }

  @Test
  void baseline_byATypeNone_isOne() {
    String penalties =
        "\"penalty\": [{ \"type\": \"l2\", \"lambda\": 1e-4 }, { \"type\": \"l2\", \"lambda\": 1e-3 }";
    assertThat(codes(with(GRID, penalties + "]"))).containsExactly("warning no-baseline");
    assertThat(codes(with(GRID, penalties + ", { \"type\": \"none\" }]"))).isEmpty();
  }

  @Test
  void baseline_withALayerThatKeepsItsPenalty_isNone() {
    String own = "{ \"type\": \"l2\", \"lambda\": 1e-4 }";
    Experiment experiment =
        with(
            "{ \"type\": \"dense\", \"units\": 100 }",
            "{ \"type\": \"dense\", \"units\": 100, \"penalty\": " + own + " }");
    assertThat(only("no-baseline", experiment).advice()).contains("of their own");
  }

  @Test
  void strength_alone_isANote() {
    Finding finding = only("one-strength", lambdas("0, 1e-3"));
    assertThat(finding.found())
        .isEqualTo(
            "The penalty has one strength only (l2 with lambda 1e-3), so that the report cannot"
                + " say whether another would be better.");
    assertThat(codes(lambdas("0, 1e-4, 1e-3"))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"9.9e-4, note narrow-strengths", "1e-3, ''"})
  void strengths_withinADecade_areFound(String largest, String code) {
    assertThat(codes(lambdas("0, 1e-4, 3e-4, " + largest)))
        .isEqualTo(code.isEmpty() ? List.of() : List.of(code));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5, 6})
  void seeds_tooFew_areFound(int count) {
    String seeds =
        IntStream.rangeClosed(11, 10 + count)
            .mapToObj(Integer::toString)
            .collect(Collectors.joining(", "));
    Experiment experiment = with(SEEDS, "\"seed\": [" + seeds + "]");
    assertThat(codes(experiment))
        .isEqualTo(count < 6 ? List.of("warning too-few-seeds") : List.of());
    if (count == 2) {
      assertThat(only("too-few-seeds", experiment))
          .extracting(Finding::found, Finding::advice)
          .containsExactly(
              "With 2 seeds for each configuration the report can give no interval and no test.",
              "Add seeds: \"seed\": [11, 12, 1, 2, 3, 4].");
    }
    if (count == 5) {
      assertThat(only("too-few-seeds", experiment).found())
          .isEqualTo(
              "With 5 seeds for each configuration the two-sided p of the sign-flip test over 2"
                  + " comparisons cannot be below 2/2^5 = 0.0625, so that no difference can reach"
                  + " p <= 0.05.");
    }
  }

  @Test
  void seeds_withNothingToCompare_areNoFinding() {
    String l2 = "{ \"type\": \"l2\", \"lambda\": 1e-3 }";
    assertThat(codes(with(L2, l2, GRID + ",", "", SEEDS, "")))
        .containsExactly("warning no-strengths");
  }

  @ParameterizedTest
  @CsvSource({"2, warning too-few-folds", "3, ''"})
  void folds_tooFew_areFoundAndSeedsAreNot(int folds, String code) {
    Experiment experiment =
        with(
            "\"validation\": 1000",
            "\"validation\": { \"folds\": " + folds + " }",
            "\"train\": 1000",
            "\"train\": 3000",
            SEEDS,
            "\"seed\": [1]");
    assertThat(codes(experiment)).isEqualTo(code.isEmpty() ? List.of() : List.of(code));
  }

  @ParameterizedTest
  @CsvSource({
    "299, warning small-validation",
    "300, note small-validation",
    "999, note small-validation",
    "1000, ''"
  })
  void validation_tooSmall_isFound(int images, String code) {
    assertThat(codes(with("\"validation\": 1000", "\"validation\": " + images)))
        .isEqualTo(code.isEmpty() ? List.of() : List.of(code));
  }

  @Test
  void validation_ofOneHundred_isSaidInNumbers() {
    Finding finding = only("small-validation", with("\"validation\": 1000", "\"validation\": 100"));
    // sqrt(0.09 / 100) = 3 points; 1.96 * sqrt(2) * 3 = 8.3
    assertThat(finding.found())
        .isEqualTo(
            "100 validation images give an accuracy of 90 % a standard error of 3.0 points: two"
                + " accuracies that differ by less than 8.3 points may do so by chance, whatever"
                + " the number of seeds.");
    assertThat(finding.advice())
        .isEqualTo("Use more of the images that are there: \"validation\": 1000.");
  }

  @Test
  void validation_withoutMoreImages_asksForFolds() {
    Finding finding =
        only(
            "small-validation",
            with(
                "\"mnist\", \"train\": 1000, \"validation\": 1000",
                "\"cifar10-small\", \"train\": 4500, \"validation\": 500"));
    assertThat(finding.advice()).contains("\"folds\": 5");
  }

  @Test
  void validation_ofFolds_countsAllOfThem() {
    String[] folds = {"\"validation\": 1000", "\"validation\": { \"folds\": 5 }"};
    assertThat(codes(with(folds))).isEmpty();
    assertThat(codes(with(folds[0], folds[1], "\"train\": 1000", "\"train\": 990")))
        .containsExactly("note small-validation");
  }

  @Test
  void batchNorm_afterPenalizedLayers_isFoundByName() {
    String layers =
        """
        { "type": "conv", "filters": 4, "kernel": 3, "activation": "identity" },
        { "type": "batch-norm", "activation": "relu" },
        { "type": "residual", "layers": [
          { "type": "conv", "filters": 4, "kernel": 3 },
          { "type": "max-pool", "size": 2 },
          { "type": "batch-norm" },
          { "type": "conv", "filters": 4, "kernel": 3 } ] },
        { "type": "batch-norm" },
        { "type": "dense", "units": 8, "activation": "tanh" },
        { "type": "batch-norm" },
        { "type": "dense", "units": 8, "penalty": { "type": "none" } },
        { "type": "batch-norm" },
        { "type": "dense", "units": 8 },
        { "type": "dropout", "rate": 0.5 }
        """;
    Experiment experiment = with(LAYERS, layers);
    assertThat(codes(experiment)).containsExactly("note batch-norm-scale");
    // not the second conv of the residual (the shortcut comes between), nor behind tanh
    assertThat(only("batch-norm-scale", experiment).found())
        .startsWith("Batch norm takes the scale of 1-conv and 3-residual.1-conv out again");
  }

  @Test
  void batchNorm_afterLayersUnderL1_isNoFinding() {
    String layers = "{ \"type\": \"dense\", \"units\": 300 }, { \"type\": \"batch-norm\" }";
    assertThat(codes(with(LAYERS, layers))).containsExactly("note batch-norm-scale");
    String l1 = "{ \"type\": \"l1\", \"lambda\": 0 }";
    String grid = "\"penalty.lambda\": [0, 1e-5, 1e-4]";
    assertThat(codes(with(LAYERS, layers, L2, l1, GRID, grid))).isEmpty();
  }

  @Test
  void l2_underAnAdaptiveOptimizer_isFoundWithTheDecayToCompare() {
    for (String optimizer : List.of("adam", "rmsprop", "adagrad")) {
      assertThat(codes(with(SGD, "{ \"type\": \"" + optimizer + "\" }")))
          .containsExactly("note coupled-l2-adaptive");
    }
    // 384 * 1e-3 * lambda = -log 0.9 at lambda = 0.2744
    assertThat(only("coupled-l2-adaptive", with(SGD, ADAM)).advice())
        .startsWith(
            "Compare with \"penalty\": { \"type\": \"decoupled-weight-decay\", \"lambda\": 0.28 }");
  }

  @Test
  void decoupledDecay_underAdam_isNoFinding() {
    String decay = "{ \"type\": \"decoupled-weight-decay\", \"lambda\": 0 }";
    assertThat(codes(with(SGD, ADAM, L2, decay, GRID, "\"penalty.lambda\": [0, 0.1, 1]")))
        .isEmpty();
  }

  @Test
  void findings_areTheSameInEveryLocale() {
    Experiment experiment =
        with("\"validation\": 1000", "\"validation\": 100", SEEDS, "\"seed\": [1]");
    List<Finding> root = SpecDoctor.examine(experiment);
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.GERMANY);
      assertThat(SpecDoctor.examine(experiment)).isEqualTo(root).hasSize(2);
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void findings_beginWithTheWarnings() {
    assertThat(codes(with(GRID, "\"penalty.lambda\": [0, 1e-6, 1]", SEEDS, "\"seed\": [1]")))
        .containsExactly(
            "warning too-few-seeds", "warning penalty-exceeds-loss", "note strength-too-small");
  }
}
