package io.shrinkage.report;

import io.shrinkage.run.StoredExperiment;
import io.shrinkage.run.StoredRun;
import io.shrinkage.train.Diagnostics;
import io.shrinkage.train.Diagnostics.Calibration;
import io.shrinkage.train.Diagnostics.CalibrationBin;
import io.shrinkage.train.Diagnostics.ClassAccuracy;
import io.shrinkage.train.Diagnostics.PruningPoint;
import io.shrinkage.train.Diagnostics.WorstImage;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;

/** Made-up diagnostics with round numbers. */
final class Diagnoses {
  /** 9 images: 2 of class 0 taken for 1, 1 of class 1 for 2; class 2 is always right. */
  static final List<List<Integer>> CONFUSION =
      List.of(List.of(1, 2, 0), List.of(0, 2, 1), List.of(0, 0, 3));

  private Diagnoses() {}

  /** Returns the experiment with these diagnostics of its runs. */
  static StoredExperiment of(
      StoredExperiment experiment, Function<StoredRun, Diagnostics> diagnostics) {
    List<StoredRun> runs =
        experiment.runs().stream()
            .map(run -> Samples.with(run, run.executed(), diagnostics.apply(run)))
            .toList();
    return new StoredExperiment(
        experiment.name(), experiment.description(), experiment.spec(), experiment.axes(), runs);
  }

  /** Returns the experiment with plausible diagnostics, more of everything at larger lambdas. */
  static StoredExperiment plausible(StoredExperiment experiment) {
    return of(
        experiment,
        run -> {
          double strength = run.strengths().getOrDefault("lambda", 0.0);
          return of(
              pruning(0.9, strength > 0 ? 0.7 : 0.4),
              classes(strength > 0 ? 0.1 : 0.2),
              calibration(strength > 0 ? 0.8 : 0.7));
        });
  }

  static Diagnostics of(
      List<PruningPoint> pruning, List<ClassAccuracy> classes, Calibration calibration) {
    return of(pruning, classes, CONFUSION, calibration, List.of(image(7, 0, 1, 0.02)));
  }

  static Diagnostics of(
      List<PruningPoint> pruning,
      List<ClassAccuracy> classes,
      List<List<Integer>> confusion,
      Calibration calibration,
      List<WorstImage> worst) {
    return new Diagnostics(List.of(), null, null, pruning, classes, confusion, calibration, worst);
  }

  /** Returns levels 0, 0.1 to 0.9: the accuracy as it is up to a share, and half of it beyond. */
  static List<PruningPoint> pruning(double accuracy, double share) {
    List<PruningPoint> points = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      double pruned = i / 10.0;
      double its = pruned <= share + 1e-9 ? accuracy : accuracy / 2;
      points.add(new PruningPoint(pruned, its, 1 - its));
    }
    return points;
  }

  /** Returns three classes with train accuracy 0.9: gaps of 1, 2 and 3 times this. */
  static List<ClassAccuracy> classes(double gap) {
    return List.of(
        new ClassAccuracy(0, 0.9, 0.9 - gap),
        new ClassAccuracy(1, 0.9, 0.9 - 2 * gap),
        new ClassAccuracy(2, 0.9, 0.9 - 3 * gap));
  }

  /** Returns two bins of 60 and 40 predictions: confidence 0.4 and 0.9, all of this accuracy. */
  static Calibration calibration(double accuracy) {
    return new Calibration(
        0.6 * Math.abs(accuracy - 0.4) + 0.4 * Math.abs(accuracy - 0.9),
        1 - accuracy,
        List.of(new CalibrationBin(60, 0.4, accuracy), new CalibrationBin(40, 0.9, accuracy)));
  }

  /** Returns a gray image of two rows and three columns: 0, 40, 80 and so on. */
  static WorstImage image(int row, int label, int predicted, double probability) {
    byte[] pixels = {0, 40, 80, 120, (byte) 160, (byte) 200};
    return new WorstImage(
        row, label, predicted, probability, 1, 2, 3, Base64.getEncoder().encodeToString(pixels));
  }

  /** Returns the experiment with diagnostics as large as those of 100 classes of color images. */
  static StoredExperiment large(StoredExperiment experiment) {
    var random = new SplittableRandom(1);
    return of(experiment, run -> large(random));
  }

  private static Diagnostics large(SplittableRandom random) {
    List<PruningPoint> pruning = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      pruning.add(new PruningPoint(i / 20.0, random.nextDouble(), random.nextDouble()));
    }
    List<ClassAccuracy> classes = new ArrayList<>();
    List<List<Integer>> confusion = new ArrayList<>();
    for (int label = 0; label < 100; label++) {
      classes.add(new ClassAccuracy(label, random.nextDouble(), random.nextDouble()));
      confusion.add(random.ints(100, 0, 9).boxed().toList());
    }
    List<CalibrationBin> bins = new ArrayList<>();
    for (int i = 0; i < 15; i++) {
      bins.add(new CalibrationBin(30, (i + 0.5) / 15, random.nextDouble()));
    }
    List<WorstImage> worst = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      byte[] pixels = new byte[3 * 32 * 32];
      random.nextBytes(pixels);
      String text = Base64.getEncoder().encodeToString(pixels);
      int row = random.nextInt(50_000);
      worst.add(new WorstImage(row, 1, 2, random.nextDouble(), 3, 32, 32, text));
    }
    return of(pruning, classes, confusion, new Calibration(0.1, 0.5, bins), worst);
  }
}
