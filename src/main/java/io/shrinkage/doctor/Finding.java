package io.shrinkage.doctor;

/**
 * One thing about a sweep that keeps it from answering, or that a reader of its results should
 * know.
 *
 * @param code stable and for programs, such as {@code too-few-seeds}
 * @param found one sentence made from the numbers
 * @param advice one sentence on what to do, with the change of the spec where there is one
 */
public record Finding(String code, Severity severity, String found, String advice) {

  /** How much a finding matters; the more serious first. */
  public enum Severity {
    /** The sweep cannot answer its question, or wastes much of its time. */
    WARNING("warning"),
    /** Good to know when reading the results. */
    NOTE("note");

    private final String label;

    Severity(String label) {
      this.label = label;
    }

    /** Returns the name in texts. */
    public String label() {
      return label;
    }
  }

  static Finding warning(String code, String found, String advice) {
    return new Finding(code, Severity.WARNING, found, advice);
  }

  static Finding note(String code, String found, String advice) {
    return new Finding(code, Severity.NOTE, found, advice);
  }

  /** Returns all of it in one line, such as "warning: ... [too-few-seeds]". */
  public String line() {
    return severity.label() + ": " + found + " " + advice + " [" + code + "]";
  }
}
