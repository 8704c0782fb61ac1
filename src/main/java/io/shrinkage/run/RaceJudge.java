package io.shrinkage.run;

import com.fasterxml.jackson.databind.JsonNode;
import io.shrinkage.spec.Race;
import io.shrinkage.stats.Elimination;
import io.shrinkage.train.EpochMetrics;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Decides at the rungs of a race, from what is stored of its runs.
 *
 * <p>A configuration of which a racing run diverged leaves the race, as the report would not select
 * it either; one of which a run failed is not compared and goes on, as nothing is known of it.
 */
record RaceJudge(Race race, RaceField field, RaceStore store) {

  /**
   * Decides about the configurations that are left.
   *
   * @param alive by their swept values; all of their racing runs have come to the rung or ended
   */
  RaceRecord.Rung decide(int rung, Collection<Map<String, JsonNode>> alive) {
    Map<Map<String, JsonNode>, double[]> now = new LinkedHashMap<>();
    List<RaceRecord.Comparison> comparisons = new ArrayList<>();
    List<Map<String, JsonNode>> diverged = new ArrayList<>();
    for (Map<String, JsonNode> each : alive) {
      if (field.heat(each).stream().anyMatch(run -> diverged(run, rung))) {
        diverged.add(each);
      } else if (field.heat(each).stream().allMatch(run -> store.epochs(run).size() >= rung)) {
        now.put(each, costs(each, rung));
      } else {
        comparisons.add(RaceRecord.Comparison.without(each, RaceRecord.FAILED));
      }
    }
    if (now.isEmpty()) {
      return new RaceRecord.Rung(rung, null, comparisons);
    }
    diverged.forEach(
        each -> comparisons.add(RaceRecord.Comparison.without(each, RaceRecord.DIVERGED)));
    return compared(rung, now, comparisons);
  }

  private RaceRecord.Rung compared(
      int rung, Map<Map<String, JsonNode>, double[]> now, List<RaceRecord.Comparison> comparisons) {
    List<Map<String, JsonNode>> names = List.copyOf(now.keySet());
    // half of the epochs: one epoch's step is mostly noise; at the end there is nothing to catch up
    int earlier = rung == field.epochs() ? rung : (rung + 1) / 2;
    Elimination elimination =
        Elimination.of(
            now.values().toArray(double[][]::new),
            names.stream().map(each -> costs(each, earlier)).toArray(double[][]::new),
            new Elimination.Strictness(
                race.rule().alpha(),
                field.runs().size(),
                field.rungs().size(),
                field.testToTrain()));
    elimination
        .contests()
        .forEach(
            contest ->
                comparisons.add(RaceRecord.Comparison.of(names.get(contest.candidate()), contest)));
    return new RaceRecord.Rung(rung, names.get(elimination.leader()), comparisons);
  }

  private boolean diverged(PlannedRun run, int rung) {
    List<EpochMetrics> epochs = store.epochs(run);
    RunResult result = store.result(run);
    boolean ended =
        result != null && result.status() == RunStatus.DIVERGED && epochs.size() <= rung;
    return ended || (epochs.size() >= rung && !Double.isFinite(race.cost(epochs.subList(0, rung))));
  }

  private double[] costs(Map<String, JsonNode> configuration, int epoch) {
    return field.heat(configuration).stream()
        .mapToDouble(run -> race.cost(store.epochs(run).subList(0, epoch)))
        .toArray();
  }

  RaceRecord record(List<RaceRecord.Rung> rungs) {
    return new RaceRecord(race.label(), race.rule().alpha(), field.rungs(), field.racers(), rungs);
  }

  /** Says why the runs of a configuration end. */
  String cause(RaceRecord.Comparison comparison, RaceRecord.Rung rung) {
    String stopped = "stopped by racing at epoch " + rung.epoch() + ": ";
    if (comparison.difference() == null) {
      return stopped + "a run of this configuration diverged";
    }
    return stopped
        + String.format(
            Locale.ROOT,
            "mean %s %.4g behind that of %s, p = %.2g",
            race.label(),
            comparison.difference(),
            words(rung.leader()),
            comparison.p());
  }

  private static String words(@Nullable Map<String, JsonNode> configuration) {
    return configuration == null
        ? "none"
        : configuration.entrySet().stream()
            .map(entry -> entry.getKey() + "=" + text(entry.getValue()))
            .collect(Collectors.joining(", "));
  }

  private static String text(JsonNode value) {
    return value.isNumber()
        ? value.decimalValue().stripTrailingZeros().toPlainString()
        : RunColumns.text(value);
  }
}
