package io.shrinkage.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/**
 * Predictions by true and predicted class, summed over runs.
 *
 * @param counts by [true class][predicted class]
 * @param mistakes those that were made, the most frequent first
 */
record Confusion(List<List<Long>> counts, List<Mistake> mistakes) {

  /** How often images of one class were taken for another. */
  record Mistake(int actual, int predicted, long count, long images) {}

  static Confusion of(List<Diagnosed> runs) {
    int classes =
        runs.stream().mapToInt(run -> run.diagnostics().confusion().size()).max().orElse(0);
    long[][] counts = new long[classes][classes];
    for (Diagnosed run : runs) {
      List<List<Integer>> confusion = run.diagnostics().confusion();
      for (int actual = 0; actual < confusion.size(); actual++) {
        for (int predicted = 0; predicted < confusion.get(actual).size(); predicted++) {
          counts[actual][predicted] += confusion.get(actual).get(predicted);
        }
      }
    }
    return ofCounts(Arrays.stream(counts).map(row -> Arrays.stream(row).boxed().toList()).toList());
  }

  /** Returns the matrix of these counts by [true class][predicted class]. */
  static Confusion ofCounts(List<List<Long>> counts) {
    List<Mistake> mistakes = new ArrayList<>();
    for (int actual = 0; actual < counts.size(); actual++) {
      long images = sum(counts.get(actual));
      for (int predicted = 0; predicted < counts.size(); predicted++) {
        long count = counts.get(actual).get(predicted);
        if (predicted != actual && count > 0) {
          mistakes.add(new Mistake(actual, predicted, count, images));
        }
      }
    }
    mistakes.sort(Comparator.comparingLong(Mistake::count).reversed());
    return new Confusion(counts, List.copyOf(mistakes));
  }

  private static long sum(List<Long> counts) {
    return counts.stream().mapToLong(Long::longValue).sum();
  }

  int classes() {
    return counts.size();
  }

  long count(int actual, int predicted) {
    return counts.get(actual).get(predicted);
  }

  long images(int actual) {
    return sum(counts.get(actual));
  }

  long predictions() {
    return counts.stream().mapToLong(Confusion::sum).sum();
  }

  long wrong() {
    return mistakes.stream().mapToLong(Mistake::count).sum();
  }

  /** Returns at most so many classes, those of the most frequent mistakes, in order. */
  List<Integer> classes(int most) {
    TreeSet<Integer> chosen = new TreeSet<>();
    for (Mistake mistake : mistakes) {
      int more =
          (chosen.contains(mistake.actual()) ? 0 : 1)
              + (chosen.contains(mistake.predicted()) ? 0 : 1);
      if (chosen.size() + more <= most) {
        chosen.add(mistake.actual());
        chosen.add(mistake.predicted());
      }
    }
    for (int label = 0; label < classes() && chosen.size() < most; label++) {
      chosen.add(label);
    }
    return List.copyOf(chosen);
  }
}
