/**
 * The plan of an experiment, the executor interface with the local executor, the store of results
 * on disk, and provenance.
 */
@NullMarked
package io.shrinkage.run;

import org.jspecify.annotations.NullMarked;
