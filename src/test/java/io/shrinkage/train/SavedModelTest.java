package io.shrinkage.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.shrinkage.data.DataSplit;
import io.shrinkage.data.Part;
import io.shrinkage.data.Scale;
import io.shrinkage.data.Scaler;
import io.shrinkage.penalty.Penalties;
import java.io.File;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Guards against recorded losses that the saved model does not have. */
final class SavedModelTest {

  @Test
  void trainLoss_ofTheSavedModel_equalsTheRecordedOne(@TempDir Path folder) throws Exception {
    TrainingJob job = TinyRuns.job(Penalties.l2(0.01, false));
    TrainingResult result = TinyRuns.train(job);
    File zip = folder.resolve("model.zip").toFile();
    try (OutputStream out = new FileOutputStream(zip)) {
      ModelWriter.write(job, result.parameters(), out);
    }

    ComputationGraph graph = ModelSerializer.restoreComputationGraph(zip);

    // independently: DL4J's own softmax, and -log of the true class's probability
    double loss = meanLoss(graph, job.split());
    double recorded = result.epochs().get(2).trainLoss();
    assertThat(loss).isCloseTo(recorded, within(1e-6));
    assertThat(result.initial().trainLoss()).isNotCloseTo(recorded, within(1e-2));
  }

  private static double meanLoss(ComputationGraph graph, DataSplit split) {
    Part probe = split.probe();
    Scaler scaler = Scaler.of(Scale.STANDARDIZE, split.train());
    double sum = 0;
    for (int i = 0; i < probe.size(); i++) {
      float[] image = new float[TinyRuns.SHAPE.pixels()];
      scaler.write(probe.images(), probe.row(i), image, 0);
      INDArray output = graph.outputSingle(Nd4j.createFromArray(image).reshape(1, 2, 8, 8));
      sum -= Math.log(output.getDouble(0, probe.label(i)));
    }
    return sum / probe.size();
  }
}
