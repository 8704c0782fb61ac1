package io.shrinkage.train;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.shrinkage.optimizer.Optimizer;
import io.shrinkage.schedule.Schedule;
import jakarta.validation.constraints.Min;

/** How a run is trained, as a spec declares it. */
public record TrainingSpec(
    @JsonPropertyDescription("The optimizer.") Optimizer optimizer,
    @JsonPropertyDescription("How the learning rate changes.") Schedule schedule,
    @JsonPropertyDescription("The data loss.") Loss loss,
    @JsonPropertyDescription("Examples a step; the last batch of an epoch may be smaller.") @Min(1)
        int batchSize,
    @JsonPropertyDescription("Passes over the training part.") @Min(1) int epochs) {}
