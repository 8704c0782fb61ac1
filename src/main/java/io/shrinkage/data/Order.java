package io.shrinkage.data;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Which rows of a file the parts are cut from; batches are reshuffled every epoch either way. */
public enum Order {
  /** A seeded choice that keeps the shares of the classes. */
  @JsonProperty("shuffled")
  SHUFFLED,
  /** The first rows in file order, then the next. */
  @JsonProperty("file")
  FILE
}
