package io.shrinkage.run;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;

/**
 * The content of test.json.
 *
 * @param looks all that ever were, numbered from 1
 * @param results the newest of every run that was measured, by run id
 */
record TestFile(List<TestLook> looks, Map<String, TestResult> results) {
  static final String NAME = "test.json";

  private static final TestFile EMPTY = new TestFile(List.of(), Map.of());

  TestFile {
    looks = List.copyOf(looks);
    results = Collections.unmodifiableMap(new LinkedHashMap<>(results));
    results.values().forEach(Objects::requireNonNull);
    for (int i = 0; i < looks.size(); i++) {
      if (looks.get(i).number() != i + 1) {
        throw new IllegalArgumentException(
            "look " + looks.get(i).number() + " where look " + (i + 1) + " must be");
      }
    }
  }

  /**
   * Reads the file of an experiment's folder; without any look where there is none.
   *
   * @throws ResultsException if it is damaged
   */
  static TestFile read(Path folder) {
    Path file = folder.resolve(NAME);
    if (Files.notExists(file)) {
      return EMPTY;
    }
    try {
      return SealedJson.read(file, TestFile.class);
    } catch (ResultsException e) {
      throw new ResultsException(
          e.getMessage()
              + "; it counts the looks at the test part, so it is not written anew: restore it, or"
              + " remove it and say so beside the test results",
          e);
    }
  }

  void write(Path folder) {
    SealedJson.write(folder.resolve(NAME), this);
  }

  TestFile with(TestLook look) {
    List<TestLook> more = new ArrayList<>(looks);
    more.add(look);
    return new TestFile(more, results);
  }

  TestFile with(String runId, TestResult result) {
    Map<String, TestResult> more = new LinkedHashMap<>(results);
    more.put(runId, result);
    return new TestFile(looks, more);
  }

  /** Returns whether the run was measured with the weights that a result vouches for. */
  boolean has(RunResult run) {
    TestResult result = results.get(run.runId());
    String weights = run.files().get(RunFolder.WEIGHTS);
    return result != null && weights != null && weights.equals(result.weightsSha256());
  }

  /** Returns the look that was to measure the run and was interrupted before it did. */
  OptionalInt owing(String runId) {
    TestResult result = results.get(runId);
    int measured = result == null ? 0 : result.look();
    return looks.stream()
        .filter(look -> look.runs().contains(runId))
        .mapToInt(TestLook::number)
        .filter(number -> number > measured)
        .max();
  }
}
