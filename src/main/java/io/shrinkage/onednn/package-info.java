/**
 * Networks computed by oneDNN's primitives directly: made once a batch size, with the layouts that
 * oneDNN prefers kept between layers, and no array made in a step.
 */
@NullMarked
package io.shrinkage.onednn;

import org.jspecify.annotations.NullMarked;
