import com.fasterxml.jackson.databind.node.ObjectNode;
import io.shrinkage.run.ResultStore;
import io.shrinkage.run.RunStatus;
import io.shrinkage.run.StoredExperiment;
import io.shrinkage.run.StoredRun;
import io.shrinkage.spec.Json;
import io.shrinkage.spec.Race;
import io.shrinkage.spec.SpecReader;
import io.shrinkage.stats.Candidate;
import io.shrinkage.stats.Criterion;
import io.shrinkage.stats.Elimination;
import io.shrinkage.stats.Elimination.Ruling;
import io.shrinkage.stats.Selection;
import io.shrinkage.stats.Summary;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Replays races over an experiment that was trained in full with many seeds: what a race of the
 * first six seeds would have stopped, a race of the next six, and so on; which share of the epochs
 * it would have used; and whether it would have found the same lambda.1se as the full sweep.
 *
 * <p>Runs are bit-reproducible and a decision depends on metrics alone, so a replay is what a race
 * of these seeds does. Seeds of which a run is missing are left out with the rest of their group.
 *
 * <p>Then the same for many draws of as many seeds, which overlap: their mean says more of a rule than
 * the few disjoint groups, their spread less than it seems.
 *
 * <p>The sweep has one axis, penalty.lambda, and seeds.
 */
final class Racing {
  private static final int DRAWS = 1000;

  private final Race race;
  private final int epochs;

  private Racing(Race race, int epochs) {
    this.race = race;
    this.epochs = epochs;
  }

  public static void main(String... args) {
    StoredExperiment experiment = ResultStore.read(Path.of(args[0]));
    int seeds = args.length > 1 ? Integer.parseInt(args[1]) : 6;
    String rule = args.length > 2 ? args[2] : "\"successive-halving\"";
    for (String metric : List.of("loss", "accuracy")) {
      replay(experiment, seeds, rule, metric);
    }
  }

  private static void replay(StoredExperiment experiment, int seeds, String rule, String metric) {
    ObjectNode spec = experiment.spec().deepCopy();
    spec.set("racing", Json.mapper().valueToTree(read(rule)));
    spec.putObject("selection").put("metric", metric);
    Race race = Objects.requireNonNull(SpecReader.read("replay", Json.pretty(spec)).race());
    int epochs = spec.at("/training/epochs").intValue();
    Racing racing = new Racing(race, epochs);
    System.out.println("selection.metric " + metric + ", " + race.rule());
    System.out.println("| seeds | stopped at epoch (lambda) | epochs used | lambda.1se full | raced |");
    System.out.println("| --- | --- | --- | --- | --- |");
    List<Outcome> outcomes = new ArrayList<>();
    for (Map<Double, List<StoredRun>> group : groups(experiment, seeds)) {
      Outcome outcome = racing.outcome(group);
      outcomes.add(outcome);
      System.out.printf(
          Locale.ROOT,
          "| %d to %d | %s | %.1f %% | %s | %s |%n",
          group.values().iterator().next().get(0).seed(),
          group.values().iterator().next().get(seeds - 1).seed(),
          outcome.stops.entrySet().stream()
              .map(stop -> stop.getValue() + " (" + stop.getKey() + ")")
              .collect(Collectors.joining(", ")),
          100 * outcome.used,
          outcome.full,
          outcome.raced);
    }
    print("groups", outcomes);
    List<Map<Double, List<StoredRun>>> draws = draws(experiment, seeds);
    print("draws", draws.stream().map(racing::outcome).toList());
    System.out.println();
  }

  private static void print(String what, List<Outcome> outcomes) {
    System.out.printf(
        Locale.ROOT,
        "%s: mean %.1f %%, at most %.1f %% of the epochs, at most half in %d; the same lambda.1se in"
            + " %d of %d%n",
        what,
        100 * outcomes.stream().mapToDouble(Outcome::used).average().orElse(Double.NaN),
        100 * outcomes.stream().mapToDouble(Outcome::used).max().orElse(Double.NaN),
        outcomes.stream().filter(each -> each.used <= 0.5).count(),
        outcomes.stream().filter(each -> each.full == each.raced).count(),
        outcomes.size());
  }

  private static Object read(String json) {
    try {
      return Json.mapper().readTree(json);
    } catch (java.io.IOException e) {
      throw new IllegalArgumentException(json, e);
    }
  }

