package io.shrinkage.penalty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/**
 * Guards against a group step that is no minimum: checked against the closed form where all lengths
 * are equal, and against the condition of the minimum where they are not.
 */
final class GroupStepTest {

  @Test
  void shrink_equalLengths_isTheClosedForm() {
    // norm 5, strength 0.5 * sqrt(2) * 2: each weight keeps 1 - sqrt(2) / 5
    float[] taken = taken(new float[] {3, -4}, new float[] {2, 2}, 0, 0.5);
    assertThat((double) taken[0]).isEqualTo(3 * Math.sqrt(2) / 5, within(1e-6));
    assertThat((double) taken[1]).isEqualTo(-4 * Math.sqrt(2) / 5, within(1e-6));
  }

  @Test
  void shrink_ofAGroupWithinReach_takesAllOfIt() {
    float[] w = {0.1f, -0.2f, 0.3f};
    assertThat(taken(w, new float[] {1, 1, 1}, 0, 0.3)).containsExactly(w);
    assertThat(taken(w, new float[] {1, 2, 3}, 0, 0.3)).containsExactly(w);
    assertThat(taken(w, new float[] {1, 2, 3}, 0, 0.01)).doesNotContain(w);
  }

  @Test
  void shrink_ofTwoGroups_takesThemApart() {
    float[] w = {9, 0.1f, 0.1f, 3, 4, 9};
    float[] step = {9, 1, 1, 1, 1, 9};
    new Coefficients(0, 0, 0, 0, 1).shrink(w, step, 2, 1, 5);
    // sqrt(2) exceeds the norm of the first; the second keeps 1 - sqrt(2) / 5
    assertThat(step).startsWith(9, 0.1f, 0.1f).endsWith(9);
    assertThat((double) step[3]).isEqualTo(3 * Math.sqrt(2) / 5, within(1e-6));
  }

  @Test
  void shrink_ofGroupsOfOne_isSoftThresholding() {
    float[] w = {2, -0.25f, 0.75f};
    float[] groups = {0.5f, 1, 0.5f};
    float[] l1 = groups.clone();
    new Coefficients(0, 0, 0, 0, 0.5).shrink(w, groups, 1, 0, 3);
    new Coefficients(0.5, 0, 0, 0, 0).shrink(w, l1, 1, 0, 3);
    for (int i = 0; i < 3; i++) {
      assertThat(groups[i]).isEqualTo(l1[i], within(1e-7f));
    }
  }

  /**
   * The minimum of sum (x - z)^2 / (2 s) + l1 * sum abs(x) + group * norm(x): where x is not 0, (z
   * - x) / s is in the subdifferential of the penalty.
   */
  @Property(tries = 300)
  void shrink_anyLengths_restsAtTheMinimum(
      @ForAll @IntRange(min = 1, max = 40) int size,
      @ForAll @DoubleRange(min = 0, max = 1) double l1,
      @ForAll @DoubleRange(min = 0.01, max = 2) double group,
      @ForAll @DoubleRange(min = 0, max = 8) double decades,
      @ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] z = new float[size];
    float[] s = new float[size];
    for (int i = 0; i < size; i++) {
      z[i] = (float) random.nextDouble(-1, 1);
      s[i] = (float) Math.pow(10, -4 + decades * random.nextDouble());
    }
    double strength = group * Math.sqrt(size);
    float[] taken = taken(z, s, l1, group);
    double squares = 0;
    for (int i = 0; i < size; i++) {
      squares += Math.pow((double) z[i] - taken[i], 2);
    }
    double norm = Math.sqrt(squares);
    double dual = 0;
    for (int i = 0; i < size; i++) {
      double x = (double) z[i] - taken[i];
      double pull = taken[i] / (double) s[i];
      double tolerance = 1e-4 * (l1 + strength) + 2e-7 / s[i];
      if (x != 0) {
        assertThat(pull).isEqualTo(l1 * Math.signum(x) + strength * x / norm, within(tolerance));
      } else if (norm > 0) {
        assertThat(Math.abs(pull)).isLessThanOrEqualTo(l1 + tolerance);
      } else {
        dual += Math.pow(Math.max(0, Math.abs(pull) - l1), 2);
      }
    }
    assertThat(Math.sqrt(dual)).isLessThanOrEqualTo(strength * (1 + 1e-5));
  }

  private static float[] taken(float[] w, float[] lengths, double l1, double group) {
    float[] step = lengths.clone();
    new Coefficients(l1, 0, 0, 0, group).shrink(w, step, w.length, 0, w.length);
    return step;
  }
}
