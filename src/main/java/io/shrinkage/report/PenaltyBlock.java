package io.shrinkage.report;

import com.fasterxml.jackson.databind.JsonNode;
import io.shrinkage.run.StoredRun;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The card of one type of penalty.
 *
 * @param title its name
 * @param color a name for which the page has a color
 * @param formula with numbers where there is one strength, else with their names
 * @param legend what the formula's letters mean
 * @param ways how and where in the step it acts; more than one where settings of it are swept
 * @param touches how many weights it acts on; says so where that varies
 * @param tensors these weights' names; empty where they vary
 * @param checks of the runs that have it
 * @param elsewhere the strength in other libraries; empty where there are several
 * @param nowhere what other libraries do not have; may be empty
 * @param table a row a strength; without rows where there is one
 */
public record PenaltyBlock(
    String title,
    String color,
    Typeset formula,
    List<Typeset> legend,
    List<Way> ways,
    String touches,
    List<String> tensors,
    SelfChecks checks,
    List<Fact> elsewhere,
    String nowhere,
    PenaltyTable table) {

  /**
   * How and where in the step a penalty acts.
   *
   * @param coupling such as "decoupled"
   * @param acts one sentence
   */
  public record Way(String coupling, String acts) {}

  /** Returns the ways' couplings, each once. */
  public List<String> couplings() {
    return ways.stream().map(Way::coupling).distinct().toList();
  }

  static PenaltyBlock of(String type, List<PenaltyRow> rows) {
    List<PenaltyRow> acting = rows.stream().filter(PenaltyRow::acts).toList();
    boolean single = rows.size() == 1;
    PenaltyLegend legend = PenaltyLegend.of(type, acting);
    Set<List<String>> tensors =
        acting.stream().map(PenaltyRow::tensors).collect(Collectors.toSet());
    Elsewhere elsewhere = Elsewhere.of(acting);
    return new PenaltyBlock(
        Paths.title(type),
        Colors.of(type),
        Typeset.of(single ? legend.filled(rows.get(0)) : legend.symbolic()),
        legend.explanations().stream().map(Typeset::of).toList(),
        List.copyOf(ways(acting)),
        touches(acting, tensors.size() > 1),
        tensors.size() > 1 ? List.of() : acting.get(0).tensors(),
        SelfChecks.of(runs(acting)),
        single ? elsewhere.facts(acting.get(0)) : List.of(),
        elsewhere.nowhere(),
        single ? PenaltyTable.EMPTY : PenaltyTable.of(rows, legend, elsewhere));
  }

  private static Set<Way> ways(List<PenaltyRow> acting) {
    Set<Way> ways = new LinkedHashSet<>();
    for (PenaltyRow row : acting) {
      ways.add(new Way(row.text("coupling"), sentence(row.text("acts"))));
    }
    return ways;
  }

  private static String sentence(String text) {
    return text.isEmpty() ? text : Sentences.capitalized(text) + ".";
  }

  private static List<StoredRun> runs(List<PenaltyRow> rows) {
    List<StoredRun> runs = new ArrayList<>();
    rows.forEach(row -> row.configurations().forEach(each -> runs.addAll(each.runs())));
    return runs.stream().distinct().toList();
  }

  private static String touches(List<PenaltyRow> acting, boolean varies) {
    if (varies) {
      return "Not the same weights everywhere: see the table.";
    }
    List<String> names = acting.get(0).tensors();
    boolean biases = names.stream().anyMatch(name -> name.endsWith(".b"));
    String groups =
        acting.stream()
            .map(row -> row.card().path("groups"))
            .filter(JsonNode::isNumber)
            .findFirst()
            .map(count -> ": " + Numbers.count(count.asLong()) + "\u00a0groups " + kinds(biases))
            .orElse("");
    return Numbers.count(acting.get(0).card().path("weights").asLong())
        + (biases ? "\u00a0weights and biases in " : "\u00a0weights in ")
        + Numbers.counted(names.size(), "tensor")
        + groups;
  }

  private static String kinds(boolean biases) {
    return biases ? "(filters, units and biases)" : "(filters and units)";
  }
}
