/**
 * Optimizers with PyTorch's formulas and defaults: spec records and the stateful steps they start,
 * on plain float arrays.
 */
@NullMarked
package io.shrinkage.optimizer;

import org.jspecify.annotations.NullMarked;
