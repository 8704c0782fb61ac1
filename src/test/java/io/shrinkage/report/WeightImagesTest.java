package io.shrinkage.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.shrinkage.report.WeightSamples.Trained;
import io.shrinkage.run.StoredExperiment;
import io.shrinkage.train.Diagnostics.Filters;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Guards against images whose pixels are not the weights, and zeros that nobody can see. */
final class WeightImagesTest {

  private static FilterImages filters(StoredExperiment experiment) {
    Sweep sweep = Sweep.of(experiment);
    return FilterImages.of(sweep, Layouts.of(sweep).orElse(null)).orElseThrow();
  }

  private static PixelMaps pixels(StoredExperiment experiment) {
    Sweep sweep = Sweep.of(experiment);
    return PixelMaps.of(sweep, Layouts.of(sweep).orElse(null)).orElseThrow();
  }

  @Test
  void filters_ofOneChannel_areOrangeAboveZeroAndBlueBelow() {
    FilterMosaic first = filters(WeightSamples.conv()).mosaics().get(0);
    BufferedImage image = WeightSamples.image(first.image());
    // four tiles of 2 x 2 with gaps of 1, each weight 30 / 2 pixels wide
    assertThat(image.getWidth()).isEqualTo(11 * 15);
    assertThat(image.getHeight()).isEqualTo(2 * 15);
    // 1, -0.5, 0 and 0.25 of the largest weight, 1: opacities 255, 128, 0 and 64
    assertThat(image.getRGB(0, 0)).isEqualTo(0xffd55e00);
    assertThat(image.getRGB(15, 0)).isEqualTo(0x800a7cc2);
    assertThat(image.getRGB(0, 15) >>> 24).isZero();
    assertThat(image.getRGB(15, 15)).isEqualTo(0x40d55e00);
    assertThat(image.getRGB(2 * 15, 0) >>> 24).as("gap").isZero();
    assertThat(image.getRGB(3 * 15, 0)).as("-1").isEqualTo(0xff0a7cc2);
  }

  @Test
  void filters_thatAreZero_areCrossedOutAndCounted() {
    FilterImages images = filters(WeightSamples.conv());
    assertThat(WeightSamples.plain(images.title()))
        .isEqualTo("1 of 4 filters of the first layer are exactly zero at lambda = 1e-2 (seed 1)");
    assertThat(images.mosaics().get(0).crosses()).isEmpty();
    assertThat(images.mosaics().get(2).crosses()).isEqualTo("M6 0l2 2m-2 0l2 -2");
    assertThat(images.mosaics().get(2).caption()).isEqualTo("full color: \u00b11; 1 of 4 zero");
    assertThat(images.table().rows().get(2).stream().map(WeightSamples::plain))
        .containsExactly("lambda = 1e-2", "4", "1", "31.25 %", "1");
  }

  @Test
  void filters_withoutZeros_sayHowTheLargestWeightChanges() {
    assertThat(
            WeightSamples.plain(
                filters(WeightSamples.collapsing(WeightSamples::conv, 1e-2)).title()))
        .isEqualTo(
            "No filter of the first layer is exactly zero; the largest weight is 1 at lambda = 0"
                + " and 1 at lambda = 1e-3 (seed 1)");
  }

  private static Trained with(Trained trained, Filters filters) {
    var histograms = List.of(WeightSamples.flat("0-conv", 1, 1, 0));
    return new Trained(
        trained.accuracy(),
        trained.initial(),
        trained.last(),
        WeightSamples.diagnostics(histograms, filters, null));
  }

  @Test
  void filters_ofThreeChannels_areColorsAroundGray() {
    Filters filters = new Filters(3, 1, 2, 1, List.of(List.of(2f, 0f, 0f, -2f, -1f, 0f)));
    BufferedImage image =
        WeightSamples.image(
            filters(
                    WeightSamples.experiment(
                        List.of(WeightSamples.LAMBDAS, WeightSamples.SEEDS),
                        assignment -> with(WeightSamples.conv(assignment), filters)))
                .mosaics()
                .get(0)
                .image());
    // of 2: red 1, green 0, blue -0.5; then red 0, green -1, blue 0
    assertThat(image.getRGB(0, 0)).isEqualTo(0xffff8040);
    assertThat(image.getRGB(15, 0)).isEqualTo(0xff800080);
  }

  @Test
  void filters_allZero_areDrawn() {
    Filters filters = new Filters(1, 1, 1, 2, List.of(List.of(0f), List.of(0f)));
    FilterMosaic mosaic =
        filters(
                WeightSamples.experiment(
                    List.of(WeightSamples.LAMBDAS, WeightSamples.SEEDS),
                    assignment -> with(WeightSamples.conv(assignment), filters)))
            .mosaics()
            .get(0);
    assertThat(mosaic.scale()).isZero();
    assertThat(mosaic.crosses()).isEqualTo("M0 0l1 1m-1 0l1 -1M2 0l1 1m-1 0l1 -1");
  }

  @Test
  void filters_moreThanAreStored_areSaid() {
    List<List<Float>> values = IntStream.range(0, 64).mapToObj(i -> List.of(1f)).toList();
    FilterImages images =
        filters(
            WeightSamples.experiment(
                List.of(WeightSamples.LAMBDAS, WeightSamples.SEEDS),
                assignment ->
                    with(WeightSamples.conv(assignment), new Filters(1, 1, 1, 96, values))));
    assertThat(images.note()).endsWith("The first 64 of 96 filters are drawn.");
  }

  @Test
  void pixels_areAsOpaqueAsTheShareOfSeedsThatReadThem() {
    PixelMaps maps = pixels(WeightSamples.dense());
    BufferedImage strong = WeightSamples.image(maps.maps().get(2).image());
    // 3 x 2 pixels of 120 / 3; seed 1 reads .X. XX., seed 2 .X. .X.
    assertThat(strong.getWidth()).isEqualTo(120);
    assertThat(strong.getRGB(0, 0) >>> 24).as("no seed").isZero();
    assertThat(strong.getRGB(40, 0)).as("both").isEqualTo(0xff0a7cc2);
    assertThat(strong.getRGB(0, 40)).as("one of two").isEqualTo(0x800a7cc2);
  }

  @Test
  void pixels_titleAndTableHaveTheCounts() {
    PixelMaps maps = pixels(WeightSamples.dense());
    // 3 and 4 of 6
    assertThat(WeightSamples.plain(maps.title()))
        .isEqualTo(
            "3.5 of 6 input pixels are not read at lambda = 1e-2: all their weights are exactly"
                + " zero (mean of 2 seeds)");
    assertThat(maps.table().head())
        .containsExactly("network", "pixels", "not read, mean", "seed 1", "seed 2");
    assertThat(maps.table().rows().get(2).stream().map(WeightSamples::plain))
        .containsExactly("lambda = 1e-2", "6", "3.5", "3", "4");
  }

  @Test
  void pixels_thatAreAllRead_makeNoMap() {
    Sweep sweep = Sweep.of(WeightSamples.collapsing(WeightSamples::dense, 1e-2));
    assertThat(PixelMaps.of(sweep, Layouts.of(sweep).orElse(null))).isEmpty();
  }
}
