package io.shrinkage.model;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.shrinkage.penalty.Penalty;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One layer of a network, as a spec declares it. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = LayerSpec.Conv.class, name = "conv"),
  @JsonSubTypes.Type(value = LayerSpec.MaxPool.class, name = "max-pool"),
  @JsonSubTypes.Type(value = LayerSpec.AvgPool.class, name = "avg-pool"),
  @JsonSubTypes.Type(value = LayerSpec.GlobalAvgPool.class, name = "global-avg-pool"),
  @JsonSubTypes.Type(value = LayerSpec.BatchNorm.class, name = "batch-norm"),
  @JsonSubTypes.Type(value = LayerSpec.Dropout.class, name = "dropout"),
  @JsonSubTypes.Type(value = LayerSpec.Dense.class, name = "dense"),
  @JsonSubTypes.Type(value = LayerSpec.Residual.class, name = "residual"),
  @JsonSubTypes.Type(value = LayerSpec.Output.class, name = "output")
})
public sealed interface LayerSpec {

  /** A square convolution. */
  @JsonClassDescription("A square convolution.")
  record Conv(
      @JsonPropertyDescription("Number of output channels.") @Min(1) int filters,
      @JsonPropertyDescription("Height and width of the kernel in pixels.") @Min(1) int kernel,
      @JsonPropertyDescription("Step of the kernel in pixels.") @Min(1) int stride,
      @JsonPropertyDescription("How the border is treated.") Padding padding,
      @JsonPropertyDescription("Activation of the layer's output.") Activation activation,
      @JsonPropertyDescription("Whether the layer has biases.") boolean bias,
      @JsonPropertyDescription("Replaces the experiment's penalty for this layer.")
          @Nullable Penalty penalty)
      implements LayerSpec {}

  /** Maximum over a square window. */
  @JsonClassDescription("Maximum over a square window.")
  record MaxPool(
      @JsonPropertyDescription("Height and width of the window in pixels.") @Min(1) int size,
      @JsonPropertyDescription("Step of the window in pixels; default: its size.") @Min(1)
          @Nullable Integer stride,
      @JsonPropertyDescription("How the border is treated.") Padding padding)
      implements LayerSpec {}

  /** Mean over a square window; padding does not count. */
  @JsonClassDescription("Mean over a square window; padding does not count.")
  record AvgPool(
      @JsonPropertyDescription("Height and width of the window in pixels.") @Min(1) int size,
      @JsonPropertyDescription("Step of the window in pixels; default: its size.") @Min(1)
          @Nullable Integer stride,
      @JsonPropertyDescription("How the border is treated.") Padding padding)
      implements LayerSpec {}

  /** Mean of every channel over the whole image. */
  @JsonClassDescription("Mean of every channel over the whole image.")
  record GlobalAvgPool() implements LayerSpec {}

  /** Batch normalization over channels (after conv) or units (after dense). */
  @JsonClassDescription("Batch normalization over channels (after conv) or units (after dense).")
  record BatchNorm(
      @JsonPropertyDescription("Weight of the old value in the running statistics.")
          @DecimalMin("0")
          @DecimalMax(value = "1", inclusive = false)
          double decay,
      @JsonPropertyDescription("Added to the variance.") @DecimalMin(value = "0", inclusive = false)
          double epsilon,
      @JsonPropertyDescription("Activation of the layer's output.") Activation activation)
      implements LayerSpec {}

  /** Drops inputs in training, scaling the others up; nothing in inference. */
  @JsonClassDescription(
      "Drops inputs in training and scales the others up; does nothing in inference.")
  record Dropout(
      @JsonPropertyDescription("Share of the inputs that is dropped.")
          @DecimalMin("0")
          @DecimalMax(value = "1", inclusive = false)
          double rate)
      implements LayerSpec {}

  /** A fully connected layer. */
  @JsonClassDescription("A fully connected layer.")
  record Dense(
      @JsonPropertyDescription("Number of units.") @Min(1) int units,
      @JsonPropertyDescription("Activation of the layer's output.") Activation activation,
      @JsonPropertyDescription("Whether the layer has biases.") boolean bias,
      @JsonPropertyDescription("Replaces the experiment's penalty for this layer.")
          @Nullable Penalty penalty)
      implements LayerSpec {}

  /** Layers whose input is added to their output; a 1x1 convolution where shapes differ. */
  @JsonClassDescription(
      "Layers whose input is added to their output, through a 1x1 convolution where the shapes"
          + " differ.")
  record Residual(
      @JsonPropertyDescription("The layers inside.") @NotEmpty List<LayerSpec> layers,
      @JsonPropertyDescription("Activation after the addition.") Activation activation)
      implements LayerSpec {}

  /** The last layer; the loss decides what is applied to its values. */
  @JsonClassDescription(
      "The last layer, fully connected; the loss decides what is applied to its values.")
  record Output(
      @JsonPropertyDescription("Number of units; default: the number of classes.") @Min(1)
          @Nullable Integer units,
      @JsonPropertyDescription("Replaces the experiment's penalty for this layer.")
          @Nullable Penalty penalty)
      implements LayerSpec {}

  /** Returns the JSON name of a layer's type. */
  static String type(LayerSpec layer) {
    for (JsonSubTypes.Type type : LayerSpec.class.getAnnotation(JsonSubTypes.class).value()) {
      if (type.value() == layer.getClass()) {
        return type.name();
      }
    }
    throw new IllegalArgumentException("layer without a JSON name: " + layer.getClass());
  }

  /** Returns the layer's own penalty; null where the experiment's holds. */
  static @Nullable Penalty penalty(LayerSpec layer) {
    if (layer instanceof Conv conv) {
      return conv.penalty();
    }
    if (layer instanceof Dense dense) {
      return dense.penalty();
    }
    return layer instanceof Output output ? output.penalty() : null;
  }
}
