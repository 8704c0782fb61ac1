/**
 * The HTML report of an experiment: what is said (in sentences made here, from the numbers), what
 * is drawn (chart descriptions, which the page's script only draws), and the page around them.
 */
@NullMarked
package io.shrinkage.report;

import org.jspecify.annotations.NullMarked;
