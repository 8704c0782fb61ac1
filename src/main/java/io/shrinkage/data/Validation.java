package io.shrinkage.data;

/** Which rows of the training file are not learnt from but judge what was learnt. */
public sealed interface Validation permits Amount, Folds {}
