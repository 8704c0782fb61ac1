package io.shrinkage.model;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import jakarta.validation.constraints.DecimalMin;

/**
 * How weights start; biases start at 0 unless said otherwise.
 *
 * <p>In JSON either a name alone, such as {@code "he-normal"}, or an object with a {@code type}.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Initializer.HeNormal.class, name = "he-normal"),
  @JsonSubTypes.Type(value = Initializer.HeUniform.class, name = "he-uniform"),
  @JsonSubTypes.Type(value = Initializer.GlorotNormal.class, name = "glorot-normal"),
  @JsonSubTypes.Type(value = Initializer.GlorotUniform.class, name = "glorot-uniform"),
  @JsonSubTypes.Type(value = Initializer.Normal.class, name = "normal")
})
public sealed interface Initializer {

  /** N(0, 2 / fanIn). He et al., Delving Deep into Rectifiers, ICCV 2015. */
  @JsonClassDescription("Normal with variance 2 / fanIn; made for relu (He et al. 2015).")
  record HeNormal() implements Initializer {}

  /** U(-a, a) with a = sqrt(6 / fanIn). */
  @JsonClassDescription("Uniform in [-a, a] with a = sqrt(6 / fanIn).")
  record HeUniform() implements Initializer {}

  /** N(0, 2 / (fanIn + fanOut)). Glorot and Bengio, AISTATS 2010. */
  @JsonClassDescription("Normal with variance 2 / (fanIn + fanOut) (Glorot and Bengio 2010).")
  record GlorotNormal() implements Initializer {}

  /** U(-a, a) with a = sqrt(6 / (fanIn + fanOut)). */
  @JsonClassDescription("Uniform in [-a, a] with a = sqrt(6 / (fanIn + fanOut)).")
  record GlorotUniform() implements Initializer {}

  /** N(0, standardDeviation^2), for the biases too where {@code biases} says so. */
  @JsonClassDescription("Normal with a given standard deviation, whatever the layer.")
  record Normal(
      @JsonPropertyDescription("Standard deviation of the weights.")
          @DecimalMin(value = "0", inclusive = false)
          double standardDeviation,
      @JsonPropertyDescription("Whether biases are drawn too; else they start at 0.")
          boolean biases)
      implements Initializer {}
}
