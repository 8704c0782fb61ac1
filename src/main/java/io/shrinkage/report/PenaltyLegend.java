package io.shrinkage.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How a type's formulas are written: with the names of the strengths or with their numbers, and
 * what the letters mean.
 *
 * @param symbolic with the names of the strengths
 * @param schedule what s(t) is, if it is the same in all of them
 */
record PenaltyLegend(String symbolic, Optional<String> schedule, List<String> explanations) {
  private static final String SCHEDULE = "; s(t): ";
  private static final String INITIAL = "w\u2080";

  static PenaltyLegend of(String type, List<PenaltyRow> acting) {
    List<String> formulas = acting.stream().map(row -> row.text("formula")).toList();
    String symbolic = Formulas.of(type);
    if (formulas.stream().allMatch(formula -> formula.contains(INITIAL))) {
      symbolic = Formulas.towardsInitial(symbolic);
    }
    if (formulas.stream().allMatch(formula -> formula.contains("s(t)"))) {
      symbolic = Formulas.scheduled(symbolic);
    }
    List<String> schedules =
        formulas.stream().map(PenaltyLegend::afterSchedule).distinct().toList();
    Optional<String> schedule =
        schedules.size() == 1 ? Optional.of(schedules.get(0)) : Optional.empty();
    return new PenaltyLegend(
        symbolic,
        schedule,
        explanations(symbolic, String.join(" ", formulas), schedule.orElse("")));
  }

  private static String afterSchedule(String formula) {
    int at = formula.indexOf(SCHEDULE);
    return at < 0 ? "" : formula.substring(at + SCHEDULE.length());
  }

  private static List<String> explanations(String symbolic, String formulas, String schedule) {
    List<String> explanations = new ArrayList<>();
    if (symbolic.contains("_g")) {
      explanations.add("g: a filter or unit with its n_g incoming weights");
    }
    if (formulas.contains(INITIAL)) {
      explanations.add(INITIAL + ": the weights before training");
    }
    if (!schedule.isEmpty()) {
      explanations.add("s(t): " + schedule);
    }
    return explanations;
  }

  /** Returns a row's formula with its numbers, without what {@link #explanations} say. */
  String filled(PenaltyRow row) {
    String formula = row.acts() ? row.text("formula") : Formulas.of("none");
    int at = formula.indexOf(SCHEDULE);
    return at < 0 || schedule.isEmpty() ? formula : formula.substring(0, at);
  }
}
