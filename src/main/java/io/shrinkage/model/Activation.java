package io.shrinkage.model;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a layer applies to its output. */
public enum Activation {
  @JsonProperty("relu")
  RELU,
  @JsonProperty("leaky-relu")
  LEAKY_RELU,
  @JsonProperty("elu")
  ELU,
  @JsonProperty("sigmoid")
  SIGMOID,
  @JsonProperty("tanh")
  TANH,
  @JsonProperty("identity")
  IDENTITY
}
