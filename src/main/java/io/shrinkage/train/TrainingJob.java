package io.shrinkage.train;

import io.shrinkage.data.DataSpec;
import io.shrinkage.data.DataSplit;
import io.shrinkage.model.ModelSpec;
import io.shrinkage.penalty.Penalty;

/**
 * Everything one run is trained from.
 *
 * @param split the parts, shared read-only by all runs of the same data spec
 * @param seed of initialization, batch order, dropout and augmentation
 */
public record TrainingJob(
    DataSpec data,
    DataSplit split,
    ModelSpec model,
    Penalty penalty,
    TrainingSpec training,
    long seed) {}
