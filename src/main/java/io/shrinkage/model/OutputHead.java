package io.shrinkage.model;

import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.lossfunctions.ILossFunction;

/** What the output layer of a DL4J network applies: its activation and loss. */
public record OutputHead(IActivation activation, ILossFunction loss) {}
