package io.shrinkage.report.export;

import com.fasterxml.jackson.databind.JsonNode;
import io.shrinkage.run.RunColumns;
import io.shrinkage.run.StoredRun;
import java.math.MathContext;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Names of files and folders, made of texts that may come from anybody. */
final class FileNames {
  private static final int MOST = 100;
  private static final Pattern UNSAFE = Pattern.compile("[^A-Za-z0-9._=,-]");
  private static final MathContext THREE_DIGITS = new MathContext(3);

  private FileNames() {}

  /**
   * Returns a name that says what a run is, and is its own: swept values, shortened, and its id,
   * such as "lambda=0.000316,seed=1,08bbfb4c08ff".
   */
  static String of(StoredRun run) {
    String swept =
        run.assignment().entrySet().stream()
            .map(entry -> key(entry.getKey()) + "=" + shortText(entry.getValue()) + ",")
            .collect(Collectors.joining());
    return safe(swept) + run.id();
  }

  /** Returns the last key of a path; of an element of a list, the whole path. */
  private static String key(String path) {
    String last = path.substring(path.lastIndexOf('.') + 1);
    return last.matches("[0-9]*") ? path : last;
  }

  /** Returns numbers with three digits, and of objects and lists nothing but the values inside. */
  private static String shortText(JsonNode value) {
    if (value.isContainerNode()) {
      return StreamSupport.stream(value.spliterator(), false)
          .map(FileNames::shortText)
          .collect(Collectors.joining("-"));
    }
    return value.isDouble()
        ? value.decimalValue().round(THREE_DIGITS).stripTrailingZeros().toString()
        : RunColumns.text(value);
  }

  /**
   * Returns a text with nothing in it that leads elsewhere or that any file system refuses: at most
   * 101 ASCII letters, digits and "._=,-", no dot at its ends. Different texts may become one.
   */
  static String safe(String text) {
    String plain = UNSAFE.matcher(text).replaceAll("_");
    String cut = plain.length() > MOST ? plain.substring(0, MOST) + "_" : plain;
    return cut.isEmpty() ? "_" : cut.replaceAll("^\\.|\\.$", "_");
  }

  /** Returns whether a name leads nowhere else. */
  static boolean isSafe(String name) {
    return !name.matches("\\.{0,2}") && !UNSAFE.matcher(name).find();
  }
}
