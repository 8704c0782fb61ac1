/**
 * The sweep doctor: what a spec alone tells of questions that its sweep cannot answer, each with
 * what to do. Nothing here loads ND4J or reads data.
 */
@NullMarked
package io.shrinkage.doctor;

import org.jspecify.annotations.NullMarked;
