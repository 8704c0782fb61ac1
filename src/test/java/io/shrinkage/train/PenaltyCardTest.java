package io.shrinkage.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.shrinkage.model.Activation;
import io.shrinkage.model.LayerSpec;
import io.shrinkage.model.ModelSpec;
import io.shrinkage.model.Padding;
import io.shrinkage.optimizer.Sgd;
import io.shrinkage.penalty.L1Method;
import io.shrinkage.penalty.NoPenalty;
import io.shrinkage.penalty.Penalties;
import io.shrinkage.penalty.Penalty;
import io.shrinkage.train.PenaltyCard.Entry;
import io.shrinkage.train.SelfCheck.Outcome;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Guards against a card that says something else than the built network's step does. */
final class PenaltyCardTest {

  @Test
  void card_ofGroupLasso_countsWhatItTouches() {
    // conv 2 -> 4, 3x3; 4 channels of 4x4 into 8 units; 8 into 3 classes
    PenaltyCard card = card(TinyRuns.convNet(), Penalties.groupLasso(1e-3, false));
    Entry entry = card.penalties().get(0);
    assertThat(card.penalties()).hasSize(1);
    assertThat(entry.type()).isEqualTo("group-lasso");
    assertThat(entry.coupling()).isEqualTo("proximal");
    assertThat(entry.tensors()).containsExactly("1-conv.W", "3-dense.W", "4-output.W");
    assertThat(entry.weights()).isEqualTo(72 + 512 + 24);
    assertThat(entry.groups()).isEqualTo(4 + 8 + 3);
    assertThat(card.selfCheck().outcome()).isEqualTo(Outcome.PASSED);
  }

  @Test
  void card_withBiases_countsThemAndNoBatchNorm() {
    ModelSpec model =
        TinyRuns.model(
            TinyRuns.conv(4, 3, 1, Padding.SAME),
            new LayerSpec.BatchNorm(0.9, 1e-5, Activation.RELU));
    Entry entry = card(model, Penalties.l2(1e-3, true)).penalties().get(0);
    assertThat(entry.tensors())
        .containsExactlyInAnyOrder("1-conv.W", "1-conv.b", "3-output.W", "3-output.b");
    // 4 * 2 * 9 and 4; 4 * 64 * 3 and 3
    assertThat(entry.weights()).isEqualTo(72 + 4 + 768 + 3);
    assertThat(entry.groups()).isNull();
    assertThat(entry.formula()).isEqualTo("J = J₀ + 1e-3 · Σ w²");
    assertThat(entry.coupling()).isEqualTo("coupled");
  }

  @Test
  void card_ofAPenaltyByLayer_hasAnEntryEach() {
    Penalty own = Penalties.elasticNet(1e-3, 1e-4, null, null, L1Method.PROXIMAL, false);
    ModelSpec model = TinyRuns.model(new LayerSpec.Dense(8, Activation.RELU, true, own));
    List<Entry> entries = card(model, Penalties.decoupledWeightDecay(1e-2, false)).penalties();
    assertThat(entries)
        .extracting(Entry::type)
        .containsExactly("elastic-net", "decoupled-weight-decay");
    assertThat(entries)
        .extracting(Entry::tensors)
        .containsExactly(List.of("1-dense.W"), List.of("2-output.W"));
    assertThat(entries)
        .extracting(Entry::formula)
        .containsExactly(
            "J = J₀ + 1e-3 · Σ |w| + 1e-4 · Σ w²",
            "J = J₀; w ← w − step − learningRate · 1e-2 · w");
    assertThat(entries)
        .extracting(Entry::coupling)
        .containsExactly("proximal and coupled", "decoupled");
  }

  @Test
  void card_withoutStrength_isEmptyAndSkipped() {
    for (Penalty nothing : List.of(new NoPenalty(), Penalties.l2(0, true))) {
      PenaltyCard card = card(TinyRuns.convNet(), nothing);
      assertThat(card.penalties()).isEmpty();
      assertThat(card.selfCheck().outcome()).isEqualTo(Outcome.SKIPPED);
    }
  }

  private static PenaltyCard card(ModelSpec model, Penalty penalty) {
    AtomicReference<@Nullable RunStart> start = new AtomicReference<>();
    TrainingJob job =
        TinyRuns.job(model, penalty, TinyRuns.training(new Sgd(0.02, 0.9, true), 1), 1);
    Trainer.train(
        job,
        new TrainingListener() {
          @Override
          public void started(RunStart known) {
            start.set(known);
          }

          @Override
          public void epoch(EpochMetrics metrics) {}
        });
    RunStart known = start.get();
    assertThat(known).isNotNull();
    return known.penaltyCard();
  }
}
