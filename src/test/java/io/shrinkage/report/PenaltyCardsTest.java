package io.shrinkage.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.shrinkage.report.PenaltyBlock.Way;
import io.shrinkage.report.Typeset.Piece;
import io.shrinkage.run.StoredRun;
import io.shrinkage.spec.SweepAxis;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Guards against a card that says of one run what is true of another, that hides a failed
 * self-check, or that leaves a strength out.
 */
final class PenaltyCardsTest {
  private static final SweepAxis SEEDS = Samples.axis("seed", "[1, 2]");

  private static PenaltyCards cards(
      String type, List<SweepAxis> axes, Function<Map<String, JsonNode>, JsonNode> card) {
    List<StoredRun> runs = new ArrayList<>();
    for (Map<String, JsonNode> assignment : Samples.plan(axes)) {
      JsonNode swept = assignment.get("penalty");
      String its = swept == null ? type : swept.path("type").asText();
      StoredRun run =
          Samples.run(runs.size() + 1, assignment, its, Samples.epoch(1, 0.9, 0.6, 0.5, 0.8));
      runs.add(Samples.carded(run, card.apply(assignment)));
    }
    return PenaltyCards.of(Sweep.of(Samples.experiment("x", axes, runs)));
  }

  private static double lambda(Map<String, JsonNode> assignment) {
    return assignment.get("penalty.lambda").doubleValue();
  }

  private static JsonNode card(String type, Map<String, JsonNode> assignment) {
    return lambda(assignment) == 0
        ? Cards.of(Cards.SKIPPED)
        : Cards.of(Cards.PASSED, Cards.entry(type, lambda(assignment), "0-dense.W", "1-output.W"));
  }

  private static String plain(Typeset text) {
    return text.pieces().stream()
        .map(Piece::text)
        .collect(Collectors.joining())
        .replace('\u00a0', ' ');
  }

  private static List<List<String>> rows(PenaltyBlock block) {
    return block.table().rows().stream()
        .map(row -> row.stream().map(cell -> plain(cell.text())).toList())
        .toList();
  }

  @Test
  void sweep_hasARowAConfiguration_zeroAmongThem() {
    SweepAxis lambdas = Samples.axis("penalty.lambda", "[0, 1e-4, 1e-2]");
    PenaltyCards cards = cards("l2", List.of(lambdas, SEEDS), it -> card("l2", it));

    PenaltyBlock block = cards.blocks().get(0);
    assertThat(cards.blocks()).hasSize(1);
    assertThat(plain(block.formula())).isEqualTo("J = J0 + λ · Σ w²");
    assertThat(block.ways()).containsExactly(new Way("coupled", "Joins the gradient."));
    assertThat(block.touches().replace('\u00a0', ' ')).isEqualTo("100 weights in 2 tensors");
    assertThat(block.tensors()).containsExactly("0-dense.W", "1-output.W");
    assertThat(block.table().head())
        .contains("setting", "formula", "weights", "DL4J", "Keras", "self-check");
    assertThat(rows(block))
        .extracting(row -> row.get(0), row -> row.get(1), row -> row.get(2))
        .containsExactly(
            tuple("lambda = 0", "J = J0", "0"),
            tuple("lambda = 1e-4", "J = J0 + 1e-4 · Σ w²", "100"),
            tuple("lambda = 1e-2", "J = J0 + 1e-2 · Σ w²", "100"));
    assertThat(rows(block))
        .extracting(row -> row.get(row.size() - 1))
        .containsExactly("skipped", "passed, 3.1e-8", "passed, 3.1e-8");
    // two strengths with two seeds each; those without a strength had nothing to check
    assertThat(block.checks().sentence().replace('\u00a0', ' '))
        .isEqualTo("passed in all 4 runs: largest relative error 3.1e-8, allowed 1e-5");
  }

