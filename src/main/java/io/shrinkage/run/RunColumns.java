package io.shrinkage.run;

import com.fasterxml.jackson.databind.JsonNode;
import io.shrinkage.spec.SweepAxis;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The columns of a CSV file that say which run a row is of: run_id, status, seed, penalty, its
 * strengths, and every other swept path.
 *
 * @param swept the paths with a column of their own, in order of declaration
 */
public record RunColumns(List<String> swept) {
  private static final List<String> BEFORE = List.of("run_id", "status", "seed", "penalty");
  private static final List<String> STRENGTHS = List.of("lambda", "lambda1", "lambda2");
  // What already has a column of its own.
  private static final Set<String> NOT_REPEATED =
      Set.of("seed", "penalty.lambda", "penalty.lambda1", "penalty.lambda2");

  /** Keeps its own copy of the paths. */
  public RunColumns {
    swept = List.copyOf(swept);
  }

  /** Returns the columns of an experiment. */
  public static RunColumns of(StoredExperiment experiment) {
    return new RunColumns(
        experiment.axes().stream()
            .map(SweepAxis::path)
            .filter(path -> !NOT_REPEATED.contains(path))
            .toList());
  }

  /** Returns the names of the columns. */
  public List<String> header() {
    List<String> header = new ArrayList<>(BEFORE);
    header.addAll(STRENGTHS);
    swept.forEach(path -> header.add(name(path)));
    return header;
  }

  /** Returns the name of a swept path's column: "penalty" is taken by the type. */
  public static String name(String path) {
    return path.equals("penalty") ? "sweep:penalty" : path;
  }

  /** Returns the fields of a run; a strength that its penalty does not have is empty. */
  public List<String> fields(StoredRun run) {
    List<String> fields = new ArrayList<>();
    fields.add(run.id());
    fields.add(run.status().jsonName());
    fields.add(Long.toString(run.seed()));
    fields.add(run.penaltyType());
    STRENGTHS.forEach(name -> fields.add(Csv.number(run.strengths().get(name))));
    swept.forEach(path -> fields.add(text(run.assignment().get(path))));
    return fields;
  }

  /** Returns a swept value: texts bare, numbers in full precision, all else as compact JSON. */
  public static String text(@Nullable JsonNode value) {
    if (value == null) {
      return "";
    }
    return value.isNumber()
        ? numeral(value)
        : value.isTextual() ? value.textValue() : ResultsJson.line(value);
  }

  private static String numeral(JsonNode value) {
    return value.isIntegralNumber() ? value.asText() : Csv.number(value.doubleValue());
  }
}
