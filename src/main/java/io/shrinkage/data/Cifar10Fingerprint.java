package io.shrinkage.data;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Tells whether images and labels are those of CIFAR-10. Digests are published of its archives
 * only, not of the files inside; so records are compared as a set, and then the order by the first
 * labels.
 */
final class Cifar10Fingerprint {
  private static final String TRAIN =
      "fc36ff26702a9efdf08d3de274034c378032d3423bf7dd6c1022bebe6a7b810a";
  private static final String TEST =
      "11be7cf3ed0bf1df2a473c0d4d3db6eafcac4518b49a5b4224077d754106b38d";
  private static final List<Integer> FIRST_TRAIN_LABELS = List.of(6, 9, 9, 4, 1, 1, 2, 7, 8, 3);
  private static final List<Integer> FIRST_TEST_LABELS = List.of(3, 8, 8, 0, 6, 6, 1, 6, 3, 1);

  private Cifar10Fingerprint() {}

  /** What to say about the two files' worth of images; nothing if they are as published. */
  static List<String> notices(ImageSet train, ImageSet test) {
    return Stream.of(
            notice(train, TRAIN, FIRST_TRAIN_LABELS), notice(test, TEST, FIRST_TEST_LABELS))
        .flatMap(Optional::stream)
        .toList();
  }

  /** Whether these are the published images with their labels, in whatever order. */
  static boolean matches(ImageSet train, ImageSet test) {
    return of(train).equals(TRAIN) && of(test).equals(TEST);
  }

  private static Optional<String> notice(ImageSet images, String published, List<Integer> first) {
    if (!of(images).equals(published)) {
      return Optional.of(
          images.name() + ": is used, but its images and labels are not the published ones");
    }
    for (int row = 0; row < first.size(); row++) {
      if (images.label(row) != first.get(row)) {
        return Optional.of(
            images.name()
                + ": holds the published images in another order than the published files, which"
                + " matters where \"order\" is \"file\"");
      }
    }
    return Optional.empty();
  }

  /** SHA-256, in hex, of the sorted SHA-256 digests of all images, each followed by its label. */
  static String of(ImageSet images) {
    MessageDigest digest = Digests.sha256();
    int size = images.shape().pixels();
    byte[][] digests = new byte[images.size()][];
    for (int row = 0; row < digests.length; row++) {
      digest.update(images.pixels(), row * size, size);
      digest.update((byte) images.label(row));
      digests[row] = digest.digest();
    }
    Arrays.sort(digests, Arrays::compareUnsigned);
    for (byte[] each : digests) {
      digest.update(each);
    }
    return HexFormat.of().formatHex(digest.digest());
  }
}
