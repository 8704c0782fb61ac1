package io.shrinkage.report;

import com.fasterxml.jackson.databind.JsonNode;
import io.shrinkage.run.StoredRun;
import java.util.List;
import java.util.Locale;

/**
 * The outcomes of some runs' penalty self-checks.
 *
 * @param failed how many runs' update was not the closed form
 * @param skipped in how many nothing acted
 * @param missing how many have stored none, as they have not ended or are of an older version
 * @param largestError over the runs that passed or failed, relative; NaN if there are none
 * @param details what was off, each text once
 */
public record SelfChecks(
    int passed,
    int failed,
    int skipped,
    int missing,
    double largestError,
    double tolerance,
    List<String> details) {

  /** What stands for all of them: the worst one that there is. */
  public enum Outcome {
    FAILED,
    PASSED,
    SKIPPED,
    MISSING;

    /** Returns the name of its style. */
    public String style() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static SelfChecks of(List<StoredRun> runs) {
    List<JsonNode> checks = runs.stream().map(run -> run.penaltyCard().path("self_check")).toList();
    List<JsonNode> made =
        checks.stream().filter(it -> is(it, "passed") || is(it, "failed")).toList();
    return new SelfChecks(
        count(checks, "passed"),
        count(checks, "failed"),
        count(checks, "skipped"),
        (int) checks.stream().filter(JsonNode::isMissingNode).count(),
        made.stream().mapToDouble(SelfChecks::error).max().orElse(Double.NaN),
        made.stream().mapToDouble(it -> it.path("tolerance").asDouble()).max().orElse(0),
        made.stream()
            .map(it -> it.path("detail").asText())
            .filter(detail -> !detail.isBlank())
            .distinct()
            .toList());
  }

  private static boolean is(JsonNode check, String outcome) {
    return check.path("outcome").asText().equals(outcome);
  }

  private static int count(List<JsonNode> checks, String outcome) {
    return (int) checks.stream().filter(check -> is(check, outcome)).count();
  }

  /** Returns the error; infinite where it was not finite, which JSON has as null. */
  private static double error(JsonNode check) {
    return check.path("largest_error").asDouble(Double.POSITIVE_INFINITY);
  }

  /** Returns what stands for all. */
  public Outcome outcome() {
    if (failed > 0) {
      return Outcome.FAILED;
    }
    return passed > 0 ? Outcome.PASSED : skipped > 0 ? Outcome.SKIPPED : Outcome.MISSING;
  }

  /** Returns one word or two, such as "passed". */
  public String word() {
    return outcome() == Outcome.MISSING ? "not made" : outcome().style();
  }

  /** Returns a few words, such as "passed, 3.1e-8". */
  String brief() {
    return switch (outcome()) {
      case FAILED ->
          (passed + failed == 1 ? "failed" : "failed in " + failed + " of " + (passed + failed))
              + ", "
              + error();
      case PASSED -> "passed, " + error();
      case SKIPPED -> "skipped";
      case MISSING -> "not made";
    };
  }

  /** Returns the whole of it, such as "passed in all 15 runs: largest relative error 3.1e-8". */
  public String sentence() {
    String others = missing == 0 ? "" : "; not made yet in " + Numbers.counted(missing, "run");
    return switch (outcome()) {
      case FAILED ->
          "failed in %d of %s: largest relative error %s, allowed %s%s"
              .formatted(
                  failed, Numbers.counted(passed + failed, "run"), error(), allowed(), others);
      case PASSED ->
          "passed%s: largest relative error %s, allowed %s%s"
              .formatted(
                  passed == 1 ? "" : " in all " + Numbers.counted(passed, "run"),
                  error(),
                  allowed(),
                  others);
      case SKIPPED -> "skipped: nothing acts, so there is nothing to check" + others;
      case MISSING -> "not made yet";
    };
  }

  private String error() {
    return Numbers.brief(largestError);
  }

  private String allowed() {
    return Numbers.brief(tolerance);
  }
}
