package io.shrinkage.cli;

import io.shrinkage.data.DataException;
import io.shrinkage.data.DataSpec;
import io.shrinkage.data.Dataset;
import io.shrinkage.data.DatasetCheck;
import io.shrinkage.data.fetch.Fetch;
import io.shrinkage.data.fetch.FetchException;
import io.shrinkage.data.fetch.Network;
import java.nio.file.Path;
import java.util.Collection;
import java.util.TreeSet;
import java.util.function.Consumer;

/** Downloads what runs need and the data folder lacks, and says so before it connects. */
final class MissingData {
  private final Path folder;
  private final Consumer<Dataset> download;

  MissingData(Path folder, Consumer<Dataset> download) {
    this.folder = folder;
    this.download = download;
  }

  static MissingData in(Path folder, Console console) {
    return new MissingData(
        folder,
        dataset -> {
          console
              .err()
              .println(dataset.jsonName() + " is not in " + folder + " (--offline: no download)");
          new Fetch(folder, new FetchLines(console)).download(dataset, null, network());
        });
  }

  static Network network() {
    return Network.of(System.getProperties(), System.getenv(), System.nanoTime());
  }

  /**
   * Downloads the sets that are published and of which no file is there. Of one that is there in
   * parts, loading says what is missing.
   *
   * @throws DataException if one is missing still
   */
  void fetch(Collection<DataSpec> specs) {
    TreeSet<Dataset> datasets = new TreeSet<>(specs.stream().map(DataSpec::dataset).toList());
    datasets.stream()
        .filter(dataset -> dataset.published() && !dataset.embedded())
        .filter(dataset -> DatasetCheck.glance(dataset, folder) == DatasetCheck.State.MISSING)
        .forEach(this::fetch);
  }

  private void fetch(Dataset dataset) {
    try {
      download.accept(dataset);
    } catch (FetchException e) {
      throw new DataException(
          dataset.jsonName()
              + ": must be in "
              + folder
              + " and could not be downloaded: "
              + e.getMessage()
              + "; other ways: java -jar runner.jar data fetch "
              + dataset.jsonName()
              + " --help",
          e);
    }
  }
}
