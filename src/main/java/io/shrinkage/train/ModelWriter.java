package io.shrinkage.train;

import io.shrinkage.model.OutputHead;
import io.shrinkage.model.SavedModel;
import java.io.IOException;
import java.io.OutputStream;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.activations.impl.ActivationSigmoid;
import org.nd4j.linalg.activations.impl.ActivationSoftmax;
import org.nd4j.linalg.lossfunctions.impl.LossBinaryXENT;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;
import org.nd4j.linalg.lossfunctions.impl.LossMSE;

/** Writes {@code model.zip}: the trained network as DL4J saves it. */
public final class ModelWriter {

  private ModelWriter() {}

  /**
   * Writes a finished run's network; {@code ModelSerializer.restoreComputationGraph} reads it.
   *
   * @param parameters the result's flat parameters
   */
  public static void write(TrainingJob job, float[] parameters, OutputStream out)
      throws IOException {
    SavedModel.write(TrainingRun.declaration(job), head(job.training().loss()), parameters, out);
  }

  private static OutputHead head(Loss loss) {
    return switch (loss) {
      case CROSS_ENTROPY -> new OutputHead(new ActivationSoftmax(), new LossMCXENT());
      case BINARY_CROSS_ENTROPY -> new OutputHead(new ActivationSigmoid(), new LossBinaryXENT());
      case MEAN_SQUARED_ERROR -> new OutputHead(new ActivationIdentity(), new LossMSE());
    };
  }
}
