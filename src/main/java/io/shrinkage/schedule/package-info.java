/**
 * How a learning rate or a penalty's strength changes over the iterations of a run: a factor that
 * multiplies the base value.
 */
@NullMarked
package io.shrinkage.schedule;

import org.jspecify.annotations.NullMarked;
