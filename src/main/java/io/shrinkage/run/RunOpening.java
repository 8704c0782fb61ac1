package io.shrinkage.run;

import com.fasterxml.jackson.core.JacksonException;
import io.shrinkage.train.EpochMetrics;
import io.shrinkage.train.RunStart;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * What another process tells of a run that trains there: a line when its network is built, and then
 * one an epoch.
 *
 * @param environment where it trains
 */
public record RunOpening(Environment environment, RunStart start) {

  String line() {
    return ResultsJson.line(this);
  }

  /** Reads the first line. */
  public static RunOpening parse(String line) {
    return read(line, RunOpening.class);
  }

  /** Reads the other lines. */
  public static List<EpochMetrics> epochs(List<String> lines) {
    return lines.stream().map(line -> read(line, EpochMetrics.class)).toList();
  }

  private static <T> T read(String line, Class<T> type) {
    try {
      return ResultsJson.fromLine(line, type);
    } catch (JacksonException e) {
      throw new UncheckedIOException(e);
    }
  }
}
