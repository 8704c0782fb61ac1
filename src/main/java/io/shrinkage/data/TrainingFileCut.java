package io.shrinkage.data;

import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The two parts of the training file, without label noise. */
record TrainingFileCut(Part train, Part validation) {

  /**
   * Cuts the file.
   *
   * @param choice draws the rows, null for file order
   * @param deal spreads them over the folds, null for consecutive blocks
   */
  static TrainingFileCut of(
      DataSpec spec,
      ImageSet images,
      SplitSizes sizes,
      @Nullable SplittableRandom choice,
      @Nullable SplittableRandom deal) {
    RowChoice file = RowChoice.of(images, choice);
    if (spec.validation() instanceof Folds folds) {
      Part pool = Part.of(images, file.take(sizes.train() + sizes.validation()));
      return fold(pool, folds, Objects.requireNonNull(spec.fold()), deal);
    }
    int[] validation;
    int[] train;
    if (choice != null) {
      // Validation first: it then stays the same when a sweep varies the training size.
      validation = file.take(sizes.validation());
      train = file.take(sizes.train());
    } else {
      train = file.take(sizes.train());
      validation = file.take(sizes.validation());
    }
    return new TrainingFileCut(Part.of(images, train), Part.of(images, validation));
  }

  private static TrainingFileCut fold(
      Part pool, Folds folds, int fold, @Nullable SplittableRandom deal) {
    int start = folds.start(fold, pool.size());
    int[] held =
        deal == null
            ? IntStream.range(start, start + folds.size(fold, pool.size())).toArray()
            : RowChoice.of(pool, deal).dealt(fold, folds.folds());
    boolean[] out = new boolean[pool.size()];
    for (int position : held) {
      out[position] = true;
    }
    int[] others = IntStream.range(0, out.length).filter(position -> !out[position]).toArray();
    return new TrainingFileCut(pool.select(others), pool.select(held));
  }
}
