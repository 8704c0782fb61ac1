package io.shrinkage.data;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.SplittableRandom;

/**
 * The parts of one data set. They depend on the data, the amounts, the order, the split seed and
 * the fold alone, so that all runs of a sweep share them; the test part does not depend on the
 * fold.
 *
 * @param train what is learnt from, with label noise
 * @param validation other rows of the training file
 * @param probe a fixed sample of {@code train}, as large as the smaller of train and validation
 * @param test rows of the test file
 * @param sha256 hash, in hex, of all chosen rows and labels
 */
public record DataSplit(Part train, Part validation, Part probe, Part test, String sha256) {

  /** Cuts the parts; throws {@link DataException} where the amounts do not fit the data. */
  public static DataSplit of(DataSpec spec, LoadedData data) {
    SplitSizes sizes = SplitSizes.of(spec, data.train().size(), data.test().size());
    // Every choice has a stream of its own, drawn in this order, so that none disturbs another.
    SplittableRandom seed = new SplittableRandom(spec.splitSeed());
    SplittableRandom trainRandom = seed.split();
    SplittableRandom testRandom = seed.split();
    SplittableRandom probeRandom = seed.split();
    SplittableRandom noiseRandom = seed.split();
    SplittableRandom foldRandom = seed.split();
    boolean shuffled = spec.order() == Order.SHUFFLED;

    TrainingFileCut cut =
        TrainingFileCut.of(
            spec, data.train(), sizes, shuffled ? trainRandom : null, shuffled ? foldRandom : null);
    Part train = LabelNoise.apply(cut.train(), spec.labelNoise(), noiseRandom);
    int probeSize = Math.min(sizes.train(), sizes.validation());
    Part probe = train.select(RowChoice.of(cut.train(), probeRandom).take(probeSize));
    Part validation = cut.validation();
    RowChoice testFile = RowChoice.of(data.test(), shuffled ? testRandom : null);
    Part test = Part.of(data.test(), testFile.take(sizes.test()));
    return new DataSplit(train, validation, probe, test, hash(train, validation, probe, test));
  }

  private static String hash(Part... parts) {
    MessageDigest digest = Digests.sha256();
    for (Part part : parts) {
      ByteBuffer buffer = ByteBuffer.allocate(4 + 8 * part.size()).putInt(part.size());
      for (int i = 0; i < part.size(); i++) {
        buffer.putInt(part.row(i)).putInt(part.label(i));
      }
      digest.update(buffer.flip());
    }
    return HexFormat.of().formatHex(digest.digest());
  }
}
