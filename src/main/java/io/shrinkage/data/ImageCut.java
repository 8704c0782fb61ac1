package io.shrinkage.data;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/**
 * Which files make the training file and which the test file of an image-folder.
 *
 * <p>Where the folder does not say, the images of each class whose pixels have the smallest SHA-256
 * are tested on. So a new image moves no other to the other side, and no two equal ones are torn
 * apart. Both files are in the order of these hashes, so that their first rows are of all classes.
 *
 * @param train positions among the files
 * @param test likewise
 * @param notices what a person should know of it
 */
@SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
record ImageCut(int[] train, int[] test, List<String> notices) {

  static ImageCut of(ImageListing listing, DecodedImages images, double testShare) {
    List<Row> rows = new ArrayList<>();
    MessageDigest digest = Digests.sha256();
    for (int i = 0; i < images.count(); i++) {
      if (images.problem(i) == null) {
        digest.update(images.pixels(), i * images.size(), images.size());
        rows.add(new Row(i, HexFormat.of().formatHex(digest.digest())));
      }
    }
    rows.sort(Comparator.comparing(Row::hash).thenComparing(Row::index));
    boolean[] tested = new boolean[images.count()];
    for (int label = 0; label < listing.classes().size(); label++) {
      int wanted = label;
      List<Row> own =
          rows.stream().filter(row -> listing.files().get(row.index()).label() == wanted).toList();
      int count = listing.parted() ? parted(listing, own, tested) : cut(own, testShare, tested);
      if (count < 1 || count >= own.size()) {
        throw new DataException(
            ImageListing.shown(listing.root().resolve(listing.classes().get(label)))
                + ": must have different images for training and for testing, got "
                + own.size()
                + ", of which "
                + count
                + " for testing");
      }
    }
    return new ImageCut(
        rows.stream().mapToInt(Row::index).filter(i -> !tested[i]).toArray(),
        rows.stream().mapToInt(Row::index).filter(i -> tested[i]).toArray(),
        notices(rows, tested));
  }

  /** A file and the hash of its pixels. */
  private record Row(int index, String hash) {}

  private static int parted(ImageListing listing, List<Row> rows, boolean[] tested) {
    int count = 0;
    for (Row row : rows) {
      if (listing.files().get(row.index()).test()) {
        tested[row.index()] = true;
        count++;
      }
    }
    return count;
  }

  private static int cut(List<Row> rows, double share, boolean[] tested) {
    int count = rows.isEmpty() ? 0 : Math.max(1, (int) Math.round(share * rows.size()));
    while (count > 0
        && count < rows.size()
        && rows.get(count).hash().equals(rows.get(count - 1).hash())) {
      count++;
    }
    for (Row row : rows.subList(0, count)) {
      tested[row.index()] = true;
    }
    return count;
  }

  private static List<String> notices(List<Row> rows, boolean[] tested) {
    Set<String> trained = new HashSet<>();
    rows.stream().filter(row -> !tested[row.index()]).map(Row::hash).forEach(trained::add);
    long leaked =
        rows.stream().filter(row -> tested[row.index()] && trained.contains(row.hash())).count();
    return leaked == 0
        ? List.of()
        : List.of(leaked + " test images have the same pixels as an image to train on");
  }
}
