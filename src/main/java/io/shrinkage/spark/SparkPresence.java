package io.shrinkage.spark;

import java.util.List;
import java.util.stream.Collectors;

/** Whether Spark is on the class path, asked without needing it there. */
public final class SparkPresence {
  /** The packages that Spark opens up on Java 17, as its launcher has them. */
  static final List<String> OPENED =
      List.of(
          "java.base/java.lang",
          "java.base/java.lang.invoke",
          "java.base/java.lang.reflect",
          "java.base/java.io",
          "java.base/java.net",
          "java.base/java.nio",
          "java.base/java.util",
          "java.base/java.util.concurrent",
          "java.base/java.util.concurrent.atomic",
          "java.base/jdk.internal.ref",
          "java.base/sun.nio.ch",
          "java.base/sun.nio.cs",
          "java.base/sun.security.action",
          "java.base/sun.util.calendar",
          "java.security.jgss/sun.security.krb5");

  private SparkPresence() {}

  /** Returns whether it is there. */
  public static boolean isThere() {
    try {
      Class.forName("org.apache.spark.SparkContext", false, SparkPresence.class.getClassLoader());
      return true;
    } catch (ClassNotFoundException e) {
      return false;
    }
  }

  /** Returns how to start the program so that it is. */
  public static String remedy(List<String> args) {
    String same = String.join(" ", args);
    String opens =
        OPENED.stream()
            .map(name -> "--add-opens=" + name + "=ALL-UNNAMED")
            .collect(Collectors.joining(" "));
    return "--executor spark needs Apache Spark 4.0 on the class path, which java -jar does not take;"
        + " start it with\n  $SPARK_HOME/bin/spark-submit --class io.shrinkage.cli.Main runner.jar "
        + same
        + "\nor\n  java "
        + opens
        + " -cp \"runner.jar:$SPARK_HOME/jars/*\" io.shrinkage.cli.Main "
        + same;
  }
}
