package io.shrinkage.train;

import static io.shrinkage.train.TinyRuns.SHAPE;
import static io.shrinkage.train.TinyRuns.dense;
import static io.shrinkage.train.TinyRuns.model;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.shrinkage.data.Part;
import io.shrinkage.data.Scaler;
import io.shrinkage.model.LayerSpec;
import io.shrinkage.model.ModelSpec;
import io.shrinkage.model.NativeBackend;
import io.shrinkage.model.Network;
import io.shrinkage.model.Padding;
import io.shrinkage.model.ParameterTensor;
import io.shrinkage.optimizer.Sgd;
import io.shrinkage.penalty.NoPenalty;
import io.shrinkage.train.Diagnostics.Filters;
import io.shrinkage.train.Diagnostics.Histogram;
import io.shrinkage.train.Diagnostics.InputPixels;
import io.shrinkage.train.Diagnostics.PruningPoint;
import io.shrinkage.train.Diagnostics.WorstImage;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Guards against diagnostics that change the network they measure, contradict the metrics, or read
 * the weights in another order than DL4J.
 */
final class DiagnosisTest {

  @Test
  void network_diagnosedTwice_staysTheSameBitForBit() {
    TrainingJob job = TinyRuns.job();
    try (Subject subject = new Subject(job)) {
      float[] before = subject.network.parameters();

      Diagnostics first = subject.diagnose();
      Diagnostics second = subject.diagnose();

      assertThat(subject.network.parameters()).containsExactly(before);
      assertThat(second).isEqualTo(first);
    }
  }

  @Test
  void trainedRun_diagnostics_agreeWithItsMetrics() {
    TrainingJob job = TinyRuns.job();
    TrainingResult result = TinyRuns.train(job);
    EpochMetrics last = result.epochs().get(2);
    Diagnostics diagnostics = result.diagnostics();
    Part validation = job.split().validation();

    assertThat(diagnostics).isNotNull();
    PruningPoint unpruned = diagnostics.pruning().get(0);
    assertThat(unpruned)
        .isEqualTo(new PruningPoint(0, last.validationAccuracy(), last.validationLoss()));
    assertThat(diagnostics.calibration().nll()).isCloseTo(last.validationLoss(), within(1e-12));
    assertThat(diagnostics.histograms())
        .extracting(Histogram::layer)
        .containsExactly("1-conv", "3-dense", "4-output");
    assertThat(diagonal(diagnostics.confusion()) / 30.0).isEqualTo(last.validationAccuracy());
    // classes have 10 images each, so that their accuracies' mean is the whole's
    assertThat(mean(diagnostics)).isCloseTo(last.validationAccuracy(), within(1e-12));
    assertThat(diagnostics.worst()).hasSize(12);
    WorstImage worst = diagnostics.worst().get(0);
    assertThat(worst.label()).isEqualTo(validation.images().label(worst.row()));
    int from = worst.row() * SHAPE.pixels();
    assertThat(Base64.getDecoder().decode(worst.pixels()))
        .hasSize(SHAPE.pixels())
        .startsWith(validation.images().pixels()[from], validation.images().pixels()[from + 1]);
  }

  @Test
  void convolution_asFirstLayer_hasFiltersAndNoInputs() {
    try (Subject subject = new Subject(TinyRuns.job())) {
      Diagnostics diagnostics = subject.diagnose();
      Filters filters = diagnostics.filters();

      assertThat(diagnostics.inputs()).isNull();
      assertThat(filters).isNotNull();
      assertThat(filters.total()).isEqualTo(4);
      assertThat(filters.values()).hasSize(4).allMatch(filter -> filter.size() == 2 * 3 * 3);
    }
  }

  @Test
  void dense_onTheImage_marksThePixelThatNoOutputDependsOn() {
    ModelSpec model = model(new LayerSpec.Dropout(0.5), dense(5));
    try (Subject subject = new Subject(job(model))) {
      ParameterTensor weights = subject.network.tensors().get(0);
      int pixel = 3 * 8 + 6; // row 3, column 6
      subject.clearInput(weights, pixel);
      subject.clearInput(weights, SHAPE.plane() + pixel);
      // another pixel keeps the weights of its second channel
      subject.clearInput(weights, 1);
      subject.network.parameters(subject.parameters);

      InputPixels inputs = subject.diagnose().inputs();

      assertThat(inputs).isNotNull();
      assertThat(inputs.zeros()).isEqualTo(1);
      assertThat(inputs.total()).isEqualTo(64);
      assertThat(inputs.rows()).hasSize(8);
      assertThat(inputs.rows().get(3)).isEqualTo("11111101");
      float[] base = subject.outputs(-1);
      for (int input = 0; input < SHAPE.pixels(); input++) {
        boolean cleared = input == pixel || input == SHAPE.plane() + pixel || input == 1;
        assertThat(Arrays.equals(subject.outputs(input), base)).isEqualTo(cleared);
      }
    }
  }

  @Test
  void dense_afterPooling_hasNoInputs() {
    ModelSpec model = model(new LayerSpec.MaxPool(2, null, Padding.VALID), dense(5));
    try (Subject subject = new Subject(job(model))) {
      assertThat(subject.diagnose().inputs()).isNull();
    }
  }

  private static TrainingJob job(ModelSpec model) {
    return TinyRuns.job(model, new NoPenalty(), TinyRuns.training(new Sgd(0.05, 0, false), 1), 1);
  }

  private static int diagonal(List<List<Integer>> confusion) {
    int sum = 0;
    for (int i = 0; i < confusion.size(); i++) {
      sum += confusion.get(i).get(i);
    }
    return sum;
  }

  private static double mean(Diagnostics diagnostics) {
    return diagnostics.classes().stream()
        .mapToDouble(Diagnostics.ClassAccuracy::validationAccuracy)
        .average()
        .orElseThrow();
  }

  /** An untrained network and what diagnosing it takes. */
  private static final class Subject implements AutoCloseable {

    private final TrainingJob job;
    private final Network network;
    private final Evaluator evaluator;
    private final float[] parameters;

    Subject(TrainingJob job) {
      NativeBackend.useOneThread();
      this.job = job;
      Loss loss = job.training().loss();
      network = Networks.build(TrainingRun.declaration(job), loss, job.seed());
      Scaler scaler = Scaler.of(job.data().scale(), job.split().train());
      evaluator = new Evaluator(network, loss, scaler, SHAPE.pixels());
      parameters = network.parameters();
    }

    Diagnostics diagnose() {
      return Diagnosis.of(job, network, evaluator, parameters, Outputs.of(evaluator, job.split()));
    }

    /** Sets one input's weights to 0; a dense kernel is [in, units]. */
    void clearInput(ParameterTensor weights, int input) {
      int inputs = Math.toIntExact(weights.shape().get(0));
      int units = Math.toIntExact(weights.shape().get(1));
      for (int unit = 0; unit < units; unit++) {
        int at = weights.order() == 'f' ? unit * inputs + input : input * units + unit;
        parameters[weights.from() + at] = 0;
      }
    }

    /** Returns the outputs for a gray image, one input of which is changed. */
    float[] outputs(int changed) {
      float[] image = new float[SHAPE.pixels()];
      Arrays.fill(image, 0.5f);
      if (changed >= 0) {
        image[changed] = 2;
      }
      float[] values = new float[network.classes()];
      network.infer(image, 1, values, 0);
      return values;
    }

    @Override
    public void close() {
      network.close();
    }
  }
}
