package io.shrinkage.data;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

/**
 * What is there of a data set, and whether it is whole.
 *
 * @param state the finding
 * @param messages why, in lines to be shown; none where nothing more is to be said
 */
public record DatasetCheck(State state, List<String> messages) {

  /** What may be found. */
  public enum State {
    /** Every image and label is the published one. */
    WHOLE,
    /** All files can be read, but they are not the published ones. */
    DIFFERENT,
    /** A file cannot be read. */
    BROKEN,
    /** Some files are not there. */
    INCOMPLETE,
    /** No file is there. */
    MISSING
  }

  /** Keeps its own copy of the list. */
  public DatasetCheck {
    messages = List.copyOf(messages);
  }

  /** Looks which files are there, without reading them; those that are count as whole. */
  public static State glance(Dataset dataset, Path dataDir) {
    return PublishedLayout.of(dataset).map(layout -> glance(layout, dataDir)).orElse(State.MISSING);
  }

  private static State glance(PublishedLayout layout, Path dataDir) {
    int missing = layout.missing(dataDir).size();
    if (missing == 0) {
      return State.WHOLE;
    }
    return missing < layout.files().size() ? State.INCOMPLETE : State.MISSING;
  }

  /** Reads everything and compares it with what is published. */
  public static DatasetCheck of(Dataset dataset, Path dataDir) {
    State glance = glance(dataset, dataDir);
    if (dataset.embedded() && glance == State.MISSING) {
      return read(dataset, () -> Datasets.load(dataset, dataDir));
    }
    DatasetCheck read = read(dataset, () -> Datasets.inFolder(dataset, dataDir));
    return glance == State.WHOLE ? read : new DatasetCheck(glance, read.messages);
  }

  private static DatasetCheck read(Dataset dataset, Supplier<LoadedData> load) {
    try {
      LoadedData data = load.get();
      boolean published =
          data.notices().isEmpty()
              || (dataset == Dataset.CIFAR10
                  && Cifar10Fingerprint.matches(data.train(), data.test()));
      return new DatasetCheck(published ? State.WHOLE : State.DIFFERENT, data.notices());
    } catch (DataException e) {
      return new DatasetCheck(State.BROKEN, List.of(String.valueOf(e.getMessage())));
    }
  }

  /** Whether every image and label is the published one. */
  public boolean whole() {
    return state == State.WHOLE;
  }
}
