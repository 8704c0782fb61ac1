package io.shrinkage.optimizer;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** An optimizer's declaration; {@link #start} makes the state of one run. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Sgd.class, name = "sgd"),
  @JsonSubTypes.Type(value = Adam.class, name = "adam"),
  @JsonSubTypes.Type(value = RmsProp.class, name = "rmsprop"),
  @JsonSubTypes.Type(value = AdaGrad.class, name = "adagrad")
})
public sealed interface Optimizer permits Sgd, Adam, RmsProp, AdaGrad {

  /** Returns the base learning rate, which the schedule multiplies. */
  double learningRate();

  /**
   * Starts a run.
   *
   * @param size the number of parameters, at least 0
   */
  OptimizerState start(int size);
}
