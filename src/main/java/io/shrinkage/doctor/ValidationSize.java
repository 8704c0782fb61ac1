package io.shrinkage.doctor;

import io.shrinkage.data.DataSpec;
import io.shrinkage.data.Dataset;
import io.shrinkage.data.SplitSizes;
import io.shrinkage.spec.RunSpec;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A validation part too small for differences that matter, by the binomial standard error sqrt(p (1
 * - p) / n) at an accuracy of p = 0.9. Two accuracies differ visibly from 1.96 * sqrt(2) standard
 * errors on, taken as independent; on the same images they are not quite, and less can be seen.
 * More seeds do not help, since all of them validate on the same images.
 */
final class ValidationSize {
  private static final String CODE = "small-validation";
  private static final int ENOUGH = 1000;
  private static final int FEW = 300;
  private static final double P = 0.9;

  private ValidationSize() {}

  static List<Finding> examine(SweepDesign design) {
    int least = Integer.MAX_VALUE;
    DataSpec data = design.configurations().get(0).data();
    for (RunSpec run : design.configurations()) {
      int images = Parts.of(run.data()).map(sizes -> images(sizes, design)).orElse(least);
      if (images < least) {
        least = images;
        data = run.data();
      }
    }
    if (least >= ENOUGH) {
      return List.of();
    }
    Finding.Severity severity = least < FEW ? Finding.Severity.WARNING : Finding.Severity.NOTE;
    return List.of(new Finding(CODE, severity, found(least, design), advice(data, design)));
  }

  /** Returns how many images are validated on; of a cross-validation by all its folds together. */
  private static int images(SplitSizes sizes, SweepDesign design) {
    return design.folds() == 0 ? sizes.validation() : design.folds() * sizes.validation();
  }

  private static String found(int images, SweepDesign design) {
    double error = Math.sqrt(P * (1 - P) / images);
    return String.format(
        Locale.ROOT,
        "%d validation images%s give an accuracy of 90 %% a standard error of %.1f points: two"
            + " accuracies that differ by less than %.1f points may do so by chance, whatever the"
            + " number of seeds.",
        images,
        design.folds() == 0 ? "" : " in all folds",
        100 * error,
        100 * 1.96 * Math.sqrt(2) * error);
  }

  private static String advice(DataSpec data, SweepDesign design) {
    Dataset dataset = data.dataset();
    Optional<SplitSizes> sizes = Parts.of(data);
    if (design.folds() > 0) {
      return "Give the folds more rows: \"train\": " + ENOUGH + ".";
    }
    int taken = data.train().isRest() ? 0 : sizes.map(SplitSizes::train).orElse(0);
    boolean room = dataset.trainSize() - taken >= ENOUGH;
    return room
        ? "Use more of the images that are there: \"validation\": " + ENOUGH + "."
        : "Let every image validate once: \"validation\": { \"folds\": 5 }.";
  }
}
