package io.shrinkage.penalty;

import io.shrinkage.schedule.Schedule;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;

/** A penalty in words: its formula with its numbers, and where it acts in the step. */
public final class Formula {

  private static final MathContext DIGITS = new MathContext(6);

  private Formula() {}

  /** Returns the objective or the update, such as "J = J₀ + 1e-4 · Σ w²". */
  public static String of(Penalty penalty) {
    Schedule schedule = penalty.schedule();
    boolean changes = !schedule.unchanging();
    String factor = changes ? "s(t) · " : "";
    boolean initial = penalty.reference() == Reference.INITIAL;
    String u = distance(penalty);
    List<String> terms = new ArrayList<>(List.of("J = J₀"));
    if (penalty.l1() > 0) {
      terms.add(factor + number(penalty.l1()) + " · Σ |" + (initial ? "w − w₀" : "w") + "|");
    }
    if (penalty.l2() > 0) {
      terms.add(factor + number(penalty.l2()) + " · Σ " + u + "²");
    }
    if (penalty.group() > 0) {
      terms.add(factor + number(penalty.group()) + " · Σ_g √n_g · ‖" + u + "_g‖");
    }
    String formula = String.join(" + ", terms);
    if (penalty.decay() > 0) {
      formula += "; w ← w − step − learningRate · " + factor + number(penalty.decay()) + " · " + u;
    }
    return changes ? formula + "; s(t): " + schedule.describe() : formula;
  }

  /** Returns "coupled", "decoupled", "proximal", "proximal and coupled", or "none". */
  public static String coupling(Penalty penalty) {
    if (penalty.decay() > 0) {
      return "decoupled";
    }
    boolean coupled = penalty.l2() > 0 || penalty.at(1).subgradient() > 0;
    if (penalty.proximal()) {
      return coupled ? "proximal and coupled" : "proximal";
    }
    return coupled ? "coupled" : "none";
  }

  /** Returns where in the step it acts. */
  public static String acts(Penalty penalty) {
    Coefficients strengths = penalty.at(1);
    String u = distance(penalty);
    List<String> parts = new ArrayList<>();
    if (strengths.l2() > 0) {
      parts.add("L2: 2 · lambda · " + u + " joins the gradient, so that the optimizer sees it");
    }
    if (strengths.subgradient() > 0) {
      parts.add(
          "L1: lambda · sign"
              + (u.equals("w") ? "(w)" : u)
              + " joins the gradient, so that the optimizer sees it");
    }
    if (strengths.decay() > 0) {
      parts.add(
          "beside the optimizer's step, which does not see it, each weight loses learningRate ·"
              + " lambda · "
              + u);
    }
    if (strengths.l1() > 0) {
      parts.add("L1: each weight is soft-thresholded after the optimizer's step" + metric(penalty));
    }
    if (strengths.group() > 0) {
      parts.add(
          "groups: the weights of each filter and unit shrink together after the optimizer's step"
              + metric(penalty));
    }
    return String.join("; ", parts);
  }

  private static String distance(Penalty penalty) {
    return penalty.reference() == Reference.INITIAL ? "(w − w₀)" : "w";
  }

  private static String metric(Penalty penalty) {
    return penalty.metric() == Metric.SCALAR
        ? ", by the learning rate alone"
        : ", in the optimizer's own metric";
  }

  /** Returns a strength as short as six digits allow, such as "1e-4", "0.5" or "12". */
  static String number(double value) {
    BigDecimal rounded = new BigDecimal(value).round(DIGITS).stripTrailingZeros();
    int exponent = rounded.precision() - rounded.scale() - 1;
    if (value == 0 || (exponent >= -1 && exponent < 4)) {
      return rounded.toPlainString();
    }
    return rounded.movePointLeft(exponent).stripTrailingZeros().toPlainString() + "e" + exponent;
  }
}
