package io.shrinkage.report;

import java.util.ArrayList;
import java.util.List;

/** The strengths of one type of penalty, a row each. */
public record PenaltyTable(List<String> head, List<List<Cell>> rows) {
  static final PenaltyTable EMPTY = new PenaltyTable(List.of(), List.of());
  private static final String NONE = "\u2013";

  /**
   * A value.
   *
   * @param style class names of the page, such as "number"
   */
  public record Cell(Typeset text, String style) {
    static Cell of(String text, String style) {
      return new Cell(Typeset.plain(text), style);
    }
  }

  static PenaltyTable of(List<PenaltyRow> rows, PenaltyLegend legend, Elsewhere elsewhere) {
    List<PenaltyRow> acting = rows.stream().filter(PenaltyRow::acts).toList();
    boolean labels = rows.stream().anyMatch(row -> !row.label().isEmpty());
    boolean couplings = acting.stream().map(row -> row.text("coupling")).distinct().count() > 1;
    boolean tensors = acting.stream().map(PenaltyRow::tensors).distinct().count() > 1;
    List<String> head = new ArrayList<>();
    add(head, labels, "setting");
    head.add("formula");
    add(head, couplings, "acts");
    add(head, tensors, "tensors");
    head.add("weights");
    head.addAll(elsewhere.libraries());
    head.add("self-check");
    List<List<Cell>> lines = new ArrayList<>();
    for (PenaltyRow row : rows) {
      List<Cell> cells = new ArrayList<>();
      add(cells, labels, Cell.of(row.label(), "setting"));
      cells.add(new Cell(Typeset.of(legend.filled(row)), "formula"));
      add(cells, couplings, Cell.of(orNone(row.text("coupling")), ""));
      add(cells, tensors, Cell.of(orNone(String.join(", ", row.tensors())), "code"));
      cells.add(Cell.of(Numbers.count(row.card().path("weights").asLong()), "number"));
      elsewhere.libraries().forEach(library -> cells.add(code(Elsewhere.text(row, library))));
      SelfChecks checks = row.checks();
      cells.add(Cell.of(checks.brief(), "check " + checks.outcome().style()));
      lines.add(cells);
    }
    return new PenaltyTable(head, lines);
  }

  /** Returns a cell that breaks its line only where it is a whole sentence. */
  private static Cell code(String text) {
    return Cell.of(text, text.length() > 30 ? "code long" : "code");
  }

  private static <T> void add(List<T> list, boolean wanted, T element) {
    if (wanted) {
      list.add(element);
    }
  }

  private static String orNone(String text) {
    return text.isEmpty() ? NONE : text;
  }
}
