package io.shrinkage.onednn;

import io.shrinkage.model.ExampleLoss;
import io.shrinkage.model.Network;
import io.shrinkage.model.NetworkDeclaration;
import io.shrinkage.model.ParameterTensor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.bytedeco.dnnl.stream;

/** A network computed by oneDNN; its parameters lie where another network has them. */
public final class OneDnnNetwork implements Network {

  private final NetworkDeclaration declaration;
  private final ExampleLoss loss;
  private final List<ParameterTensor> tensors;
  private final Map<String, List<String>> regularization;
  private final String updater;
  private final Parameters parameters;
  private final stream queue = new stream(OneDnn.engine());
  private final Map<Integer, Pass> training = new HashMap<>();
  private final Map<Integer, Pass> inference = new HashMap<>();
  private final float[] current;
  private SplittableRandom dropout = new SplittableRandom(0);

  /**
   * Makes the network in the calling thread.
   *
   * @param laidOut has the tensors and the initial parameters; not kept
   */
  public OneDnnNetwork(Network laidOut, NetworkDeclaration declaration, ExampleLoss loss) {
    this.declaration = declaration;
    this.loss = loss;
    tensors = laidOut.tensors();
    regularization = laidOut.regularization();
    updater = laidOut.updater();
    current = laidOut.parameters();
    parameters = new Parameters(tensors, current);
  }

  @Override
  public List<ParameterTensor> tensors() {
    return tensors;
  }

  @Override
  public int classes() {
    return declaration.classes();
  }

  @Override
  public float[] parameters() {
    return current.clone();
  }

  @Override
  public void parameters(float[] values) {
    System.arraycopy(values, 0, current, 0, current.length);
    parameters.set(current);
  }

  @Override
  public double gradient(float[] images, float[] targets, int count, float[] gradient) {
    Pass pass = training.computeIfAbsent(count, n -> pass(n, true));
    float[] values = pass.forward(images, queue);
    float[] byValues = new float[values.length];
    double sum = 0;
    for (int from = 0; from < values.length; from += classes()) {
      sum += loss.value(values, targets, from, classes());
      loss.gradient(values, targets, byValues, from, classes());
    }
    pass.backward(byValues, queue);
    parameters.gradient(gradient);
    pass.statistics().forEach(statistic -> statistic.write(current, gradient));
    return sum / count;
  }

  @Override
  public void infer(float[] images, int count, float[] values, int offset) {
    Pass pass = inference.computeIfAbsent(count, n -> pass(n, false));
    System.arraycopy(pass.forward(images, queue), 0, values, offset, count * classes());
  }

  private Pass pass(int count, boolean backToo) {
    return new Pass(declaration, parameters, count, backToo, () -> dropout);
  }

  @Override
  public void seedDropout(long seed) {
    dropout = new SplittableRandom(seed);
  }

  @Override
  public Map<String, List<String>> regularization() {
    return regularization;
  }

  @Override
  public String updater() {
    return updater;
  }

  @Override
  public Map<String, String> engine() {
    return Map.of("engine", "onednn", "one_dnn_version", OneDnn.version());
  }

  @Override
  public void close() {
    training.values().forEach(Pass::close);
    inference.values().forEach(Pass::close);
    parameters.close();
    queue.close();
  }
}
