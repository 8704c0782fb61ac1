/**
 * What a test may need beyond a JDK and Maven. Such a test skips and says why; with the system
 * property {@code shrinkage.noSkips} it fails instead, as in {@code .ci/run}.
 */
@NullMarked
package io.shrinkage.requires;

import org.jspecify.annotations.NullMarked;
