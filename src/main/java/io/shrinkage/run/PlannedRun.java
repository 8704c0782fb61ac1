package io.shrinkage.run;

import io.shrinkage.spec.SweptRun;

/**
 * A run of the plan.
 *
 * @param id twelve hexadecimal digits, see {@link RunId}
 * @param swept what is to be trained
 * @param data the bytes it is trained on
 */
public record PlannedRun(String id, SweptRun swept, DataIdentity data) {

  /** Returns the images that training passes over: the measure of work in progress reports. */
  public long work() {
    return (long) data.trainImages() * swept.spec().training().epochs();
  }
}
