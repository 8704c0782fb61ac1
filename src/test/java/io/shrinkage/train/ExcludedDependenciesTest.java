package io.shrinkage.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.datavec.api.records.reader.impl.collection.CollectionRecordReader;
import org.datavec.api.writable.IntWritable;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** Guards against an exclusion in pom.xml of something that training, saving or DataVec needs. */
final class ExcludedDependenciesTest {
  @Test
  void graph_fittedSavedAndRestored_givesTheSameOutput(@TempDir Path folder) throws IOException {
    ComputationGraph graph = new ComputationGraph(configuration().build());
    graph.init();
    INDArray images =
        Nd4j.linspace(0, 1, 4 * 64).reshape(4, 1, 8, 8).castTo(graph.params().dataType());
    INDArray labels = Nd4j.eye(4).getColumns(0, 1).castTo(graph.params().dataType());
    INDArray before = graph.params().dup();

    graph.fit(new DataSet(images, labels));
    File file = folder.resolve("model.zip").toFile();
    ModelSerializer.writeModel(graph, file, true);

    assertThat(graph.params()).isNotEqualTo(before);
    assertThat(ModelSerializer.restoreComputationGraph(file).outputSingle(images))
        .isEqualTo(graph.outputSingle(images));
  }

  @Test
  void recordReader_overTwoRecords_readsThem() throws IOException {
    try (var reader =
        new CollectionRecordReader(
            List.of(List.of(new IntWritable(1)), List.of(new IntWritable(2))))) {
      assertThat(reader.next().get(0).toInt() + reader.next().get(0).toInt()).isEqualTo(3);
    }
  }

  private static GraphBuilder configuration() {
    return new NeuralNetConfiguration.Builder()
        .seed(1)
        .updater(new Adam(0.01))
        .graphBuilder()
        .addInputs("in")
        .addLayer(
            "conv",
            new ConvolutionLayer.Builder(3, 3).nOut(2).activation(Activation.RELU).build(),
            "in")
        .addLayer("out", new OutputLayer.Builder(LossFunction.MCXENT).nOut(2).build(), "conv")
        .setOutputs("out")
        .setInputTypes(InputType.convolutional(8, 8, 1));
  }
}
