package io.shrinkage.data;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/** One loading of one data set, which gathers notices on the way. */
final class Loading {
  private final Dataset dataset;
  private final PublishedLayout layout;
  private final Function<PublishedFile, DataFile> locate;
  private final List<String> notices = new ArrayList<>();

  /**
   * Prepares to load.
   *
   * @param locate where the content of a published file is
   */
  Loading(Dataset dataset, PublishedLayout layout, Function<PublishedFile, DataFile> locate) {
    this.dataset = dataset;
    this.layout = layout;
    this.locate = locate;
  }

  /** Loads a data set of IDX files. */
  LoadedData idx() {
    ImageSet train = idx("train", layout.train(), dataset.trainSize());
    ImageSet test = idx("test", layout.test(), dataset.testSize());
    return new LoadedData(train, test, notices);
  }

  /** Loads a data set of CIFAR files. */
  LoadedData cifar(CifarFormat format) {
    ImageSet train = cifar(format, "train", layout.train(), dataset.trainSize());
    ImageSet test = cifar(format, "test", layout.test(), dataset.testSize());
    return new LoadedData(train, test, notices);
  }

  /** Loads CIFAR-10, whose single files have no published digest. */
  LoadedData cifar10() {
    LoadedData data = cifar(CifarFormat.CIFAR10);
    notices.addAll(Cifar10Fingerprint.notices(data.train(), data.test()));
    return new LoadedData(data.train(), data.test(), notices);
  }

  private ImageSet idx(String part, List<PublishedFile> files, int rows) {
    ImageShape shape = dataset.shape();
    IdxFormat.Content images = idx(files.get(0), rows, shape.height(), shape.width());
    IdxFormat.Content labels = idx(files.get(1), rows);
    return IdxFormat.join(dataset.jsonName() + " " + part, images, labels, dataset.classes());
  }

  private IdxFormat.Content idx(PublishedFile published, int... dimensions) {
    DataFile file = locate.apply(published);
    IdxFormat.Content content = IdxFormat.read(file, published.algorithm(), dimensions);
    compare(file, published, content.digest());
    return content;
  }

  private ImageSet cifar(CifarFormat format, String part, List<PublishedFile> files, int rows) {
    byte[] pixels = new byte[rows * CifarFormat.SHAPE.pixels()];
    byte[] labels = new byte[rows];
    int rowsPerFile = rows / files.size();
    // Each file fills rows of its own; decompressing xz is worth all cores.
    String[] digests =
        IntStream.range(0, files.size())
            .parallel()
            .mapToObj(
                i ->
                    format.read(
                        locate.apply(files.get(i)),
                        files.get(i).algorithm(),
                        rowsPerFile,
                        pixels,
                        labels,
                        i * rowsPerFile))
            .toArray(String[]::new);
    for (int i = 0; i < digests.length; i++) {
      compare(locate.apply(files.get(i)), files.get(i), digests[i]);
    }
    return new ImageSet(
        dataset.jsonName() + " " + part, CifarFormat.SHAPE, format.classes(), pixels, labels);
  }

  private void compare(DataFile file, PublishedFile published, String digest) {
    if (!published.matches(digest)) {
      notices.add(
          file.name()
              + ": is used, but is not the published file: its "
              + published.algorithm()
              + " is "
              + digest
              + ", the published one "
              + published.digest());
    }
  }
}
