package io.shrinkage.report;

import com.fasterxml.jackson.databind.JsonNode;
import io.shrinkage.run.RunStatus;
import io.shrinkage.run.StoredExperiment;
import io.shrinkage.run.StoredRun;
import io.shrinkage.spec.SweepAxis;
import io.shrinkage.train.Diagnostics;
import io.shrinkage.train.Diagnostics.Calibration;
import io.shrinkage.train.Diagnostics.Filters;
import io.shrinkage.train.Diagnostics.Histogram;
import io.shrinkage.train.Diagnostics.InputPixels;
import io.shrinkage.train.EpochMetrics;
import io.shrinkage.train.EpochMetrics.LayerWeights;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;

/** Made-up runs whose weights are known: their norms, zeros and diagnostics. */
final class WeightSamples {
  static final SweepAxis LAMBDAS = Samples.axis("penalty.lambda", "[0, 1e-3, 1e-2]");
  static final SweepAxis SEEDS = Samples.axis("seed", "[1, 2]");

  private WeightSamples() {}

  /** A trained network: its layers before and after, and what was looked at. */
  record Trained(
      double accuracy,
      List<LayerWeights> initial,
      List<LayerWeights> last,
      @Nullable Diagnostics diagnostics) {}

  static LayerWeights layer(String name, double norm, long weights, long zeros) {
    return new LayerWeights(name, norm, 1, weights, zeros, 4, 0);
  }

  static StoredExperiment experiment(
      List<SweepAxis> axes, Function<Map<String, JsonNode>, Trained> training) {
    List<StoredRun> runs = new ArrayList<>();
    for (Map<String, JsonNode> assignment : Samples.plan(axes)) {
      runs.add(run(runs.size() + 1, assignment, training.apply(assignment)));
    }
    return Samples.experiment("x", axes, runs);
  }

  private static StoredRun run(int number, Map<String, JsonNode> assignment, Trained trained) {
    JsonNode type = assignment.get("penalty.type");
    StoredRun run =
        Samples.run(
            number,
            assignment,
            type == null ? "l1" : type.textValue(),
            epoch(1, trained.accuracy(), trained.last()));
    return new StoredRun(
        run.id(),
        RunStatus.COMPLETED,
        run.seed(),
        assignment,
        run.penaltyType(),
        run.strengths(),
        epoch(0, 0.1, trained.initial()),
        run.epochs(),
        run.penaltyCard(),
        run.executed(),
        trained.diagnostics(),
        run.provenance(),
        null);
  }

  private static EpochMetrics epoch(int epoch, double accuracy, List<LayerWeights> layers) {
    double majority = accuracy < 0.2 && epoch > 0 ? 1 : 0.2;
    return new EpochMetrics(epoch, 0.5, 0.6, 0.95, accuracy, 0, 0.5, layers, majority, 1);
  }

  static double lambda(Map<String, JsonNode> assignment) {
    return assignment.get("penalty.lambda").doubleValue();
  }

  static long seed(Map<String, JsonNode> assignment) {
    return assignment.get("seed").longValue();
  }

  static Diagnostics diagnostics(
      List<Histogram> histograms, @Nullable Filters filters, @Nullable InputPixels inputs) {
    return new Diagnostics(
        histograms,
        filters,
        inputs,
        List.of(),
        List.of(),
        List.of(),
        new Calibration(0, 0, List.of()),
        List.of());
  }

  /** Returns a histogram with this many weights in each of 60 bins. */
  static Histogram flat(String layer, double limit, int each, long zeros) {
    return new Histogram(layer, limit, IntStream.range(0, 60).mapToObj(i -> each).toList(), zeros);
  }

  /**
   * Returns a network of a convolution with four filters of 2 x 2 and a dense layer of 1,000
   * weights. As lambda rises, accuracy is 0.8, 0.9 and 0.7; the third filter is zero at 1e-2.
   */
  static Trained conv(Map<String, JsonNode> assignment) {
    double lambda = lambda(assignment);
    long seed = seed(assignment);
    boolean strong = lambda > 5e-3;
    double conv = lambda == 0 ? 1 : strong ? 0.5 : 0.9;
    double dense = lambda == 0 ? 1.2 : strong ? 0.02 * seed : 0.5;
    long zeros = lambda == 0 ? 0 : strong ? 900 + 10 * seed : 100;
    List<Float> third = strong ? List.of(0f, 0f, 0f, 0f) : List.of(0.5f, 0.5f, 0.5f, 0.5f);
    var filters =
        new Filters(
            1,
            2,
            2,
            4,
            List.of(
                List.of(1f, -0.5f, 0f, 0.25f),
                List.of(-1f, 0.1f, 0.1f, 0.1f),
                third,
                List.of(0.1f, 0.2f, 0.3f, 0.4f)));
    var kernel =
        new LayerWeights("0-conv", 2 * seed * conv, 1, 16, strong ? 5 : 1, 4, strong ? 1 : 0);
    return new Trained(
        lambda == 0 ? 0.8 : strong ? 0.7 : 0.9,
        List.of(layer("0-conv", 2 * seed, 16, 0), layer("2-dense", 10 * seed, 1000, 0)),
        List.of(kernel, layer("2-dense", 10 * seed * dense, 1000, zeros)),
        diagnostics(
            List.of(
                flat("0-conv", 1, 10, 5),
                flat("2-dense", strong ? 0.3 : 3, 1, lambda == 0 ? 0 : strong ? 540 : 60)),
            filters,
            null));
  }