  @Test
  void singleRun_hasItsNumbersInTheFormulaAndNoTable() {
    PenaltyCards cards =
        cards("l1", List.of(), it -> Cards.of(Cards.PASSED, Cards.entry("l1", 2e-4, "0-dense.W")));

    PenaltyBlock block = cards.blocks().get(0);
    assertThat(plain(block.formula())).isEqualTo("J = J0 + 2e-4 · Σ |w|");
    assertThat(block.table().rows()).isEmpty();
    assertThat(block.elsewhere())
        .containsExactlyInAnyOrder(new Fact("DL4J", ".l(2e-4)"), new Fact("Keras", "L(2e-4)"));
  }

  @Test
  void groups_areCounted_andLibrariesWithoutThemNamedOnce() {
    SweepAxis lambdas = Samples.axis("penalty.lambda", "[1e-4, 1e-2]");
    PenaltyBlock block =
        cards("group-lasso", List.of(lambdas), it -> card("group-lasso", it)).blocks().get(0);

    assertThat(block.touches().replace('\u00a0', ' '))
        .isEqualTo("100 weights in 2 tensors: 10 groups (filters and units)");
    assertThat(block.nowhere()).contains("DL4J", "Keras", ": none built in");
    assertThat(block.table().head()).doesNotContain("DL4J", "Keras");
    assertThat(block.legend())
        .extracting(PenaltyCardsTest::plain)
        .containsExactly("g: a filter or unit with its ng incoming weights");
  }

  @Test
  void biases_areNamed_alsoAmongGroups() {
    PenaltyCards cards =
        cards(
            "group-lasso",
            List.of(),
            it ->
                Cards.of(Cards.PASSED, Cards.entry("group-lasso", 1e-3, "0-dense.W", "0-dense.b")));

    assertThat(cards.blocks().get(0).touches().replace('\u00a0', ' '))
        .isEqualTo("100 weights and biases in 2 tensors: 10 groups (filters, units and biases)");
  }

  @Test
  void axisBesideThePenalty_makesNoRows() {
    SweepAxis rates = Samples.axis("training.optimizer.learningRate", "[0.1, 0.01]");
    SweepAxis lambdas = Samples.axis("penalty.lambda", "[1e-4, 1e-2]");
    PenaltyBlock block = cards("l2", List.of(rates, lambdas), it -> card("l2", it)).blocks().get(0);

    assertThat(rows(block))
        .extracting(row -> row.get(0))
        .containsExactly("lambda = 1e-4", "lambda = 1e-2");
  }

  @Test
  void axisThatAltersAConvention_isPartOfTheSetting() {
    SweepAxis rows = Samples.axis("data.train", "[1000, 4000]");
    SweepAxis lambdas = Samples.axis("penalty.lambda", "[1e-4]");
    PenaltyCards cards =
        cards(
            "l2",
            List.of(rows, lambdas),
            it -> {
              JsonNode card = card("l2", it);
              ObjectNode elsewhere = (ObjectNode) card.path("penalties").path(0).path("elsewhere");
              elsewhere.put("scikit-learn", "C=" + it.get("data.train"));
              return card;
            });

    assertThat(rows(cards.blocks().get(0)))
        .extracting(row -> row.get(0))
        .containsExactly("train = 1000, lambda = 1e-4", "train = 4000, lambda = 1e-4");
  }

  @Test
  void sweptObjects_haveABlockAType_andNameTheUnpenalized() {
    SweepAxis penalties =
        Samples.axis(
            "penalty",
            """
            [{"type": "none"}, {"type": "l2", "lambda": 1e-4}, {"type": "l1", "lambda": 1e-3}]
            """);
    PenaltyCards cards =
        cards(
            "none",
            List.of(penalties, SEEDS),
            it -> {
              JsonNode penalty = it.get("penalty");
              return penalty.path("type").asText().equals("none")
                  ? Cards.of(Cards.SKIPPED)
                  : Cards.of(
                      Cards.PASSED,
                      Cards.entry(
                          penalty.path("type").asText(),
                          penalty.path("lambda").doubleValue(),
                          "0-dense.W"));
            });

    assertThat(cards.blocks()).extracting(PenaltyBlock::title).containsExactly("L2", "L1");
    assertThat(cards.blocks()).extracting(PenaltyBlock::color).containsExactly("l2", "l1");
    assertThat(cards.unpenalized()).isEqualTo("no penalty");
  }

