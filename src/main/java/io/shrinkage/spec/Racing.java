package io.shrinkage.spec;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** Whether configurations that are behind beyond noise are stopped before their last epoch. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Racing.None.class, name = "none"),
  @JsonSubTypes.Type(value = SuccessiveHalving.class, name = "successive-halving")
})
public sealed interface Racing permits Racing.None, SuccessiveHalving {

  /** Every run is trained to its last epoch. */
  @JsonClassDescription("Every run is trained to its last epoch.")
  record None() implements Racing {}
}