  /** Returns the completed runs by lambda, of as many seeds at a time. */
  private static List<Map<Double, List<StoredRun>>> groups(StoredExperiment experiment, int seeds) {
    Map<Long, Map<Double, List<StoredRun>>> groups = new TreeMap<>();
    List<Long> all = experiment.runs().stream().map(StoredRun::seed).distinct().sorted().toList();
    long lambdas = experiment.runs().stream().map(Racing::lambda).distinct().count();
    for (StoredRun run : experiment.runs()) {
      if (run.status() == RunStatus.COMPLETED) {
        groups
            .computeIfAbsent((long) all.indexOf(run.seed()) / seeds, key -> new TreeMap<>())
            .computeIfAbsent(lambda(run), key -> new ArrayList<>())
            .add(run);
      }
    }
    return groups.values().stream()
        .filter(group -> group.size() == lambdas)
        .filter(group -> group.values().stream().allMatch(runs -> runs.size() == seeds))
        .toList();
  }

  /** Returns the completed runs by lambda of seeds drawn at random, a thousand times. */
  private static List<Map<Double, List<StoredRun>>> draws(StoredExperiment experiment, int seeds) {
    Map<Double, List<StoredRun>> all = new TreeMap<>();
    experiment.runs().stream()
        .filter(run -> run.status() == RunStatus.COMPLETED)
        .forEach(run -> all.computeIfAbsent(lambda(run), key -> new ArrayList<>()).add(run));
    List<Long> whole =
        new ArrayList<>(
            experiment.runs().stream()
                .map(StoredRun::seed)
                .distinct()
                .filter(
                    seed ->
                        all.values().stream()
                            .allMatch(runs -> runs.stream().anyMatch(run -> run.seed() == seed)))
                .toList());
    Random random = new Random(1);
    List<Map<Double, List<StoredRun>>> draws = new ArrayList<>();
    for (int i = 0; i < DRAWS; i++) {
      Collections.shuffle(whole, random);
      List<Long> drawn = whole.subList(0, seeds).stream().sorted().toList();
      Map<Double, List<StoredRun>> draw = new TreeMap<>();
      all.forEach(
          (lambda, runs) ->
              draw.put(lambda, runs.stream().filter(run -> drawn.contains(run.seed())).toList()));
      draws.add(draw);
    }
    return draws;
  }

  private static double lambda(StoredRun run) {
    return run.strengths().getOrDefault("lambda", 0.0);
  }

  /** The runs of a lambda are in the order of their seeds, as the plan has them. */
  private Outcome outcome(Map<Double, List<StoredRun>> group) {
    int seeds = group.values().iterator().next().size();
    int racers = race.rule().racers(seeds);
    List<Integer> rungs = race.rule().rungs(epochs, seeds);
    Map<Double, List<StoredRun>> alive = new TreeMap<>(group);
    Map<Double, Integer> stops = new TreeMap<>();
    for (int rung : rungs) {
      List<Double> names = List.copyOf(alive.keySet());
      int earlier = rung == epochs ? rung : (rung + 1) / 2;
      Elimination.of(
              costs(alive, racers, rung),
              costs(alive, racers, earlier),
              new Elimination.Strictness(race.rule().alpha(), group.size(), rungs.size(), 0))
          .contests()
          .stream()
          .filter(contest -> contest.ruling() == Ruling.STOPPED)
          .forEach(
              contest -> {
                stops.put(names.get(contest.candidate()), rung);
                alive.remove(names.get(contest.candidate()));
              });
    }
    double used =
        group.keySet().stream()
            .mapToInt(each -> stops.containsKey(each) ? racers * stops.get(each) : seeds * epochs)
            .sum();
    return new Outcome(
        stops, used / (group.size() * seeds * epochs), lambda1se(group), lambda1se(alive));
  }

  private double[][] costs(Map<Double, List<StoredRun>> runs, int racers, int epoch) {
    return runs.values().stream()
        .map(
            each ->
                each.subList(0, racers).stream()
                    .mapToDouble(run -> race.cost(run.epochs().subList(0, epoch)))
                    .toArray())
        .toArray(double[][]::new);
  }

  private double lambda1se(Map<Double, List<StoredRun>> runs) {
    List<Candidate> candidates = new ArrayList<>();
    runs.forEach(
        (lambda, each) ->
            candidates.add(
                Candidate.of(
                    lambda,
                    Summary.of(
                        each.stream().mapToDouble(run -> race.cost(run.epochs())).toArray()))));
    return Selection.lambda1se(candidates, Criterion.SMALL).orElseThrow().strength();
  }

  /** What a race came to. */
  private record Outcome(Map<Double, Integer> stops, double used, double full, double raced) {}
}
