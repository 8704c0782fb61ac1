package io.shrinkage.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.shrinkage.run.RunStatus;
import io.shrinkage.run.StoredExperiment;
import io.shrinkage.run.StoredRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Guards against a comparison that calls chance a finding, pairs what is no pair, or says nothing
 * of what it left out.
 */
final class ComparisonSentencesTest {
  // intervals and p-values below: t.test, all 2^6 flips and p.adjust(, "holm") in R
  private static final String SIX = "[1, 2, 3, 4, 5, 6]";
  private static final double[] LOW = {0.70, 0.71, 0.69, 0.70, 0.72, 0.68};

  /** 10 pp above LOW, 9 above NEAR, in every seed. */
  private static final double[] HIGH = {0.80, 0.82, 0.78, 0.805, 0.815, 0.78};

  /** 1 pp above LOW, but not in every seed. */
  private static final double[] NEAR = {0.73, 0.70, 0.71, 0.69, 0.74, 0.69};

  private final Locale before = Locale.getDefault();

  @AfterEach
  void restore() {
    Locale.setDefault(before);
  }

  private static StoredExperiment six(String name, String type, double[]... accuracies) {
    return Compared.of(name, type, "[0, 1e-3]", SIX, accuracies);
  }

  @ParameterizedTest
  @ValueSource(strings = {"de-DE", "en-US", "und"})
  void headline_pairsOfSixSeeds_saysThatItIsShown(String locale) {
    Locale.setDefault(Locale.forLanguageTag(locale));
    assertThat(Compared.headline(six("a", "l1", LOW, NEAR), six("b", "l2", LOW, HIGH)))
        .isEqualTo(
            "The best configuration of b (L2 with lambda = 1e-3) is shown to be better"
                + " than that of a: its mean validation accuracy, 80.00 %, is 9.00 pp above"
                + " that of L1 with lambda = 1e-3, 95 % interval +6.63 to +11.37 pp, p = 0.031"
                + " corrected for 4 comparisons.");
  }

  @Test
  void headline_differenceOfWhichOneSeedDisagrees_mayBeChance() {
    assertThat(Compared.headline(six("a", "l1", LOW, LOW), six("b", "l2", LOW, NEAR)))
        .isEqualTo(
            "The best mean validation accuracy, 71.00 %, is that of b (L2 with lambda ="
                + " 1e-3): 1.00 pp above the best of a (L1 with lambda = 1e-3), which may be"
                + " chance (95 % interval \u22120.76 to +2.76 pp, p = 0.28 corrected for 4"
                + " comparisons).");
  }

  @Test
  void headline_threeSeeds_cannotShowAnything() {
    StoredExperiment a =
        Compared.of(
            "a", "l1", "[0, 1e-3]", "[1, 2, 3]", new double[][] {{.7, .71, .69}, {.72, .71, .74}});
    StoredExperiment b =
        Compared.of(
            "b", "l1", "[0, 1e-3]", "[1, 2, 3]", new double[][] {{.6, .63, .65}, {.65, .6, .66}});
    assertThat(Compared.headline(a, b))
        .isEqualTo(
            "The best mean validation accuracy, 72.33 %, is that of a (L1 with lambda ="
                + " 1e-3): 8.67 pp above the best of b (L1 with lambda = 1e-3); 3 seeds cannot"
                + " show that this is more than chance (p is at least 0.25).");
  }

  @Test
  void headline_otherSeedsOnTheSameImages_isTestedWithoutPairs() {
    StoredExperiment other =
        Compared.of("b", "l2", "[0, 1e-3]", "[7, 8, 9, 10, 11, 12]", new double[][] {LOW, HIGH});
    assertThat(Compared.headline(six("a", "l1", LOW, NEAR), other))
        .isEqualTo(
            "The best configuration of b (L2 with lambda = 1e-3) is shown to be better"
                + " than that of a: its mean validation accuracy, 80.00 %, is 9.00 pp above"
                + " that of L1 with lambda = 1e-3, 95 % interval +6.53 to +11.47 pp, p = 3.8e-5"
                + " corrected for 4 comparisons.");
    assertThat(Compared.sentences(six("a", "l1", LOW, NEAR), other).sentences())
        .map(Compared::plain)
        .containsExactly(
            "b and a are compared as independent samples (Welch's t), not in pairs, since"
                + " they share no seed; the best configuration of the first is 9.00 pp above"
                + " that of the second (95 % interval +6.53 to +11.47 pp, p = 3.8e-5 corrected"
                + " for 4 comparisons).");
  }

  @Test
  void headline_otherImages_isNotTested() {
    StoredExperiment other = Compared.on("bb", "b", six("b", "l2", LOW, HIGH));
    assertThat(Compared.headline(six("a", "l1", LOW, NEAR), other))
        .isEqualTo(
            "The best mean validation accuracy, 80.00 %, is that of b (L2 with lambda ="
                + " 1e-3): 9.00 pp above the best of a (L1 with lambda = 1e-3). Whether that is"
                + " more than chance is not tested: their images were not split alike.");
    assertThat(Compared.sentences(six("a", "l1", LOW, NEAR), other).sentences())
        .map(Compared::plain)
        .containsExactly(
            "b and a are compared not in pairs and without a test, since their images"
                + " were not split alike; the best configuration of the first is 9.00 pp above"
                + " that of the second.");
  }

