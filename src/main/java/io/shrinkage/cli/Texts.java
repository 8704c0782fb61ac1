package io.shrinkage.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.shrinkage.spec.Experiment;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** Numbers and settings as lines on a terminal have them: short, and alike in every locale. */
final class Texts {
  private static final MathContext THREE_DIGITS = new MathContext(3);

  private static final int INDENT = 14;

  private Texts() {}

  /** Returns "1 run" or "3 runs". */
  static String counted(long count, String noun) {
    return counted(count, noun, noun + "s");
  }

  /** Returns "1 batch" or "3 batches". */
  static String counted(long count, String one, String many) {
    return count + " " + (count == 1 ? one : many);
  }

  /** Returns bytes as "1 MB" at least, or "12.5 GB". */
  static String megabytes(long bytes) {
    double megabytes = bytes / 1e6;
    return megabytes < 10_000
        ? Math.max(1, Math.round(megabytes)) + " MB"
        : String.format(Locale.ROOT, "%.1f GB", megabytes / 1000);
  }

  /** Returns a path as a shell takes it. */
  static String argument(Path path) {
    String text = path.toString();
    return text.matches("[\\w./:@%+=,-]+") ? text : "\"" + text + "\"";
  }

  /** Returns the size of a file, such as "812 bytes", "12 kB" or "3 MB". */
  static String bytes(long bytes) {
    if (bytes < 1000) {
      return counted(bytes, "byte");
    }
    return bytes < 1_000_000 ? Math.round(bytes / 1e3) + " kB" : megabytes(bytes);
  }

  /** Returns how many runs an experiment has, such as "25 runs (5 folds)". */
  static String runs(Experiment experiment) {
    long folds =
        experiment.runs().stream()
            .map(run -> run.spec().data().fold())
            .filter(Objects::nonNull)
            .distinct()
            .count();
    String runs = counted(experiment.runs().size(), "run");
    return folds == 0 ? runs : runs + " (" + counted(folds, "fold") + ")";
  }

  /** Returns a fraction as percent, such as "71.2 %". */
  static String percent(double fraction) {
    return Double.isFinite(fraction) ? String.format(Locale.ROOT, "%.1f %%", 100 * fraction) : "-";
  }

  /** Returns a difference of fractions in percentage points, such as "13.1 pp". */
  static String points(double difference) {
    return Double.isFinite(difference)
        ? String.format(Locale.ROOT, "%.1f pp", 100 * difference)
        : "-";
  }

  /** Returns a loss, such as "0.8123". */
  static String loss(double loss) {
    return Double.isFinite(loss) ? String.format(Locale.ROOT, "%.4f", loss) : "not finite";
  }

  /** Returns a duration, such as "9.6 s", "3 min 20 s" or "2 h 05 min". */
  static String duration(double seconds) {
    long whole = Math.round(seconds);
    if (whole < 60) {
      return String.format(Locale.ROOT, "%.1f s", seconds);
    }
    return whole < 3600
        ? String.format(Locale.ROOT, "%d min %02d s", whole / 60, whole % 60)
        : String.format(Locale.ROOT, "%d h %02d min", whole / 3600, whole % 3600 / 60);
  }

  /** Returns swept values, such as "penalty.lambda=1e-4 seed=2"; empty without a sweep. */
  static String assignment(Map<String, JsonNode> assignment) {
    return assignment.entrySet().stream()
        .map(entry -> entry.getKey() + "=" + value(entry.getValue()))
        .collect(Collectors.joining(" "));
  }

  /** Returns a text in characters that every terminal has. */
  static String plain(String text) {
    return text.replace('\u00a0', ' ')
        .replace('\u2212', '-')
        .replace('\u00b7', '*')
        .replace("\u2080", "0")
        .replace("\u00b2", "^2")
        .replace("\u03a3", "sum")
        .replace("\u221a", "sqrt ")
        .replace("\u2016", "||")
        .replace("\u2190", "<-");
  }

  /** Returns a line of a label, which may be empty, and what it labels. */
  static String labelled(String label, String text) {
    return "  " + label + " ".repeat(INDENT - 2 - label.length()) + text;
  }

  /** Returns a value: numbers with up to three digits, texts bare, all else as JSON. */
  static String value(JsonNode value) {
    if (value.isIntegralNumber() || value.isTextual()) {
      return value.asText();
    }
    return value.isNumber() ? number(value.decimalValue()) : value.toString();
  }

  private static String number(BigDecimal value) {
    BigDecimal rounded = value.round(THREE_DIGITS).stripTrailingZeros();
    int exponent = rounded.precision() - rounded.scale() - 1;
    if (rounded.signum() == 0 || (exponent >= -2 && exponent < 5)) {
      return rounded.toPlainString();
    }
    return rounded.movePointLeft(exponent).stripTrailingZeros().toPlainString() + "e" + exponent;
  }
}
