package io.shrinkage.train;

import static io.shrinkage.train.TinyRuns.distance;
import static org.assertj.core.api.Assertions.assertThat;

import io.shrinkage.data.BatchAssembler;
import io.shrinkage.data.Part;
import io.shrinkage.data.Scale;
import io.shrinkage.data.Scaler;
import io.shrinkage.model.NativeBackend;
import io.shrinkage.model.Network;
import io.shrinkage.optimizer.Sgd;
import io.shrinkage.penalty.NoPenalty;
import io.shrinkage.penalty.Penalties;
import io.shrinkage.penalty.Penalty;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Guards against a step or a saved configuration whose L2 is not DL4J's own, by a factor of 2 for
 * instance: the saved model of the initial network is trained by DL4J's {@code fit}.
 */
final class Dl4jFitTest {

  private static final double TOLERANCE = 1e-4;

  @Test
  void weights_plainSgdWithL2_equalThoseOfDl4jsOwnFit() throws Exception {
    float[] ours = TinyRuns.train(job(Penalties.l2(0.05, false))).parameters();

    assertThat(distance(ours, fitted(job(Penalties.l2(0.05, false))))).isLessThan(TOLERANCE);
    assertThat(distance(ours, fitted(job(new NoPenalty())))).isGreaterThan(100 * TOLERANCE);
  }

  private static TrainingJob job(Penalty penalty) {
    return TinyRuns.job(
        TinyRuns.convNet(), penalty, TinyRuns.training(new Sgd(0.05, 0, false), 3), 1);
  }

  private static float[] fitted(TrainingJob job) throws IOException {
    ComputationGraph graph = initial(job);
    Part train = job.split().train();
    BatchAssembler assembler = new BatchAssembler(Scaler.of(Scale.STANDARDIZE, train), List.of());
    int batchSize = job.training().batchSize();
    for (int epoch = 1; epoch <= job.training().epochs(); epoch++) {
      int[] order = Streams.order(job.seed(), epoch, train.size());
      for (int from = 0; from < train.size(); from += batchSize) {
        int count = Math.min(batchSize, train.size() - from);
        graph.fit(batch(assembler, train, order, from, count));
      }
    }
    return graph.params().dup().toFloatVector();
  }

  private static ComputationGraph initial(TrainingJob job) throws IOException {
    NativeBackend.useOneThread();
    ByteArrayOutputStream zip = new ByteArrayOutputStream();
    try (Network network =
        Networks.build(TrainingRun.declaration(job), job.training().loss(), job.seed())) {
      ModelWriter.write(job, network.parameters(), zip);
    }
    return ModelSerializer.restoreComputationGraph(new ByteArrayInputStream(zip.toByteArray()));
  }

  private static DataSet batch(
      BatchAssembler assembler, Part part, int[] order, int from, int count) {
    float[] images = new float[count * TinyRuns.SHAPE.pixels()];
    assembler.fill(part, order, from, count, images, null);
    INDArray labels = Nd4j.zeros(count, TinyRuns.CLASSES);
    for (int i = 0; i < count; i++) {
      labels.putScalar(i, part.label(order[from + i]), 1);
    }
    return new DataSet(Nd4j.createFromArray(images).reshape(count, 2, 8, 8), labels);
  }
}
