/**
 * What a sweep's numbers allow one to say: summaries and intervals over seeds, tests of paired
 * differences with correction for several strengths, the seeds that a difference needs, and the
 * choice of a strength. A number that does not exist is NaN, an interval or a test that does not
 * exist is empty: below three values there is neither.
 */
@NullMarked
package io.shrinkage.stats;

import org.jspecify.annotations.NullMarked;
