package io.shrinkage.model;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import jakarta.validation.constraints.NotEmpty;
import java.util.List;

/** A network, as a spec declares it. */
public record ModelSpec(
    @JsonPropertyDescription("How weights start.") Initializer initializer,
    @JsonPropertyDescription("The layers, from the input to the output.") @NotEmpty
        List<LayerSpec> layers) {}