  @Test
  void headline_someSeedsInCommon_comparesThese() {
    StoredExperiment few =
        Compared.of(
            "b",
            "l2",
            "[0, 1e-3]",
            "[4, 5, 6, 7]",
            new double[][] {{.7, .7, .7, .7}, {.9, .6, .7, .9}});
    assertThat(Compared.headline(six("a", "l1", LOW, NEAR), few))
        .isEqualTo(
            "The best mean validation accuracy, 77.50 %, is that of b (L2 with lambda ="
                + " 1e-3): the best of a (L1 with lambda = 1e-3) has 71.00 %; in the 3 seeds"
                + " that both have, the first is 2.67 pp above the other; 3 seeds cannot show"
                + " that this is more than chance (p is at least 0.25).");
  }

  @Test
  void headline_partialExperiment_saysSoFarAndWhatIsMissing() {
    StoredExperiment whole = six("b", "l2", LOW, HIGH);
    List<StoredRun> runs = new ArrayList<>(whole.runs());
    for (int i : new int[] {10, 11}) {
      runs.set(i, Samples.ended(runs.get(i), RunStatus.PENDING, ""));
    }
    StoredExperiment partial = new StoredExperiment("b", "", whole.spec(), whole.axes(), runs);
    assertThat(Compared.headline(six("a", "l1", LOW, NEAR), partial))
        .isEqualTo(
            "So far, the best mean validation accuracy, 71.00 %, is that of a (L1 with"
                + " lambda = 1e-3): 1.00 pp above the best of b (lambda = 0), which may be"
                + " chance (95 % interval \u22120.76 to +2.76 pp, p = 0.28 corrected for 2"
                + " comparisons).");
    assertThat(Compared.sentences(six("a", "l1", LOW, NEAR), partial).trouble())
        .map(Compared::plain)
        .containsExactly("b: 2 unfinished of 12 runs, in no mean.");
  }

  @Test
  void headline_oneWithoutNumbers_namesTheOther() {
    StoredExperiment whole = six("b", "l2", LOW, HIGH);
    List<StoredRun> none =
        whole.runs().stream().map(run -> Samples.ended(run, RunStatus.FAILED, "x")).toList();
    StoredExperiment failed = new StoredExperiment("b", "", whole.spec(), whole.axes(), none);
    assertThat(Compared.headline(six("a", "l1", LOW, NEAR), failed))
        .isEqualTo(
            "Only a has usable numbers: its best mean validation accuracy is 71.00 %, for L1 with"
                + " lambda = 1e-3.");
    assertThat(Compared.headline(failed, failed))
        .isEqualTo("No run of these experiments has usable numbers yet.");
  }

  @Test
  void headline_sameNumbers_areEqual() {
    assertThat(Compared.headline(six("x", "l1", LOW, NEAR), six("x", "l1", LOW, NEAR)))
        .isEqualTo(
            "The best mean validation accuracy, 71.00 %, is that of x (folder-1) (L1 with"
                + " lambda = 1e-3): equal to the best of x (folder-2) (L1 with lambda = 1e-3).");
  }

  @Test
  void headline_ofThree_countsThoseThatAreBeaten() {
    assertThat(
            Compared.headline(
                six("a", "l1", LOW, NEAR), six("b", "l2", LOW, HIGH), six("c", "l1", LOW, LOW)))
        .isEqualTo(
            "The best configuration of b (L2 with lambda = 1e-3) is shown to be better"
                + " than those of the 2 other experiments: its mean validation accuracy, 80.00"
                + " %, is 9.00 pp above the next, that of a (L1 with lambda = 1e-3), 95 %"
                + " interval +6.63 to +11.37 pp, p = 0.031 corrected for 12 comparisons.");
  }

  @Test
  void measures_thatDiffer_giveWayToAccuracyAndAreSaid() {
    StoredExperiment loss =
        Compared.with(
            six("a", "l1", LOW, NEAR), "selection", "{\"metric\": \"loss\", \"epoch\": \"last\"}");
    StoredExperiment accuracy = six("b", "l2", LOW, HIGH);
    assertThat(Compared.headline(loss, accuracy)).contains("mean validation accuracy");
    assertThat(Compared.sentences(loss, accuracy).limits())
        .first()
        .asString()
        .contains("validation accuracy of the last epoch");
    StoredExperiment other =
        Compared.with(accuracy, "selection", "{\"metric\": \"loss\", \"epoch\": \"last\"}");
    // the loss is 2 - accuracy here: below is better
    assertThat(Compared.headline(loss, other))
        .isEqualTo(
            "The best configuration of b (L2 with lambda = 1e-3) is shown to be better"
                + " than that of a: its mean validation loss, 1.200, is 0.090 below that of L1"
                + " with lambda = 1e-3, 95 % interval \u22120.114 to \u22120.066, p = 0.031"
                + " corrected for 4 comparisons.");
    assertThat(Compared.sentences(loss, other).limits())
        .noneMatch(limit -> limit.contains("last epoch"));
  }
}
