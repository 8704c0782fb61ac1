package io.shrinkage.report;

import io.shrinkage.train.EpochMetrics.LayerWeights;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The colors of layers: a layer of a network with up to six has the same one in every chart. */
record LayerColors(Map<String, String> colors) {
  /** As many layers as there are colors. */
  static final int MOST = 6;

  /** Returns colors for the layers of one chart, at most {@link #MOST}. */
  static LayerColors of(Sweep sweep, List<String> drawn) {
    return of(names(sweep), drawn);
  }

  /** Gives each layer the color of its place in the network, or else the first that is free. */
  static LayerColors of(List<String> all, List<String> drawn) {
    Map<String, String> colors = new LinkedHashMap<>();
    List<String> late = new ArrayList<>();
    for (String layer : drawn) {
      String own = color(Math.max(0, all.indexOf(layer)));
      if (colors.containsValue(own)) {
        late.add(layer);
      } else {
        colors.put(layer, own);
      }
    }
    for (String layer : late) {
      Set<String> taken = Set.copyOf(colors.values());
      String free =
          Stream.iterate(0, i -> i + 1)
              .limit(MOST)
              .map(LayerColors::color)
              .filter(each -> !taken.contains(each))
              .findFirst()
              .orElse(color(0));
      colors.put(layer, free);
    }
    return new LayerColors(colors);
  }

  /** Returns a name for which the page has a color. */
  String of(String layer) {
    return colors.getOrDefault(layer, color(0));
  }

  /** Returns the layers that have weights in any usable run, from the input on. */
  static List<String> names(Sweep sweep) {
    return sweep.with(Outcome.USED).stream()
        .flatMap(run -> Configuration.last(run).layers().stream())
        .map(LayerWeights::layer)
        .distinct()
        .toList();
  }

  private static String color(int place) {
    return "series-" + place % MOST;
  }
}
