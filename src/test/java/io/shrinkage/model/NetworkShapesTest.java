package io.shrinkage.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shrinkage.data.ImageShape;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Guards against networks whose impossible shapes show only when training starts. */
final class NetworkShapesTest {

  private static final ImageShape INPUT = new ImageShape(3, 32, 32);

  private static LayerSpec conv(int filters, int kernel, int stride, Padding padding) {
    return new LayerSpec.Conv(filters, kernel, stride, padding, Activation.RELU, true, null);
  }

  private static LayerSpec pool(int size, Padding padding) {
    return new LayerSpec.MaxPool(size, null, padding);
  }

  private static LayerSpec output() {
    return new LayerSpec.Output(null, null);
  }

  private static List<NetworkShapes.Step> infer(LayerSpec... layers) {
    return NetworkShapes.infer(
        new ModelSpec(new Initializer.HeNormal(), List.of(layers)), INPUT, 10);
  }

  @Test
  void infer_sequence_givesEveryShape() {
    // 32 -> valid 5: 28 -> pool 3/3 valid: 9 -> stride 2 same: 5
    List<NetworkShapes.Step> steps =
        infer(
            conv(8, 5, 1, Padding.VALID),
            pool(3, Padding.VALID),
            conv(16, 3, 2, Padding.SAME),
            new LayerSpec.GlobalAvgPool(),
            output());

    assertThat(steps)
        .extracting(step -> step.name() + " " + step.out())
        .containsExactly(
            "1-conv 8x28x28",
            "2-max-pool 8x9x9",
            "3-conv 16x5x5",
            "4-global-avg-pool 16 units",
            "5-output 10 units");
  }

  @Test
  void infer_poolingTooLarge_namesLayerAndShape() {
    assertThatThrownBy(() -> infer(pool(16, Padding.VALID), pool(4, Padding.VALID), output()))
        .isInstanceOf(ShapeException.class)
        .hasMessageContaining("4x4 window on 3x2x2")
        .extracting(e -> ((ShapeException) e).path())
        .isEqualTo("layers.1");
  }

  @Test
  void infer_convAfterDense_isRejected() {
    assertThatThrownBy(
            () ->
                infer(
                    new LayerSpec.Dense(5, Activation.RELU, true, null),
                    conv(8, 3, 1, Padding.SAME),
                    output()))
        .hasMessage("conv must follow image features, got 5 units");
  }

  @Test
  void infer_outputMissingOrInTheMiddle_isRejected() {
    assertThatThrownBy(() -> infer(conv(8, 3, 1, Padding.SAME)))
        .hasMessage("must end with an output layer");
    assertThatThrownBy(() -> infer(output(), output()))
        .hasMessage("output must be the last layer of the network");
  }

  @Test
  void infer_residual_addsOrProjects() {
    LayerSpec keeps = new LayerSpec.Residual(List.of(conv(3, 3, 1, Padding.SAME)), Activation.RELU);
    LayerSpec halves =
        new LayerSpec.Residual(List.of(conv(16, 3, 2, Padding.SAME)), Activation.RELU);
    LayerSpec crops =
        new LayerSpec.Residual(List.of(conv(16, 3, 1, Padding.VALID)), Activation.RELU);

    assertThat(infer(keeps, output()).get(1).out()).hasToString("3x32x32");
    assertThat(infer(halves, output()).get(0).name()).isEqualTo("1-residual.1-conv");
    assertThat(infer(halves, output()).get(1).out()).hasToString("16x16x16");
    assertThatThrownBy(() -> infer(crops, output()))
        .hasMessageContaining("got 3x32x32 and 16x30x30");
  }
}
