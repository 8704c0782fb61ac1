package io.shrinkage.report;

import com.fasterxml.jackson.databind.JsonNode;
import io.shrinkage.stats.CorrectedTTest;
import io.shrinkage.stats.Holm;
import io.shrinkage.stats.JointFlipTest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * All configurations of a sweep against their baselines, tested together, so that the chance of any
 * false claim stays at {@link Evidence#LEVEL}. Over seeds: one exact joint sign-flip test. Over
 * folds, which share training images and are not independent: the corrected t of Nadeau and Bengio,
 * and Holm's correction.
 *
 * @param all in plan order; those that share no seed or fold with their baseline are not there
 * @param folded whether the differences are those of folds
 * @param smallestP the smallest corrected p that these seeds allow; NaN where there is no test, 0
 *     where any p is possible
 * @param exact whether all flips of signs were enumerated
 * @param byAssignment all of them by their configuration's settings
 */
record Tests(
    List<Evidence> all,
    boolean folded,
    double smallestP,
    boolean exact,
    Map<Map<String, JsonNode>, Evidence> byAssignment) {

  Tests(List<Evidence> all, boolean folded, double smallestP, boolean exact) {
    this(List.copyOf(all), folded, smallestP, exact, byAssignment(all));
  }

  /** Of the flips that are sampled where there are too many: one report, one p. */
  private static final long FLIP_SEED = 1;

  static Tests of(Sweep sweep) {
    List<Pair> pairs = new ArrayList<>();
    for (Configuration each : sweep.compared()) {
      sweep
          .baseline(each)
          .filter(baseline -> !Sweep.same(baseline, each))
          .map(baseline -> Pair.of(each, baseline, sweep.measure()))
          .filter(pair -> !pair.differences().values().isEmpty())
          .ifPresent(pairs::add);
    }
    Repetitions repetitions = sweep.repetitions();
    return repetitions.folded() ? overFolds(pairs, repetitions.folds()) : overSeeds(pairs);
  }

  /** Returns the evidence on a configuration; empty for a baseline. */
  Optional<Evidence> of(Configuration configuration) {
    return Optional.ofNullable(byAssignment.get(configuration.assignment()));
  }

  private static Map<Map<String, JsonNode>, Evidence> byAssignment(List<Evidence> all) {
    Map<Map<String, JsonNode>, Evidence> byAssignment = new HashMap<>();
    all.forEach(each -> byAssignment.putIfAbsent(each.configuration().assignment(), each));
    return byAssignment;
  }

  /** Returns how many comparisons the correction is for. */
  long comparisons() {
    return all.stream().filter(Evidence::tested).count();
  }

  /** Tests differences of seeds together; the evidence is in the order of the pairs. */
  static Tests overSeeds(List<Pair> pairs) {
    List<Long> seeds = List.copyOf(seeds(pairs));
    double[][] rows =
        pairs.stream()
            .map(
                pair ->
                    seeds.stream()
                        .mapToDouble(seed -> pair.differences().values().getOrDefault(seed, NAN))
                        .toArray())
            .toArray(double[][]::new);
    Optional<JointFlipTest> test =
        rows.length == 0 ? Optional.empty() : JointFlipTest.of(rows, FLIP_SEED);
    List<Evidence> all = new ArrayList<>();
    for (int i = 0; i < pairs.size(); i++) {
      int row = i;
      Pair pair = pairs.get(i);
      all.add(
          new Evidence(
              pair.configuration(),
              pair.baseline(),
              pair.differences(),
              pair.differences().summary().interval(Evidence.CONFIDENCE),
              test.map(joint -> joint.rows().get(row).p()).orElse(NAN),
              test.map(joint -> joint.rows().get(row).adjustedP()).orElse(NAN)));
    }
    return new Tests(
        all,
        false,
        test.map(JointFlipTest::smallestP).orElse(NAN),
        test.map(JointFlipTest::exact).orElse(true));
  }

  private static final double NAN = Double.NaN;

  private static TreeSet<Long> seeds(List<Pair> pairs) {
    TreeSet<Long> seeds = new TreeSet<>();
    pairs.forEach(pair -> seeds.addAll(pair.differences().values().keySet()));
    return seeds;
  }

  /** Tests differences of folds together; the evidence is in the order of the pairs. */
  static Tests overFolds(List<Pair> pairs, long folds) {
    double testToTrain = 1.0 / (folds - 1);
    List<Optional<CorrectedTTest>> tests =
        pairs.stream()
            .map(pair -> CorrectedTTest.of(pair.differences().array(), testToTrain))
            .toList();
    double[] p =
        tests.stream()
            .flatMap(Optional::stream)
            .mapToDouble(CorrectedTTest::p)
            .filter(each -> !Double.isNaN(each))
            .toArray();
    double[] adjusted = Holm.adjust(p);
    List<Evidence> all = new ArrayList<>();
    int next = 0;
    for (int i = 0; i < pairs.size(); i++) {
      Pair pair = pairs.get(i);
      double own = tests.get(i).map(CorrectedTTest::p).orElse(NAN);
      all.add(
          new Evidence(
              pair.configuration(),
              pair.baseline(),
              pair.differences(),
              tests.get(i).map(test -> test.interval(Evidence.CONFIDENCE)),
              own,
              Double.isNaN(own) ? NAN : adjusted[next++]));
    }
    return new Tests(all, true, p.length == 0 ? NAN : 0, true);
  }

  /** A configuration with the one that it is compared with. */
  record Pair(Configuration configuration, Configuration baseline, Replicates differences) {

    static Pair of(Configuration configuration, Configuration baseline, Measure measure) {
      return new Pair(
          configuration, baseline, Replicates.differences(configuration, baseline, measure));
    }
  }
}
