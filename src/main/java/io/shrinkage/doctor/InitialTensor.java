package io.shrinkage.doctor;

import io.shrinkage.data.Dataset;
import io.shrinkage.model.FeatureShape;
import io.shrinkage.model.Initializer;
import io.shrinkage.model.LayerSpec;
import io.shrinkage.model.NetworkShapes;
import io.shrinkage.penalty.NoPenalty;
import io.shrinkage.penalty.Penalty;
import io.shrinkage.spec.RunSpec;
import java.util.ArrayList;
import java.util.List;

/**
 * One tensor of weights or biases before training, and what acts on it.
 *
 * @param layer the layer's name, such as {@code 1-conv}
 * @param bias whether these are biases
 * @param outputs filters or units: how many groups there are
 * @param groupSize the weights of a filter or unit; 1 for biases
 * @param draw what each value is drawn from
 * @param penalty what acts on it; none where it is out of the penalty's scope
 */
record InitialTensor(
    String layer, boolean bias, long outputs, long groupSize, Draw draw, Penalty penalty) {

  /** Returns the weights and biases of a network in order; none where the data set is unknown. */
  static List<InitialTensor> of(RunSpec run) {
    Dataset dataset = run.data().dataset();
    List<InitialTensor> tensors = new ArrayList<>();
    if (dataset.known()) {
      for (NetworkShapes.Step step :
          NetworkShapes.infer(run.model(), dataset.shape(), dataset.classes())) {
        add(run, step, tensors);
      }
    }
    return tensors;
  }

  private static void add(RunSpec run, NetworkShapes.Step step, List<InitialTensor> tensors) {
    FeatureShape in = step.in();
    FeatureShape out = step.out();
    if (step.layer() instanceof LayerSpec.Conv conv) {
      long kernel = (long) conv.kernel() * conv.kernel();
      add(run, step, kernel * in.channels(), kernel * conv.filters(), conv.bias(), tensors);
    } else if (step.layer() instanceof LayerSpec.Dense dense) {
      add(run, step, in.size(), dense.units(), dense.bias(), tensors);
    } else if (step.layer() instanceof LayerSpec.Output) {
      add(run, step, in.size(), out.channels(), true, tensors);
    } else if (step.layer() instanceof LayerSpec.Residual && !in.equals(out)) {
      add(run, step, in.channels(), out.channels(), false, tensors); // the projection
    }
  }

  private static void add(
      RunSpec run,
      NetworkShapes.Step step,
      long fanIn,
      long fanOut,
      boolean biases,
      List<InitialTensor> tensors) {
    Initializer initializer = run.model().initializer();
    Penalty own = LayerSpec.penalty(step.layer());
    Penalty penalty = own == null ? run.penalty() : own;
    long outputs = step.out().channels();
    Draw weights = Draw.ofWeights(initializer, fanIn, fanOut);
    tensors.add(new InitialTensor(step.name(), false, outputs, fanIn, weights, penalty));
    if (biases) {
      Penalty onBiases = penalty.biases() ? penalty : new NoPenalty();
      Draw draw = Draw.ofBiases(initializer);
      tensors.add(new InitialTensor(step.name(), true, outputs, 1, draw, onBiases));
    }
  }

  long size() {
    return outputs * groupSize;
  }
}
