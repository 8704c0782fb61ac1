package io.shrinkage.spec;

import io.shrinkage.model.LayerSpec;
import io.shrinkage.model.NetworkShapes;
import io.shrinkage.penalty.GroupLasso;
import io.shrinkage.penalty.NoPenalty;
import io.shrinkage.penalty.Penalty;
import io.shrinkage.penalty.SparseGroupLasso;
import io.shrinkage.schedule.StepSchedule;
import io.shrinkage.spec.RunChecks.Complaints;
import java.util.List;

/** Checks whether a run's penalties fit its network and its length. */
final class PenaltyChecks {

  private PenaltyChecks() {}

  /** A penalty that no weight takes would be without effect, and so would a sweep of it. */
  static void checkEffect(Penalty penalty, List<NetworkShapes.Step> steps, Complaints complaints) {
    if (penalty instanceof NoPenalty) {
      return;
    }
    if (steps.stream().noneMatch(PenaltyChecks::takesTheRuns)) {
      complaints.add(
          "penalty",
          "must be none where every layer with weights has a penalty of its own, got "
              + penalty.type());
    } else if (grouped(penalty) && steps.stream().noneMatch(PenaltyChecks::hasGroups)) {
      complaints.add(
          "penalty",
          "must be l1 or another type without groups where no conv or dense layer takes it (an"
              + " output's units are the classes, none of which can go), got "
              + penalty.type());
    }
  }

  private static boolean grouped(Penalty penalty) {
    return penalty instanceof GroupLasso || penalty instanceof SparseGroupLasso;
  }

  private static boolean hasGroups(NetworkShapes.Step step) {
    return takesTheRuns(step) && !(step.layer() instanceof LayerSpec.Output);
  }

  private static boolean takesTheRuns(NetworkShapes.Step step) {
    if (step.layer() instanceof LayerSpec.Residual) {
      return !step.in().equals(step.out()); // the 1x1 projection
    }
    return RunChecks.weights(step) > 0 && LayerSpec.penalty(step.layer()) == null;
  }

  /** A schedule that is longer than the run would not do what it says. */
  static void checkSchedules(RunSpec spec, Complaints complaints) {
    int epochs = spec.training().epochs();
    checkSchedule(spec.penalty(), "penalty", epochs, complaints);
    checkLayers(spec.model().layers(), "model.layers", epochs, complaints);
  }

  private static void checkLayers(
      List<LayerSpec> layers, String path, int epochs, Complaints complaints) {
    for (int i = 0; i < layers.size(); i++) {
      String at = path + "." + i;
      if (layers.get(i) instanceof LayerSpec.Residual residual) {
        checkLayers(residual.layers(), at + ".layers", epochs, complaints);
      }
      Penalty penalty = LayerSpec.penalty(layers.get(i));
      if (penalty != null) {
        checkSchedule(penalty, at + ".penalty", epochs, complaints);
      }
    }
  }

  private static void checkSchedule(
      Penalty penalty, String path, int epochs, Complaints complaints) {
    int warmup = penalty.schedule().warmupEpochs();
    if (warmup > epochs) {
      complaints.add(
          path + ".schedule.warmupEpochs",
          "must be at most training.epochs, " + epochs + ", got " + warmup);
    }
    if (penalty.schedule() instanceof StepSchedule step && step.everyEpochs() >= epochs) {
      complaints.add(
          path + ".schedule.everyEpochs",
          "must be less than training.epochs, "
              + epochs
              + ", or it never steps, got "
              + step.everyEpochs());
    }
  }
}
