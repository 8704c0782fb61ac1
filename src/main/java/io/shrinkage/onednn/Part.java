package io.shrinkage.onednn;

import org.jspecify.annotations.Nullable;

/**
 * A layer, or several, within a pass.
 *
 * @param trains whether it has parameters
 */
record Part(Features output, boolean trains, Backward backward) {

  /** Appends a part's steps back from the loss. */
  @FunctionalInterface
  interface Backward {

    /**
     * Appends them.
     *
     * @param output the gradient by what the part put out
     * @param inputToo whether the gradient by its input is needed, not only by its parameters
     * @return the gradient by its input; null where it is not needed
     */
    @Nullable Gradient append(Gradient output, boolean inputToo);
  }
}
