package io.shrinkage.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What an experiment's folder knows of the test part. Runs that are no longer in the plan are there
 * too: they were looked at.
 *
 * @param looks all that ever were, numbered from 1; one that was interrupted, or whose runs have
 *     other weights now, may have no results
 * @param results by run id, of the weights that the runs have now
 * @param outdated ids of the runs that were measured with other weights than they have now, or that
 *     have no result that can be read
 */
public record TestRecord(
    List<TestLook> looks, Map<String, TestResult> results, List<String> outdated) {

  /** Where nobody has looked. */
  public static final TestRecord NONE = new TestRecord(List.of(), Map.of(), List.of());

  /** Keeps its own copies. */
  public TestRecord {
    looks = List.copyOf(looks);
    results = Collections.unmodifiableMap(new LinkedHashMap<>(results));
    outdated = List.copyOf(outdated);
  }

  /**
   * Reads an experiment's folder; without any look where nobody has looked.
   *
   * @throws ResultsException if test.json is damaged
   */
  public static TestRecord read(Path folder) {
    return of(folder, TestFile.read(folder));
  }

  static TestRecord of(Path folder, TestFile file) {
    Map<String, TestResult> results = new LinkedHashMap<>();
    List<String> outdated = new ArrayList<>();
    file.results()
        .forEach(
            (id, result) -> {
              if (isCurrent(folder, id, file)) {
                results.put(id, result);
              } else {
                outdated.add(id);
              }
            });
    return new TestRecord(file.looks(), results, outdated);
  }

  private static boolean isCurrent(Path folder, String id, TestFile file) {
    try {
      RunResult run = RunFolder.of(folder, id).result();
      return run != null && file.has(run);
    } catch (ResultsException e) {
      return false; // whoever reads the run itself hears of it
    }
  }
}