  @Test
  void layersWithTheirOwnPenalty_haveTheirTensorsInTheTable() {
    PenaltyCards cards =
        cards(
            "l2",
            List.of(),
            it ->
                Cards.of(
                    Cards.PASSED,
                    Cards.entry("l2", 1e-4, "0-dense.W"),
                    Cards.entry("l2", 1e-2, "1-dense.W", "2-output.W"),
                    Cards.entry("l1", 1e-3, "3-dense.W")));

    PenaltyBlock l2 = cards.blocks().get(0);
    assertThat(l2.tensors()).isEmpty();
    assertThat(rows(l2)).hasSize(2);
    assertThat(rows(l2).get(0)).contains("0-dense.W", "J = J0 + 1e-4 · Σ w²", "50");
    assertThat(rows(l2).get(1)).contains("1-dense.W, 2-output.W", "J = J0 + 1e-2 · Σ w²", "100");
    assertThat(cards.blocks().get(1).tensors()).containsExactly("3-dense.W");
  }

  @Test
  void failedSelfCheck_ofOneRun_standsForAll() {
    SweepAxis lambdas = Samples.axis("penalty.lambda", "[1e-4, 1e-2]");
    PenaltyCards cards =
        cards(
            "l2",
            List.of(lambdas, SEEDS),
            it ->
                lambda(it) > 1e-3 && it.get("seed").intValue() == 2
                    ? Cards.of(
                        Cards.check("failed", 0.25, "0-dense.W: off by 0.25"),
                        Cards.entry("l2", 1e-2, "0-dense.W", "1-output.W"))
                    : card("l2", it));

    assertThat(cards.checks().failed()).isEqualTo(1);
    assertThat(cards.checks().details()).containsExactly("0-dense.W: off by 0.25");
    PenaltyBlock block = cards.blocks().get(0);
    assertThat(block.checks().outcome()).isEqualTo(SelfChecks.Outcome.FAILED);
    assertThat(block.checks().sentence().replace('\u00a0', ' '))
        .isEqualTo("failed in 1 of 4 runs: largest relative error 0.25, allowed 1e-5");
    assertThat(rows(block))
        .extracting(row -> row.get(row.size() - 1))
        .containsExactly("passed, 3.1e-8", "failed in 1 of 2, 0.25");
  }

  @Test
  void error_thatIsNotFinite_isSaidSo() {
    JsonNode check = ((ObjectNode) Cards.check("failed", 0, "NaN")).putNull("largest_error");
    PenaltyCards cards =
        cards("l2", List.of(), it -> Cards.of(check, Cards.entry("l2", 1e-4, "0-dense.W")));

    assertThat(cards.checks().sentence()).contains("largest relative error not finite");
  }

  @Test
  void resultsWithoutCards_showNone() {
    assertThat(cards("l2", List.of(), it -> MissingNode.getInstance()).stored()).isFalse();
  }

  @Test
  void referenceAndSchedule_areInTheFormulaAndExplained() {
    SweepAxis lambdas = Samples.axis("penalty.lambda", "[1e-4, 1e-2]");
    PenaltyCards cards =
        cards(
            "l2",
            List.of(lambdas),
            it -> {
              JsonNode card = card("l2", it);
              ((ObjectNode) card.path("penalties").path(0))
                  .put("formula", "J = J₀ + s(t) · 1e-4 · Σ (w − w₀)²; s(t): half a cosine to 0");
              return card;
            });

    PenaltyBlock block = cards.blocks().get(0);
    assertThat(plain(block.formula())).isEqualTo("J = J0 + s(t) · λ · Σ (w − w0)²");
    assertThat(block.legend())
        .extracting(PenaltyCardsTest::plain)
        .containsExactly("w0: the weights before training", "s(t): half a cosine to 0");
    assertThat(rows(block).get(0).get(1)).isEqualTo("J = J0 + s(t) · 1e-4 · Σ (w − w0)²");
  }
}
