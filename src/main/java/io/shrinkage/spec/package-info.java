/**
 * The experiment file: strict reading with every problem at once, defaults from one reference file,
 * and the sweep that turns one file into a list of runs. Nothing here loads ND4J.
 */
@NullMarked
package io.shrinkage.spec;

import org.jspecify.annotations.NullMarked;
