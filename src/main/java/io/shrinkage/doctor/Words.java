package io.shrinkage.doctor;

import io.shrinkage.penalty.ElasticNet;
import io.shrinkage.penalty.Metric;
import io.shrinkage.penalty.Penalty;
import io.shrinkage.penalty.SparseGroupLasso;
import io.shrinkage.spec.RunSpec;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Numbers, lists and penalties in sentences, alike in every locale. */
final class Words {
  private static final int MOST_NAMED = 6;

  private Words() {}

  /** Returns a number with at most three digits, as JSON has it: "0.0316", "1e-4", "235000". */
  static String number(double value) {
    return number(value, 3, RoundingMode.HALF_EVEN);
  }

  /** Returns a number with at most two digits, which is not above the value. */
  static String roundedDown(double value) {
    return number(value, 2, RoundingMode.DOWN);
  }

  /** Returns a number with at most two digits, which is not below the value. */
  static String roundedUp(double value) {
    return number(value, 2, RoundingMode.UP);
  }

  private static String number(double value, int digits, RoundingMode mode) {
    // six digits first: 0.1 + 0.2 is 0.3 and not just above it
    BigDecimal six = new BigDecimal(value).round(new MathContext(6));
    BigDecimal rounded = six.round(new MathContext(digits, mode)).stripTrailingZeros();
    int exponent = rounded.precision() - rounded.scale() - 1;
    if (rounded.signum() == 0 || (exponent >= -2 && exponent < 6)) {
      return rounded.toPlainString();
    }
    return rounded.movePointLeft(exponent).stripTrailingZeros().toPlainString() + "e" + exponent;
  }

  /** Returns "1 seed" or "3 seeds". */
  static String counted(long count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }

  /** Returns "a", "a and b" or "a, b and c"; of many the first ones and how many more. */
  static String list(Collection<String> words) {
    List<String> all = List.copyOf(words);
    List<String> named = new ArrayList<>(all);
    if (all.size() > MOST_NAMED) {
      named = new ArrayList<>(all.subList(0, MOST_NAMED - 1));
      named.add((all.size() - named.size()) + " more");
    }
    if (named.size() == 1) {
      return named.get(0);
    }
    String last = named.remove(named.size() - 1);
    return String.join(", ", named) + " and " + last;
  }

  /** Returns the penalties of some configurations: "l1 with lambda 0.01 and 0.1". */
  static String penalties(List<RunSpec> configurations) {
    Map<String, Set<String>> strengths = new LinkedHashMap<>();
    for (RunSpec configuration : configurations) {
      Penalty penalty = configuration.penalty();
      strengths
          .computeIfAbsent(type(penalty), type -> new LinkedHashSet<>())
          .add(strength(penalty));
    }
    List<String> types = new ArrayList<>();
    strengths.forEach((type, values) -> types.add(type + list(values)));
    return list(types);
  }

  private static String type(Penalty penalty) {
    if (!penalty.acts()) {
      return "";
    }
    String lambda = penalty.strengths().containsKey("lambda") ? " with lambda " : " with lambda1 ";
    return penalty.type() + (scalar(penalty) ? " (scalar metric)" : "") + lambda;
  }

  /** Returns whether the metric, which is not the default, matters. */
  private static boolean scalar(Penalty penalty) {
    return penalty.proximal() && penalty.metric() == Metric.SCALAR;
  }

  private static String strength(Penalty penalty) {
    Map<String, Double> strengths = penalty.strengths();
    Double lambda = strengths.get("lambda");
    if (!penalty.acts()) {
      return "the penalties of single layers";
    }
    if (lambda != null) {
      Double ratio = l1Ratio(penalty);
      return number(lambda) + (ratio == null ? "" : " (l1Ratio " + number(ratio) + ")");
    }
    return number(strengths.getOrDefault("lambda1", 0.0))
        + " (lambda2 "
        + number(strengths.getOrDefault("lambda2", 0.0))
        + ")";
  }

  private static @Nullable Double l1Ratio(Penalty penalty) {
    if (penalty instanceof ElasticNet net) {
      return net.l1Ratio();
    }
    return penalty instanceof SparseGroupLasso lasso ? lasso.l1Ratio() : null;
  }
}
