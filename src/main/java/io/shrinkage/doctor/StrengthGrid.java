package io.shrinkage.doctor;

import io.shrinkage.model.LayerSpec;
import io.shrinkage.penalty.Penalty;
import io.shrinkage.spec.RunSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Whether the swept strengths can say if a penalty helps, and which strength. */
final class StrengthGrid {
  private static final double DECADE = 10 * (1 - 1e-9); // 1e-3 / 1e-4 may be just below 10
  private static final String DECADES =
      "{ \"values\": [0], \"logspace\": { \"from\": %s, \"to\": %s, \"count\": %d } }";

  private final SweepDesign design;
  private final Map<String, NavigableSet<Double>> strengths = new LinkedHashMap<>();

  private StrengthGrid(SweepDesign design) {
    this.design = design;
    for (RunSpec configuration : design.configurations()) {
      List<Penalty> penalties = penalties(configuration);
      for (int place = 0; place < penalties.size(); place++) {
        add(place, penalties.get(place));
      }
    }
  }

  static List<Finding> examine(SweepDesign design) {
    return new StrengthGrid(design).findings();
  }

  /** Returns how many configurations are compared with one without penalty, or with the first. */
  static int comparisons(SweepDesign design) {
    int all = design.configurations().size();
    long acting = design.configurations().stream().filter(StrengthGrid::acts).count();
    return acting > 0 && acting < all ? (int) acting : all - 1;
  }

  private static boolean acts(RunSpec run) {
    return penalties(run).stream().anyMatch(Penalty::acts);
  }

  /** Returns the run's penalty and those that layers have of their own. */
  static List<Penalty> penalties(RunSpec run) {
    List<Penalty> penalties = new ArrayList<>(List.of(run.penalty()));
    addOf(run.model().layers(), penalties);
    return penalties;
  }

  private static void addOf(List<LayerSpec> layers, List<Penalty> penalties) {
    for (LayerSpec layer : layers) {
      if (layer instanceof LayerSpec.Residual residual) {
        addOf(residual.layers(), penalties);
      }
      Penalty own = LayerSpec.penalty(layer);
      if (own != null) {
        penalties.add(own);
      }
    }
  }

  /** Takes the strengths above 0, each of a type and place as a series of its own. */
  private void add(int place, Penalty penalty) {
    Map<String, Double> all = penalty.strengths();
    Set<String> keys = all.containsKey("lambda") ? Set.of("lambda") : all.keySet();
    for (String key : keys) {
      double strength = all.getOrDefault(key, 0.0);
      if (strength > 0) {
        strengths
            .computeIfAbsent(place + penalty.type() + key, series -> new TreeSet<>())
            .add(strength);
      }
    }
  }

  private List<Finding> findings() {
    if (strengths.isEmpty()) {
      return List.of(
          Finding.warning(
              "no-penalty",
              "No configuration has a penalty, so that there is nothing to compare.",
              "Give one and sweep its strength: \"penalty\": { \"type\": \"l2\" }, \"sweep\": {"
                  + " \"penalty.lambda\": "
                  + DECADES.formatted("1e-5", "1e-2", 4)
                  + " }."));
    }
    Set<List<Penalty>> distinct =
        design.configurations().stream()
            .map(StrengthGrid::penalties)
            .collect(Collectors.toCollection(LinkedHashSet::new));
    if (distinct.size() == 1) {
      return List.of(noStrengths());
    }
    List<Finding> findings = new ArrayList<>();
    if (design.configurations().stream().allMatch(StrengthGrid::acts)) {
      findings.add(noBaseline());
    }
    findings.addAll(span());
    return findings;
  }

  private Finding noStrengths() {
    return Finding.warning(
        "no-strengths",
        "Every configuration has the same penalty ("
            + Words.penalties(design.configurations())
            + "), so that the report cannot say whether it helps.",
        "Sweep its strength, 0 among the values" + around(strengths.values().iterator().next()));
  }

  private Finding noBaseline() {
    String advice;
    if (design.paths().contains("penalty")) {
      advice = "Add { \"type\": \"none\" } to the values of \"penalty\".";
    } else if (design.configurations().stream().anyMatch(run -> !run.penalty().acts())) {
      advice =
          "Layers keep a penalty of their own: sweep these too, { \"type\": \"none\" } among the"
              + " values.";
    } else if (path().isEmpty()) {
      advice = "Sweep \"penalty\" as a whole, { \"type\": \"none\" } among its values.";
    } else {
      advice = "Add 0 to the strengths: \"" + path() + "\": [0, " + smallest() + "].";
    }
    return Finding.warning(
        "no-baseline",
        "No configuration is without a penalty, so that the report can compare strengths but not"
            + " say whether a penalty helps at all.",
        advice);
  }

  /** Returns the path of the one strength of the runs' penalties; empty where there is none. */
  private String path() {
    boolean one =
        design.configurations().stream()
            .map(RunSpec::penalty)
            .allMatch(penalty -> penalty.strengths().containsKey("lambda"));
    return one ? "penalty.lambda" : "";
  }

  private String smallest() {
    return Words.number(
        strengths.values().stream().mapToDouble(NavigableSet::first).min().orElseThrow());
  }

  private List<Finding> span() {
    NavigableSet<Double> widest = new TreeSet<>();
    double span = 0;
    for (NavigableSet<Double> series : strengths.values()) {
      double its = series.last() / series.first();
      if (its > span) {
        span = its;
        widest = series;
      }
    }
    if (span >= DECADE) {
      return List.of();
    }
    if (widest.size() == 1) {
      String each = strengths.size() == 1 ? "The penalty has" : "Every penalty has";
      return List.of(
          Finding.note(
              "one-strength",
              each
                  + " one strength only ("
                  + Words.penalties(acting())
                  + "), so that the report cannot say whether another would be better.",
              "Sweep at least a decade to either side, 0 among the values" + around(widest)));
    }
    return List.of(
        Finding.note(
            "narrow-strengths",
            "The strengths span a factor of "
                + Words.number(span)
                + " ("
                + Words.number(widest.first())
                + " to "
                + Words.number(widest.last())
                + "); the best one is often decades away.",
            "Sweep a decade or more, 0 among the values" + around(widest)));
  }

  private List<RunSpec> acting() {
    return design.configurations().stream().filter(StrengthGrid::acts).toList();
  }

  /** Returns a sweep from a decade below to a decade above some strengths, after a colon. */
  private String around(NavigableSet<Double> series) {
    return path().isEmpty()
        ? "."
        : ": \""
            + path()
            + "\": "
            + DECADES.formatted(
                Words.number(series.first() / 10), Words.number(series.last() * 10), 5)
            + ".";
  }
}
