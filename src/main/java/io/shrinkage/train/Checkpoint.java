package io.shrinkage.train;

import java.util.List;

/**
 * The state of a run between two epochs. Training that goes on from it gives the same bits as
 * training that never stopped: every random stream depends on the seed and the epoch alone, and the
 * initial weights and the scaling are made anew from the seed and the data.
 *
 * @param epoch the epochs that have ended, at least 1
 * @param iteration the optimizer's iterations so far
 * @param parameters weights, biases and batch-norm statistics, flat; a live buffer where training
 *     hands it out, to be read in that call only
 * @param optimizer the optimizer's buffers in its order, alike
 */
@SuppressWarnings("ArrayRecordComponent") // identity is meant: a large buffer
public record Checkpoint(int epoch, long iteration, float[] parameters, List<float[]> optimizer) {

  /** Keeps its own copy of the list, not of the buffers. */
  public Checkpoint {
    optimizer = List.copyOf(optimizer);
  }
}
