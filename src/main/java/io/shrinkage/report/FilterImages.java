package io.shrinkage.report;

import io.shrinkage.report.Chart.Table;
import io.shrinkage.report.Contrast.Column;
import io.shrinkage.train.Diagnostics.Filters;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The first layer's filters as images, a network beside the other.
 *
 * @param mosaics a network each
 * @param table counts, for those who do not see the images
 */
public record FilterImages(String title, String note, List<FilterMosaic> mosaics, Table table) {
  /** Baseline, best and strongest. */
  private static final int NETWORKS = 3;

  /** Returns the images; empty if the first layer is no convolution over an image. */
  static Optional<FilterImages> of(Sweep sweep, @Nullable Layout layout) {
    return Contrast.of(sweep, layout, each -> drawable(each.filters())).map(FilterImages::of);
  }

  private static boolean drawable(@Nullable Filters filters) {
    return filters != null
        && (filters.channels() == 1 || filters.channels() == 3)
        && !filters.values().isEmpty();
  }

  private static FilterImages of(Contrast contrast) {
    List<Column> columns = contrast.columns(NETWORKS);
    List<FilterMosaic> mosaics = columns.stream().map(FilterMosaic::of).toList();
    return new FilterImages(
        title(contrast, columns, mosaics),
        note(contrast, columns, mosaics.get(0)),
        mosaics,
        table(mosaics));
  }

  /** Names the network with the most filters that are zero, or else how the scale changes. */
  private static String title(Contrast contrast, List<Column> columns, List<FilterMosaic> mosaics) {
    Naming naming = new Naming(contrast.sweep());
    int most = 0;
    for (int i = 1; i < mosaics.size(); i++) {
      most = mosaics.get(i).zeros() > mosaics.get(most).zeros() ? i : most;
    }
    FilterMosaic shown = mosaics.get(most);
    String whose =
        " (" + contrast.sweep().repetitions().label(columns.get(most).run().repetition()) + ")";
    if (shown.zeros() > 0) {
      return "%d of %d filters of the first layer are exactly zero %s%s"
          .formatted(
              shown.zeros(), shown.count(), naming.at(columns.get(most).configuration()), whose);
    }
    int last = mosaics.size() - 1;
    String none = "No filter of the first layer is exactly zero; the largest weight is ";
    String first = Numbers.setting(mosaics.get(0).scale());
    return last == 0
        ? none + first + whose
        : none
            + "%s %s and %s %s%s"
                .formatted(
                    first,
                    naming.at(columns.get(0).configuration()),
                    Numbers.setting(mosaics.get(last).scale()),
                    naming.at(columns.get(last).configuration()),
                    whose);
  }

  private static String note(Contrast contrast, List<Column> columns, FilterMosaic first) {
    List<String> notes = new ArrayList<>();
    notes.add(
        first.color()
            ? "Red, green and blue are the weights of the three channels; middle gray is 0."
            : "Orange is positive, blue negative, the bare background 0.");
    notes.add("Full color is each network\u2019s own largest |weight|, given below it.");
    notes.add("A crossed-out frame is a filter whose weights are all exactly 0.");
    if (columns.size() > 1) {
      notes.add("Networks of " + contrast.whose(columns) + ".");
    }
    if (first.count() > first.tiles().size()) {
      notes.add(
          "The first %d of %d filters are drawn.".formatted(first.tiles().size(), first.count()));
    }
    return String.join(" ", notes);
  }

  private static Table table(List<FilterMosaic> mosaics) {
    List<List<String>> rows = new ArrayList<>();
    for (FilterMosaic each : mosaics) {
      rows.add(
          List.of(
              each.name(),
              Numbers.count(each.count()),
              Numbers.count(each.zeros()),
              Numbers.percent(each.zeroWeights()),
              Numbers.setting(each.scale())));
    }
    return new Table(
        List.of(
            "network",
            "filters",
            "filters exactly zero",
            "weights exactly zero",
            "largest |weight|"),
        rows,
        1);
  }
}
