package io.shrinkage.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.PriorityQueue;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** A long run that starts last keeps people waiting while all other workers have nothing to do. */
final class LongestFirstTest {

  private record Job(int number, int work) {}

  @Test
  void sorted_differentWork_isTheMostFirst() {
    assertThat(LongestFirst.sorted(List.of(3, 1, 4, 2), each -> each)).containsExactly(4, 3, 2, 1);
  }

  @Property(tries = 300)
  void sorted_equalWork_keepsThePlansOrder(
      @ForAll @Size(max = 40) List<@IntRange(max = 3) Integer> works) {
    List<Job> jobs =
        IntStream.range(0, works.size()).mapToObj(i -> new Job(i, works.get(i))).toList();
    List<Job> sorted = LongestFirst.sorted(jobs, Job::work);
    assertThat(sorted).containsExactlyInAnyOrderElementsOf(jobs);
    for (int i = 1; i < sorted.size(); i++) {
      Job before = sorted.get(i - 1);
      Job after = sorted.get(i);
      assertThat(before.work()).isGreaterThanOrEqualTo(after.work());
      assertThat(before.work() == after.work() && before.number() > after.number()).isFalse();
    }
  }

  /** Graham's bound, against the shortest schedule that there is, found by trying all. */
  @Property(tries = 300)
  void makespan_ofAnyRuns_isWithinGrahamsBoundOfTheShortest(
      @ForAll @Size(min = 1, max = 8) List<@IntRange(min = 1, max = 30) Integer> works,
      @ForAll @IntRange(min = 1, max = 4) int workers) {
    int shortest = shortest(works, 0, new int[workers]);
    // in whole numbers: makespan / shortest <= 4/3 - 1/(3 workers)
    int makespan = makespan(LongestFirst.sorted(works, each -> each), workers);
    assertThat(3 * workers * makespan).isLessThanOrEqualTo((4 * workers - 1) * shortest);
  }

  /** The bound is the best: Graham's own example reaches it, and plan order is worse. */
  @Test
  void makespan_ofGrahamsExample_reachesTheBound() {
    for (int workers = 2; workers <= 8; workers++) {
      List<Integer> works = new ArrayList<>(List.of(workers, workers, workers));
      for (int work = workers + 1; work < 2 * workers; work++) {
        works.addAll(List.of(work, work));
      }
      // all workers could be done at 3 m: a pair of 2m-1-i and m+1+i each, and the last m + m + m
      assertThat(makespan(LongestFirst.sorted(works, each -> each), workers))
          .isEqualTo(4 * workers - 1);
    }
  }

  /** Plan order has no such bound: one long run at the end nearly doubles the time. */
  @Test
  void makespan_ofOneLongRunAtTheEnd_isShorterThanInPlanOrder() {
    List<Integer> works = new ArrayList<>(Collections.nCopies(90, 1));
    works.add(10);
    assertThat(makespan(works, 10)).isEqualTo(19);
    assertThat(makespan(LongestFirst.sorted(works, each -> each), 10)).isEqualTo(10);
  }

  /** Returns when the last run ends, each worker taking the next run when it is free. */
  private static int makespan(List<Integer> works, int workers) {
    PriorityQueue<Integer> ends = new PriorityQueue<>(Collections.nCopies(workers, 0));
    works.forEach(work -> ends.add(ends.remove() + work));
    return Collections.max(ends);
  }

  private static int shortest(List<Integer> works, int next, int[] loads) {
    if (next == works.size()) {
      return IntStream.of(loads).max().orElse(0);
    }
    int shortest = Integer.MAX_VALUE;
    for (int worker = 0; worker < loads.length; worker++) {
      loads[worker] += works.get(next);
      shortest = Math.min(shortest, shortest(works, next + 1, loads));
      loads[worker] -= works.get(next);
      if (loads[worker] == 0) {
        break; // the other idle workers are like this one
      }
    }
    return shortest;
  }
}
