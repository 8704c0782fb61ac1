package io.shrinkage.spec;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Numbers between two ends, both included. */
record Space(
    @JsonPropertyDescription("First value.") double from,
    @JsonPropertyDescription("Last value.") double to,
    @JsonPropertyDescription("How many values.") @Min(1) @Max(Space.MOST) int count) {

  static final int MOST = 10_000;

  // a power is off in the 16th digit; 12 digits give 0.001 where 0.0010000000000000002 is computed
  private static final MathContext POWER_DIGITS = new MathContext(12);
  private static final MathContext LINE_DIGITS = new MathContext(15);

  Space {
    if ((count == 1) != (from == to)) {
      throw new IllegalArgumentException(
          count == 1
              ? "must have equal \"from\" and \"to\" where \"count\" is 1"
              : "must have different \"from\" and \"to\" where \"count\" is over 1");
    }
  }

  /** Returns values at equal distances. */
  List<BigDecimal> linear() {
    BigDecimal start = BigDecimal.valueOf(from);
    BigDecimal length = BigDecimal.valueOf(to).subtract(start);
    return values(
        i ->
            start.add(
                length.multiply(BigDecimal.valueOf(i)).divide(steps(), MathContext.DECIMAL128)),
        LINE_DIGITS);
  }

  /** Returns values at equal ratios; both ends must be above 0. */
  List<BigDecimal> logarithmic() {
    double ratio = Math.log10(to) - Math.log10(from);
    return values(
        i -> BigDecimal.valueOf(Math.pow(10, Math.log10(from) + ratio * i / (count - 1))),
        POWER_DIGITS);
  }

  private BigDecimal steps() {
    return BigDecimal.valueOf(count - 1L);
  }

  private List<BigDecimal> values(IntFunction<BigDecimal> middle, MathContext digits) {
    return IntStream.range(0, count)
        .mapToObj(
            i -> {
              if (i == 0) {
                return BigDecimal.valueOf(from);
              }
              return i == count - 1 ? BigDecimal.valueOf(to) : middle.apply(i).round(digits);
            })
        .toList();
  }
}
