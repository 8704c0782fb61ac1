/** The command line: what a person types, and what the terminal says meanwhile and at the end. */
@NullMarked
package io.shrinkage.cli;

import org.jspecify.annotations.NullMarked;
