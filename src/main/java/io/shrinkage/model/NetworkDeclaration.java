package io.shrinkage.model;

import io.shrinkage.data.ImageShape;
import io.shrinkage.optimizer.Optimizer;
import io.shrinkage.penalty.Penalty;

/** Everything that a network is built from. */
public record NetworkDeclaration(
    ModelSpec model, ImageShape input, int classes, Penalty penalty, Optimizer optimizer) {}
