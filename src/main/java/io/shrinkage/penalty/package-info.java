/**
 * The penalties on weights: one record a type, holding its JSON keys, its validation and its
 * mathematics, on plain float arrays.
 */
@NullMarked
package io.shrinkage.penalty;

import org.jspecify.annotations.NullMarked;
