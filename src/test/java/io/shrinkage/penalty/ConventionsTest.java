package io.shrinkage.penalty;

import static org.assertj.core.api.Assertions.assertThat;

import io.shrinkage.schedule.ConstantSchedule;
import org.junit.jupiter.api.Test;

/** Guards against a card that gives another library's strength wrongly, which people will copy. */
final class ConventionsTest {

  private static final long ROWS = 1000;

  @Test
  void of_l2_isDoubledWhereTheFormulaHasAHalf() {
    // DL4J c/2 * sum w^2, PyTorch adds c * w; scikit-learn 1/(2 C n) = 1e-4
    assertThat(Conventions.of(Penalties.l2(1e-4, false), ROWS))
        .containsEntry("DL4J", ".l2(2e-4)")
        .containsEntry("Keras", "L2(1e-4)")
        .containsEntry("PyTorch", "weight_decay=2e-4 (SGD, Adam)")
        .containsEntry("scikit-learn", "l2, C=5");
  }

  @Test
  void of_l1_isTheSameEverywhere() {
    // scikit-learn 1/(C n) = 1e-4
    assertThat(Conventions.of(Penalties.l1(1e-4, L1Method.PROXIMAL, false), ROWS))
        .containsEntry("DL4J", ".l1(1e-4)")
        .containsEntry("Keras", "L1(1e-4)")
        .containsEntry("PyTorch", "1e-4 * w.abs().sum() added to the loss")
        .containsEntry("scikit-learn", "l1, C=10");
  }

  @Test
  void of_elasticNet_hasScikitLearnsOwnRatio() {
    // (1 - r)/(2 C n) = 1e-4 and r/(C n) = 3e-4: r = 3/5, 1/(C n) = 5e-4
    ElasticNet net = Penalties.elasticNet(3e-4, 1e-4, null, null, L1Method.PROXIMAL, false);
    assertThat(Conventions.of(net, ROWS))
        .containsEntry("DL4J", ".l1(3e-4).l2(2e-4)")
        .containsEntry("Keras", "L1L2(l1=3e-4, l2=1e-4)")
        .containsEntry("PyTorch", "weight_decay=2e-4, and 3e-4 * w.abs().sum() added to the loss")
        .containsEntry("scikit-learn", "elasticnet, C=2, l1_ratio=0.6");
  }

  @Test
  void of_decoupledDecay_isThatOfAdamW() {
    assertThat(Conventions.of(Penalties.decoupledWeightDecay(0.01, false), ROWS))
        .containsEntry("DL4J", ".weightDecay(1e-2, true)")
        .containsEntry("Keras", "optimizer's weight_decay=1e-2")
        .containsEntry("PyTorch", "AdamW(weight_decay=1e-2); others: none built in")
        .containsEntry("scikit-learn", "none built in");
  }

  @Test
  void of_whatNoneOfThemHas_isNone() {
    L2 towardsInitial = new L2(0.1, Reference.INITIAL, new ConstantSchedule(0), false);
    assertThat(Conventions.of(towardsInitial, ROWS).values()).containsOnly("none built in");
    assertThat(Conventions.of(Penalties.groupLasso(0.1, false), ROWS).values())
        .containsOnly("none built in");
  }

  @Test
  void number_ofAnyStrength_isShortAndReadsBack() {
    assertThat(Formula.number(1e-4)).isEqualTo("1e-4");
    assertThat(Formula.number(Math.sqrt(1e-5))).isEqualTo("3.16228e-3");
    assertThat(Formula.number(0.1)).isEqualTo("0.1");
    assertThat(Formula.number(12)).isEqualTo("12");
    assertThat(Formula.number(20_000)).isEqualTo("2e4");
    assertThat(Formula.number(0)).isEqualTo("0");
  }
}
