package io.shrinkage.report;

import io.shrinkage.report.Match.Side;
import io.shrinkage.stats.Holm;
import io.shrinkage.stats.WelchTest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Every configuration of an experiment against every one of the others, tested together: the best
 * ones were chosen by the numbers that are then compared, so that all those which might have been
 * chosen count. The chance of any false claim stays at {@link Evidence#LEVEL}. Pairs of seeds take
 * one exact joint sign-flip test, pairs of folds the corrected t and independent samples Welch's t,
 * both with Holm's correction; where several of these families occur, p is multiplied by their
 * number. Configurations that may not be called the best, being incomplete, are not tested.
 *
 * @param all in the order of experiments and plans
 * @param comparisons how many the correction is for
 * @param smallestP the smallest corrected p that the runs allow, 0 where any is possible; NaN where
 *     there is no test
 */
record Matches(List<Match> all, long comparisons, double smallestP) {

  /** Not a number of folds. */
  private static final long INDEPENDENT = -1;

  private static final long SEEDS = 0;

  static Matches of(ComparedExperiments experiments) {
    return new Family(experiments.measure()).tested(experiments.all());
  }

  /** Returns the match of two configurations, the first one's view. */
  Optional<Match> of(Side first, Side second) {
    return all.stream()
        .filter(each -> is(each.first(), first) && is(each.second(), second))
        .findFirst()
        .or(
            () ->
                all.stream()
                    .filter(each -> is(each.first(), second) && is(each.second(), first))
                    .findFirst()
                    .map(Match::turned));
  }

  private static boolean is(Side one, Side other) {
    return one.experiment().label().equals(other.experiment().label())
        && Sweep.same(one.configuration(), other.configuration());
  }

  /** Returns the match of two experiments' best configurations; empty if one has none. */
  Optional<Match> best(ComparedExperiment first, ComparedExperiment second) {
    return first
        .best()
        .flatMap(
            its ->
                second.best().flatMap(other -> of(new Side(first, its), new Side(second, other))));
  }

  /** Collects matches by what tests them. */
  private static final class Family {
    private final Measure measure;
    private final List<Match> all = new ArrayList<>();
    private final Map<Long, List<Integer>> members = new TreeMap<>();

    Family(Measure measure) {
      this.measure = measure;
    }

    Matches tested(List<ComparedExperiment> experiments) {
      for (int i = 0; i < experiments.size(); i++) {
        for (int j = i + 1; j < experiments.size(); j++) {
          add(experiments.get(i), experiments.get(j));
        }
      }
      List<Tested> tests = new ArrayList<>();
      members.forEach((family, indices) -> tests.add(test(family, indices)));
      tests.removeIf(each -> each.count() == 0);
      int families = tests.size();
      tests.forEach(each -> each.write(all, families));
      double smallest =
          tests.stream().mapToDouble(Tested::smallestP).max().orElse(Double.NaN) * families;
      return new Matches(List.copyOf(all), tests.stream().mapToLong(Tested::count).sum(), smallest);
    }

    private void add(ComparedExperiment first, ComparedExperiment second) {
      Pairing pairing = Pairing.of(first, second);
      for (Configuration one : first.usable()) {
        for (Configuration two : second.usable()) {
          Replicates differences = Replicates.differences(one, two, measure, Pairing::pair);
          Match match =
              Match.untested(new Side(first, one), new Side(second, two), differences, measure);
          if (first.eligible(one) && second.eligible(two)) {
            family(pairing, match)
                .ifPresent(
                    family ->
                        members
                            .computeIfAbsent(family, absent -> new ArrayList<>())
                            .add(all.size()));
          }
          all.add(match);
        }
      }
    }

    private static Optional<Long> family(Pairing pairing, Match match) {
      if (pairing.kind() == Pairing.Kind.INDEPENDENT) {
        return Optional.of(INDEPENDENT);
      }
      Repetitions repetitions = match.first().experiment().sweep().repetitions();
      return match.pairs() == 0
          ? Optional.empty()
          : Optional.of(repetitions.folded() ? repetitions.folds() : SEEDS);
    }

    private Tested test(long family, List<Integer> indices) {
      return family == INDEPENDENT ? welch(indices) : paired(family, indices);
    }

    private Tested paired(long folds, List<Integer> indices) {
      List<Tests.Pair> pairs =
          indices.stream()
              .map(all::get)
              .map(
                  each ->
                      new Tests.Pair(
                          each.first().configuration(),
                          each.second().configuration(),
                          each.differences()))
              .toList();
      Tests tests = folds == SEEDS ? Tests.overSeeds(pairs) : Tests.overFolds(pairs, folds);
      List<Match> matches = new ArrayList<>();
      for (Evidence each : tests.all()) {
        Match match = all.get(indices.get(matches.size()));
        matches.add(match.tested(each.interval(), each.p(), each.adjustedP()));
      }
      return new Tested(indices, matches, tests.smallestP());
    }

    private Tested welch(List<Integer> indices) {
      List<Optional<WelchTest>> tests = indices.stream().map(all::get).map(this::welch).toList();
      double[] own =
          tests.stream().mapToDouble(each -> each.map(WelchTest::p).orElse(Double.NaN)).toArray();
      double[] adjusted = Holm.adjust(own);
      List<Match> matches = new ArrayList<>();
      for (int i = 0; i < own.length; i++) {
        var interval = tests.get(i).flatMap(each -> each.interval(Evidence.CONFIDENCE));
        matches.add(all.get(indices.get(i)).tested(interval, own[i], adjusted[i]));
      }
      boolean none = Arrays.stream(own).allMatch(Double::isNaN);
      return new Tested(indices, matches, none ? Double.NaN : 0);
    }

    private Optional<WelchTest> welch(Match match) {
      return WelchTest.of(
          Replicates.of(match.first().configuration(), measure).array(),
          Replicates.of(match.second().configuration(), measure).array());
    }
  }

  private record Tested(List<Integer> indices, List<Match> matches, double smallestP) {
    long count() {
      return matches.stream().filter(Match::tested).count();
    }

    void write(List<Match> all, int families) {
      for (int i = 0; i < indices.size(); i++) {
        Match each = matches.get(i);
        double adjusted = Math.min(1, families * each.adjustedP()); // NaN stays
        all.set(indices.get(i), each.tested(each.interval(), each.p(), adjusted));
      }
    }
  }
}
