package io.shrinkage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Guards against a runner.jar that lacks something, has it twice, or works only where it stands. */
final class RunnerJarIT {
  private static final Path RUNNER = Path.of(System.getProperty("shrinkage.runnerJar"));

  @Test
  void jar_holdsEverythingOnce() throws IOException {
    try (JarFile jar = new JarFile(RUNNER.toFile())) {
      List<String> entries = jar.stream().map(ZipEntry::getName).toList();
      assertThat(entries).doesNotHaveDuplicates();
      assertThat(entries).filteredOn(name -> name.contains("nd4jcpu.")).hasSizeLessThanOrEqualTo(2);
      assertThat(entries).noneMatch(name -> name.startsWith("META-INF/") && name.endsWith(".SF"));
      assertThat(entries).filteredOn(name -> name.endsWith("/dist/echarts.min.js")).hasSize(1);
      assertThat(text(jar, "META-INF/services/org.nd4j.linalg.factory.Nd4jBackend"))
          .contains("CpuBackend");
      assertThat(text(jar, "META-INF/LICENSE")).contains("Apache License");
      assertThat(text(jar, "META-INF/NOTICE")).contains("Krizhevsky", "LeCun");
    }
  }

  @Test
  void version_namesTheCommit(@TempDir Path elsewhere) throws Exception {
    assertThat(run(elsewhere, "--version")).matches("(?s)shrinkage \\S+ \\(commit \\w+.*\\).*");
  }

  @Test
  void experiment_runElsewhere_leavesItsReport(@TempDir Path elsewhere) throws Exception {
    Files.writeString(
        elsewhere.resolve("tiny.json"),
        """
        {
          "name": "tiny",
          "data": { "dataset": "mnist", "train": 64, "validation": 32, "test": 32 },
          "model": {
            "layers": [
              { "type": "conv", "filters": 2, "kernel": 3, "activation": "relu" },
              { "type": "output" }
            ]
          },
          "penalty": { "type": "l2", "lambda": 0 },
          "training": { "epochs": 1 },
          "sweep": { "penalty.lambda": [0, 0.01] }
        }
        """);

    run(elsewhere, "tiny.json");

    Path results = elsewhere.resolve("results").resolve("tiny");
    assertThat(results.resolve("summary.csv")).content().hasLineCount(3);
    assertThat(results.resolve("report.html")).content().contains("<html");
  }

  private static String text(JarFile jar, String entry) throws IOException {
    try (var in = jar.getInputStream(jar.getJarEntry(entry))) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }

  /** Runs the jar in a folder; returns what it said. */
  private static String run(Path folder, String... args) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-jar", RUNNER.toString()));
    command.addAll(List.of(args));
    File output = folder.resolve("output.txt").toFile();
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output)
            .start();
    int code = process.waitFor();
    String said = Files.readString(output.toPath());
    assertThat(code).as(said).isZero();
    return said;
  }
}