  static StoredExperiment conv() {
    return experiment(List.of(LAMBDAS, SEEDS), WeightSamples::conv);
  }

  /** Returns a dense network on images of 3 x 2; what is not read grows with lambda and seed. */
  static Trained dense(Map<String, JsonNode> assignment) {
    boolean strong = lambda(assignment) > 5e-3;
    List<String> rows =
        !strong
            ? List.of("111", "111")
            : seed(assignment) == 1 ? List.of("010", "110") : List.of("010", "010");
    int zeros = (int) String.join("", rows).chars().filter(c -> c == '0').count();
    return new Trained(
        strong ? 0.7 : 0.8,
        List.of(layer("0-dense", 1, 24, 0)),
        List.of(layer("0-dense", 1, 24, 4L * zeros)),
        diagnostics(List.of(flat("0-dense", 1, 1, 0)), null, new InputPixels(zeros, 6, rows)));
  }

  static StoredExperiment dense() {
    return experiment(List.of(LAMBDAS, SEEDS), WeightSamples::dense);
  }

  /** Returns the runs of an experiment, where those that are chosen predict one class only. */
  static StoredExperiment collapsing(
      Function<Map<String, JsonNode>, Trained> training, double... lambdas) {
    return experiment(
        List.of(LAMBDAS, SEEDS),
        assignment -> {
          Trained trained = training.apply(assignment);
          boolean collapsed = Arrays.stream(lambdas).anyMatch(it -> it == lambda(assignment));
          return new Trained(
              collapsed ? 0.1 : trained.accuracy(),
              trained.initial(),
              trained.last(),
              trained.diagnostics());
        });
  }

  /** Returns the same with the name of every layer behind this one. */
  static Trained renamed(Trained trained, String name) {
    Diagnostics diagnostics = Objects.requireNonNull(trained.diagnostics());
    return new Trained(
        trained.accuracy(),
        trained.initial().stream().map(each -> renamed(each, name)).toList(),
        trained.last().stream().map(each -> renamed(each, name)).toList(),
        diagnostics(
            diagnostics.histograms().stream()
                .map(it -> new Histogram(name + it.layer(), it.limit(), it.counts(), it.zeros()))
                .toList(),
            diagnostics.filters(),
            diagnostics.inputs()));
  }

  private static LayerWeights renamed(LayerWeights layer, String name) {
    return new LayerWeights(
        name + layer.layer(), layer.l2Norm(), 1, layer.weights(), layer.zeroWeights(), 4, 0);
  }

  /** Returns the run with what a network of 21 layers leaves behind, of random weights. */
  static StoredRun large(StoredRun run) {
    var random = new SplittableRandom(run.id().hashCode());
    List<Histogram> histograms =
        IntStream.range(0, 21)
            .mapToObj(
                i ->
                    new Histogram(
                        i + "-conv",
                        random.nextDouble(0.1, 1),
                        IntStream.range(0, 60).mapToObj(bin -> random.nextInt(9999)).toList(),
                        random.nextInt(9999)))
            .toList();
    List<List<Float>> filters =
        IntStream.range(0, 64)
            .mapToObj(i -> random.doubles(147, -1, 1).mapToObj(it -> (float) it).toList())
            .toList();
    List<LayerWeights> layers =
        histograms.stream().map(it -> layer(it.layer(), random.nextDouble(1, 9), 9999, 5)).toList();
    List<EpochMetrics> epochs =
        run.epochs().stream()
            .map(
                it ->
                    new EpochMetrics(
                        it.epoch(),
                        it.trainLoss(),
                        it.validationLoss(),
                        it.trainAccuracy(),
                        it.validationAccuracy(),
                        it.penalty(),
                        it.objective(),
                        layers,
                        it.majority(),
                        1))
            .toList();
    StoredRun longer =
        Samples.run(1, run.assignment(), run.penaltyType(), epochs.toArray(EpochMetrics[]::new));
    return new StoredRun(
        run.id(),
        RunStatus.COMPLETED,
        run.seed(),
        run.assignment(),
        run.penaltyType(),
        run.strengths(),
        epoch(0, 0.1, layers),
        longer.epochs(),
        run.penaltyCard(),
        run.executed(),
        diagnostics(histograms, new Filters(3, 7, 7, 64, filters), null),
        run.provenance(),
        null);
  }

  static BufferedImage image(String uri) {
    String prefix = "data:image/png;base64,";
    if (!uri.startsWith(prefix)) {
      throw new IllegalArgumentException(uri);
    }
    byte[] png = Base64.getDecoder().decode(uri.substring(prefix.length()));
    try {
      return ImageIO.read(new ByteArrayInputStream(png));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns text with ordinary spaces. */
  static String plain(String text) {
    return text.replace('\u00a0', ' ');
  }
}
