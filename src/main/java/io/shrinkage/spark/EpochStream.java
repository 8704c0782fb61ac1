package io.shrinkage.spark;

import java.io.Serial;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.util.AccumulatorV2;

/**
 * The lines that a task tells while it runs. Spark sends them to the driver with every heartbeat of
 * the executor, all of them each time; there they come as an event and are not added up.
 *
 * <p>A heartbeat may write the list while training adds to it: so it is never changed, but
 * replaced.
 */
final class EpochStream extends AccumulatorV2<String, List<String>> {
  @Serial private static final long serialVersionUID = 1;

  @SuppressWarnings("serial") // what List.copyOf returns is serializable
  private volatile List<String> lines = List.of();

  @Override
  public boolean isZero() {
    return lines.isEmpty();
  }

  @Override
  public AccumulatorV2<String, List<String>> copy() {
    EpochStream copy = new EpochStream();
    copy.lines = lines;
    return copy;
  }

  @Override
  public void reset() {
    lines = List.of();
  }

  @Override
  public void add(String line) {
    List<String> more = new ArrayList<>(lines);
    more.add(line);
    lines = List.copyOf(more);
  }

  @Override
  public void merge(AccumulatorV2<String, List<String>> other) {}

  @Override
  public List<String> value() {
    return lines;
  }
}
