/**
 * What a run learns from: the declaration of a data set, the readers of the IDX and CIFAR formats
 * (as primitive arrays for training, as DataVec record readers for other DL4J users), the split
 * into training, validation, probe and test parts, and the scaled, augmented batches.
 */
@NullMarked
package io.shrinkage.data;

import org.jspecify.annotations.NullMarked;
