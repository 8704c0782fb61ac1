package io.shrinkage.spec;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.shrinkage.data.DataSpec;
import io.shrinkage.model.ModelSpec;
import io.shrinkage.penalty.Penalty;
import io.shrinkage.train.TrainingSpec;

/**
 * One run: one configuration with one seed and, of a cross-validation, one fold; every default
 * filled in.
 */
public record RunSpec(
    @JsonPropertyDescription("Seed of the initialization, the batch order and the augmentation.")
        long seed,
    @JsonPropertyDescription("Which images, and how they are split and scaled.") DataSpec data,
    @JsonPropertyDescription("The network.") ModelSpec model,
    @JsonPropertyDescription("The penalty on the weights.") Penalty penalty,
    @JsonPropertyDescription("How the network is trained.") TrainingSpec training) {}
