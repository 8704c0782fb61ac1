package io.shrinkage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;

/**
 * Guards against a runner.jar that holds natives twice or Spark, or lacks a license, chart or
 * service.
 */
final class RunnerJarContentsIT {
  @Test
  void jar_holdsEverythingOnce() throws IOException {
    try (JarFile jar = new JarFile(System.getProperty("shrinkage.runnerJar"))) {
      List<String> entries = jar.stream().map(ZipEntry::getName).toList();
      assertThat(entries).doesNotHaveDuplicates();
      assertThat(entries).filteredOn(name -> name.contains("/libnd4jcpu.")).hasSize(1);
      assertThat(entries).noneMatch(name -> name.startsWith("META-INF/") && name.endsWith(".SF"));
      assertThat(entries)
          .noneMatch(name -> name.startsWith("org/apache/spark/") || name.startsWith("scala/"));
      assertThat(entries).filteredOn(name -> name.endsWith("/dist/echarts.min.js")).hasSize(1);
      assertThat(text(jar, "META-INF/services/org.nd4j.linalg.factory.Nd4jBackend"))
          .contains("CpuBackend");
      assertThat(text(jar, "META-INF/LICENSE")).contains("Apache License");
      assertThat(text(jar, "META-INF/NOTICE")).contains("Krizhevsky", "LeCun");
      assertThat(text(jar, "simplelogger.properties")).contains("defaultLogLevel=warn");
      assertThat(text(jar, "io/shrinkage/build.properties")).doesNotContain("${");
    }
  }

  private static String text(JarFile jar, String entry) throws IOException {
    try (var in = jar.getInputStream(jar.getJarEntry(entry))) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }
}
