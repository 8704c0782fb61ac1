/**
 * Layer specs, shape inference with errors before anything is trained, and the builder of the
 * Deeplearning4j network.
 */
@NullMarked
package io.shrinkage.model;

import org.jspecify.annotations.NullMarked;
