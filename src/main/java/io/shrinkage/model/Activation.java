package io.shrinkage.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;

/** What a layer applies to its output. */
public enum Activation {
  @JsonProperty("relu")
  @JsonPropertyDescription("max(x, 0).")
  RELU,
  @JsonProperty("leaky-relu")
  @JsonPropertyDescription("x, and 0.01 x below 0.")
  LEAKY_RELU,
  @JsonProperty("elu")
  @JsonPropertyDescription("x, and exp(x) - 1 below 0.")
  ELU,
  @JsonProperty("sigmoid")
  @JsonPropertyDescription("1 / (1 + exp(-x)).")
  SIGMOID,
  @JsonProperty("tanh")
  @JsonPropertyDescription("tanh x.")
  TANH,
  @JsonProperty("identity")
  @JsonPropertyDescription("x.")
  IDENTITY
}
