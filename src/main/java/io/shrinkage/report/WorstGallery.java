package io.shrinkage.report;

import io.shrinkage.report.Chart.Table;
import io.shrinkage.train.Diagnostics.WorstImage;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The validation images that the selected configuration gets most wrong.
 *
 * @param title what they show, as a finding
 * @param note what else a reader needs to know
 */
public record WorstGallery(String title, String note, List<Picture> pictures, Table table) {
  private static final int MOST = 12;

  /**
   * An image.
   *
   * @param source a data address of a PNG
   * @param actual the name of the true class
   * @param predicted what it is taken for
   * @param probability that of the true class
   * @param runs in how many runs it is among the worst; empty where there is one run
   */
  public record Picture(
      String source,
      int width,
      int height,
      String actual,
      String predicted,
      String probability,
      String runs) {}

  /** One image over the runs that have it among their worst. */
  private record Entry(List<WorstImage> images) {
    WorstImage first() {
      return images.get(0);
    }

    double probability() {
      return images.stream().mapToDouble(WorstImage::probability).average().orElse(0);
    }
  }

  /** Returns the gallery; empty if no run has diagnostics. */
  static Optional<WorstGallery> of(Selected selected, ClassLabels labels) {
    List<Diagnosed> runs = Diagnosed.of(selected.best());
    List<Entry> worst = worst(runs);
    if (worst.isEmpty()) {
      return Optional.empty();
    }
    List<Picture> pictures =
        worst.stream().map(each -> picture(each, labels, runs.size())).toList();
    return Optional.of(
        new WorstGallery(
            title(worst, runs.size()),
            note(selected.best(), runs.size()),
            pictures,
            table(worst, pictures)));
  }

  /** Returns the images that most runs have among their worst, equals by their probability. */
  private static List<Entry> worst(List<Diagnosed> runs) {
    Map<Integer, List<WorstImage>> byRow = new LinkedHashMap<>();
    for (Diagnosed run : runs) {
      for (WorstImage image : run.diagnostics().worst()) {
        byRow.computeIfAbsent(image.row(), row -> new ArrayList<>()).add(image);
      }
    }
    return byRow.values().stream()
        .map(Entry::new)
        .sorted(
            Comparator.<Entry>comparingInt(each -> -each.images().size())
                .thenComparingDouble(Entry::probability))
        .limit(MOST)
        .toList();
  }

  private static String title(List<Entry> worst, int runs) {
    double highest = worst.stream().mapToDouble(Entry::probability).max().orElse(0);
    long all = worst.stream().filter(each -> each.images().size() == runs).count();
    String start =
        "%s it gets most wrong: the true class gets at most %s"
            .formatted(
                worst.size() == 1 ? "The image" : "The " + worst.size() + " images",
                chance(highest));
    return runs == 1
        ? start
        : "%s; %s of them %s among the worst in all %d runs"
            .formatted(start, all == 0 ? "none" : all, all < 2 ? "is" : "are", runs);
  }

  private static String note(Configuration best, int runs) {
    return "Validation images with the lowest probability of their true class, for "
        + Paths.configuration(best)
        + (runs == 1
            ? "."
            : ". Those first that are among the 12 worst of the most runs; probabilities are means"
                + " over these runs.");
  }

  private static Picture picture(Entry entry, ClassLabels labels, int runs) {
    WorstImage image = entry.first();
    Map<String, Long> predicted =
        entry.images().stream()
            .collect(
                Collectors.groupingBy(
                    each -> labels.name(each.predicted()),
                    LinkedHashMap::new,
                    Collectors.counting()));
    String count = entry.images().size() + " of " + runs + " runs";
    return new Picture(
        png(image).uri(),
        image.width(),
        image.height(),
        labels.name(image.label()),
        String.join(" or ", predicted.keySet()),
        chance(entry.probability()),
        runs == 1 ? "" : count);
  }

  /** Returns the image, gray unless it has the three channels of colors. */
  static PngImage png(WorstImage image) {
    byte[] bytes = Base64.getDecoder().decode(image.pixels());
    int area = image.height() * image.width();
    PngImage png = new PngImage(image.width(), image.height(), 1);
    for (int at = 0; at < area; at++) {
      int argb = 0xff;
      for (int channel = 0; channel < 3; channel++) {
        int from = image.channels() == 3 ? channel * area : 0;
        argb = argb << 8 | Byte.toUnsignedInt(bytes[from + at]);
      }
      png.set(at % image.width(), at / image.width(), argb);
    }
    return png;
  }

  /** Returns a small probability with its unit. */
  private static String chance(double probability) {
    return probability > 0 && probability < 5e-5
        ? "below 0.01\u00a0%"
        : Numbers.percent(probability);
  }

  private static Table table(List<Entry> worst, List<Picture> pictures) {
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < worst.size(); i++) {
      Picture picture = pictures.get(i);
      rows.add(
          List.of(
              picture.actual(),
              picture.predicted(),
              picture.runs().isEmpty() ? "1 of 1 run" : picture.runs(),
              Integer.toString(worst.get(i).first().row()),
              Numbers.brief(worst.get(i).probability())));
    }
    return new Table(
        List.of(
            "true class",
            "taken for",
            "among the worst of",
            "row of the training file",
            "probability of the true class"),
        rows,
        3);
  }
}
