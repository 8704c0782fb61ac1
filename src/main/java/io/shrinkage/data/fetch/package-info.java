/**
 * How published data sets come into the data folder: downloaded so that an interrupted download
 * goes on where it was, verified by size and SHA-256 before anything is unpacked, and put in place
 * whole. Nothing else of the program connects anywhere.
 */
@NullMarked
package io.shrinkage.data.fetch;

import org.jspecify.annotations.NullMarked;
