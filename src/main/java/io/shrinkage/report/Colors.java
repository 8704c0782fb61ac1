package io.shrinkage.report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** Names of the page's colors: a penalty's type has the same one in every report. */
final class Colors {
  private static final int SERIES = 6;

  /** The types whose colors are series-0 and so on. */
  private static final List<String> PALETTE =
      List.of(
          "l2", "l1", "elastic-net", "decoupled-weight-decay", "group-lasso", "sparse-group-lasso");

  private Colors() {}

  /** Returns a color for each series: that of its penalty's type, if all series differ in it. */
  static List<String> of(Collection<List<Configuration>> series) {
    List<String> types = series.stream().map(each -> of(each.get(0).penaltyType())).toList();
    if (Set.copyOf(types).size() == types.size()) {
      return types;
    }
    int first = Math.max(0, PALETTE.indexOf(types.get(0)));
    List<String> colors = new ArrayList<>();
    for (int i = 0; i < types.size(); i++) {
      colors.add("series-" + (first + i) % SERIES);
    }
    return colors;
  }

  /** Returns the color of a penalty's type. */
  static String of(String type) {
    return PALETTE.contains(type) || type.equals("none") ? type : "series-0";
  }
}
