package io.shrinkage.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.shrinkage.cli.RunnerJar.Running;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A sweep of many runs must not take more and more memory until the system ends it. When Java first
 * touches the heap that it reserved, and what it compiles, is its own affair and differs from start
 * to start: the heap is small, so that what stays in it does not fit for long, and resident from
 * the start, and the optimizing compiler is off. What is left to grow is what the sweep keeps.
 */
final class MemoryGrowthIT {
  private static final int RUNS = 200;
  private static final int TENTH = RUNS / 10;
  private static final List<String> STILL =
      List.of("-Xms128m", "-Xmx128m", "-XX:+AlwaysPreTouch", "-XX:TieredStopAtLevel=1");

  private static final String SPEC =
      """
      {
        "name": "many",
        "data": { "dataset": "mnist", "train": 128, "validation": 64, "test": 50 },
        "model": { "layers": [ { "type": "conv", "filters": 8, "kernel": 3 },
                               { "type": "max-pool", "size": 2 },
                               { "type": "dense", "units": 32 },
                               { "type": "output" } ] },
        "penalty": { "type": "l2", "lambda": 1e-4 },
        "training": { "batchSize": 32, "epochs": 1 },
        "sweep": { "seed": { "linspace": { "from": 1, "to": 200, "count": 200 } } }
      }
      """;

  @TempDir private Path folder;

  @Test
  void sweep_of200ShortRuns_keepsItsResidentSize() throws Exception {
    assumeTrue(Files.exists(Path.of("/proc/self/statm")), "needs to run on Linux, for /proc");
    Files.writeString(folder.resolve("many.json"), SPEC);
    SortedMap<Long, List<Long>> pagesByRuns = new TreeMap<>();
    try (Running running =
        RunnerJar.start(folder, STILL, "many.json", "--results", ".", "--workers", "2")) {
      Path statm = Path.of("/proc", String.valueOf(running.process().pid()), "statm");
      boolean all =
          running.waitUntil(
              () -> {
                long ended = ended();
                pagesByRuns
                    .computeIfAbsent(ended, any -> new ArrayList<>())
                    .add(residentPages(statm));
                return ended == RUNS;
              });
      assertThat(all).as(running.errSoFar()).isTrue();
      assertThat(running.end().code()).isZero();
    }
    double first = mean(pagesByRuns.subMap(1L, TENTH + 1L));
    double last = mean(pagesByRuns.subMap(RUNS - TENTH + 0L, RUNS + 0L));
    System.out.printf("resident pages: first tenth %.0f, last tenth %.0f%n", first, last);
    assertThat(last).isLessThan(1.1 * first);
  }

  private long ended() throws IOException {
    Path runs = folder.resolve("many/runs");
    if (!Files.isDirectory(runs)) {
      return 0;
    }
    try (Stream<Path> each = Files.list(runs)) {
      return each.filter(run -> Files.exists(run.resolve("result.json"))).count();
    }
  }

  private static long residentPages(Path statm) throws IOException {
    try {
      String[] pages = Files.readString(statm).split(" ", -1);
      return pages.length > 1 ? Long.parseLong(pages[1]) : 0;
    } catch (NoSuchFileException e) {
      return 0; // it has ended
    }
  }

  private static double mean(SortedMap<Long, List<Long>> pages) {
    assertThat(pages).hasSizeGreaterThan(TENTH / 4);
    return pages.values().stream()
        .flatMap(List::stream)
        .mapToLong(Long::longValue)
        .average()
        .orElseThrow();
  }
}
