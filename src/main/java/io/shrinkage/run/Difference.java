package io.shrinkage.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One quantity, stored and measured again.
 *
 * @param stored null where there is none; so is {@code now}
 */
record Difference(String name, @Nullable JsonNode stored, @Nullable JsonNode now) {

  static Difference of(String name, double stored, double now) {
    return new Difference(name, DoubleNode.valueOf(stored), DoubleNode.valueOf(now));
  }

  /** Returns whether the two differ, in a bit at least: 0 and -0 do. */
  boolean there() {
    return !Objects.equals(stored, now);
  }

  /** Returns the distance as a share of the larger magnitude; infinite where it is not finite. */
  double relative() {
    double larger = Math.max(Math.abs(number(stored)), Math.abs(number(now)));
    double share = larger == 0 ? 0 : absolute() / larger;
    return Double.isFinite(share) ? share : Double.POSITIVE_INFINITY;
  }

  private double absolute() {
    return Math.abs(number(stored) - number(now));
  }

  private static double number(@Nullable JsonNode value) {
    return value != null && value.isNumber() ? value.doubleValue() : Double.NaN;
  }

  /** Says what differs and by how much. */
  @Override
  public String toString() {
    String values = name + " " + text(stored) + " stored, " + text(now) + " now";
    return Double.isFinite(relative())
        ? values
            + String.format(Locale.ROOT, ", off by %.2g (relative %.2g)", absolute(), relative())
        : values;
  }

  private static String text(@Nullable JsonNode value) {
    return value == null ? "nothing" : value.isNull() ? "not finite" : value.asText();
  }
}
