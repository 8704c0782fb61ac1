package io.shrinkage.data;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where a published data set comes from, and where its files lie once it is in the data folder.
 *
 * @param folder below the data folder (or below the package's resources)
 * @param base the address below which the archives are
 * @param archives one .tar.gz with all files, or one .gz for every file; none of what is a choice
 *     of our own
 * @param train the training files; of an IDX data set images, then labels
 * @param test the test files, likewise
 */
public record PublishedLayout(
    String folder,
    URI base,
    List<PublishedArchive> archives,
    List<PublishedFile> train,
    List<PublishedFile> test) {
  private static final List<String> SUFFIXES = List.of("", ".gz", ".xz");

  /** Keeps its own copies of the lists. */
  public PublishedLayout {
    archives = List.copyOf(archives);
    train = List.copyOf(train);
    test = List.copyOf(test);
  }

  /** The layout of a data set that has files of its own; empty for image-folder. */
  public static Optional<PublishedLayout> of(Dataset dataset) {
    return switch (dataset) {
      case MNIST -> Optional.of(PublishedSets.MNIST);
      case CIFAR10_SMALL -> Optional.of(PublishedSets.CIFAR10_SMALL);
      case CIFAR10 -> Optional.of(PublishedSets.CIFAR10);
      case CIFAR100 -> Optional.of(PublishedSets.CIFAR100);
      case FASHION_MNIST -> Optional.of(PublishedSets.FASHION_MNIST);
      case IMAGE_FOLDER -> Optional.empty();
    };
  }

  /** The training and the test files. */
  public List<PublishedFile> files() {
    return Stream.concat(train.stream(), test.stream()).toList();
  }

  /** The folder of the set in a data folder. */
  public Path home(Path dataDir) {
    return dataDir.resolve(folder);
  }

  /** The files that a data folder lacks, plain and compressed. */
  public List<PublishedFile> missing(Path dataDir) {
    return files().stream().filter(file -> !Files.exists(stored(home(dataDir), file))).toList();
  }

  /** How many bytes are to be downloaded for the whole set. */
  public long downloadBytes() {
    return archives.stream().mapToLong(PublishedArchive::bytes).sum();
  }

  /** How many bytes all files have, decompressed. */
  public long bytes() {
    return files().stream().mapToLong(PublishedFile::bytes).sum();
  }

  /** A file in the data folder, plain or compressed. */
  DataFile inFolder(Path dataDir, PublishedFile file) {
    return DataFile.of(stored(home(dataDir), file));
  }

  /** A file inside the jar. */
  DataFile embedded(PublishedFile file, String suffix) {
    return DataFile.embedded(folder + "/" + file.name() + suffix);
  }

  private static Path stored(Path home, PublishedFile file) {
    return SUFFIXES.stream()
        .map(suffix -> home.resolve(file.name() + suffix))
        .filter(Files::exists)
        .findFirst()
        .orElse(home.resolve(file.name()));
  }
}
