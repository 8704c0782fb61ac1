package io.shrinkage.cli;

import io.shrinkage.run.RunCheck;
import io.shrinkage.run.StoredTrainings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What {@code verify} found: a line a run, what differs in provenance, and the count. */
final class CheckLines {
  private CheckLines() {}

  static List<String> of(List<RunCheck> checks, StoredTrainings all) {
    List<String> lines = new ArrayList<>();
    for (RunCheck check : checks) {
      String swept = Texts.assignment(check.assignment());
      lines.add(
          check.id()
              + (check.identical() ? " bit-identical" : " differs")
              + (swept.isEmpty() ? "" : ": " + swept)
              + (check.parting() == null ? "" : "; " + check.parting()));
      if (check.otherId() != null) {
        lines.add("  " + check.otherId());
      }
    }
    lines.addAll(provenance(checks));
    lines.add(count(checks, all));
    return lines;
  }

  /** Says once what several runs share. */
  private static List<String> provenance(List<RunCheck> checks) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    checks.forEach(check -> check.provenance().forEach(it -> counts.merge(it, 1, Integer::sum)));
    List<String> lines = new ArrayList<>();
    if (!counts.isEmpty()) {
      lines.add("provenance, stored -> here:");
    }
    counts.forEach(
        (change, count) ->
            lines.add("  " + change + (count == checks.size() ? "" : " (" + count + " runs)")));
    return lines;
  }

  private static String count(List<RunCheck> checks, StoredTrainings all) {
    long identical = checks.stream().filter(RunCheck::identical).count();
    int left = all.size() - checks.size();
    return identical
        + " of "
        + Texts.counted(checks.size(), "run")
        + " bit-identical"
        + part(all.damage().size(), "damaged")
        + part(all.unfinished(), "not finished")
        + part(left, "not asked for");
  }

  private static String part(int count, String what) {
    return count == 0 ? "" : ", " + count + " " + what;
  }
}
