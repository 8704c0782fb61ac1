package io.shrinkage.model;

import java.io.IOException;
import java.io.OutputStream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.util.ModelSerializer;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Writes a trained network as a DL4J model of DL4J's own classes alone: {@code
 * ModelSerializer.restoreComputationGraph} reads it without Shrinkage on the class path.
 */
public final class SavedModel {

  private SavedModel() {}

  /**
   * Writes the zip file that DL4J reads, without updater state.
   *
   * @param head the output layer's activation and loss in DL4J's terms
   * @param parameters flat, as {@link Network#parameters()} returns them
   */
  public static void write(
      NetworkDeclaration declaration, OutputHead head, float[] parameters, OutputStream out)
      throws IOException {
    ComputationGraph graph =
        new ComputationGraph(GraphBuilder.build(declaration, head, Dl4jActivation::of, 0));
    graph.init();
    graph.setParams(Nd4j.createFromArray(parameters).reshape(1, parameters.length));
    try {
      ModelSerializer.writeModel(graph, out, false);
    } finally {
      NativeBackend.free(graph);
    }
  }
}
