/**
 * The executor that trains runs as tasks of Apache Spark, which is not in the jar: nobody outside
 * this package may load {@link io.shrinkage.spark.SparkCluster} and {@link
 * io.shrinkage.spark.SparkExecutor} before {@link io.shrinkage.spark.SparkPresence} found it.
 */
@NullMarked
package io.shrinkage.spark;

import org.jspecify.annotations.NullMarked;
