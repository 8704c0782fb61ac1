/**
 * One run, from specs and a seed to epoch metrics: the training step, evaluation in inference mode,
 * divergence, diagnostics.
 */
@NullMarked
package io.shrinkage.train;

import org.jspecify.annotations.NullMarked;
