/**
 * Stored experiments in the formats of other tools: tidy tables, JSON, and what TensorBoard and
 * MLflow open. Everything is read back from the results folder, as for the report.
 */
@NullMarked
package io.shrinkage.report.export;

import org.jspecify.annotations.NullMarked;
