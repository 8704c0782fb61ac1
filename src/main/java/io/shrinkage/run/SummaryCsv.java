package io.shrinkage.run;

import com.fasterxml.jackson.core.io.NumberOutput;
import com.fasterxml.jackson.databind.JsonNode;
import io.shrinkage.spec.SweepAxis;
import io.shrinkage.train.EpochMetrics;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The content of summary.csv: a row a run, in plan order, with the metrics of its last epoch.
 *
 * <p>RFC 4180, decimal points, doubles in the shortest form that reads back as the same. Empty is
 * what is not finite, not known yet, or not a strength of the run's penalty.
 */
public final class SummaryCsv {
  private static final List<String> STRENGTHS = List.of("lambda", "lambda1", "lambda2");
  private static final List<String> BEFORE = List.of("run_id", "status", "seed", "penalty");
  private static final List<String> AFTER =
      List.of(
          "epochs",
          "train_loss",
          "validation_loss",
          "loss_gap",
          "train_accuracy",
          "validation_accuracy",
          "accuracy_gap",
          "penalty_value",
          "objective",
          "weights",
          "zero_weights",
          "seconds");
  // What already has a column of its own.
  private static final Set<String> NOT_REPEATED =
      Set.of("seed", "penalty.lambda", "penalty.lambda1", "penalty.lambda2");

  private SummaryCsv() {}

  /** Returns the whole file. */
  public static String of(StoredExperiment experiment) {
    List<String> swept =
        experiment.axes().stream()
            .map(SweepAxis::path)
            .filter(path -> !NOT_REPEATED.contains(path))
            .toList();
    StringBuilder text = new StringBuilder(line(header(swept)));
    experiment.runs().forEach(run -> text.append(line(row(run, swept))));
    return text.toString();
  }

  private static List<String> header(List<String> swept) {
    List<String> header = new ArrayList<>(BEFORE);
    header.addAll(STRENGTHS);
    // "penalty" is taken by the type.
    swept.forEach(path -> header.add(path.equals("penalty") ? "sweep:penalty" : path));
    header.addAll(AFTER);
    return header;
  }

  private static List<String> row(StoredRun run, List<String> swept) {
    List<String> row = new ArrayList<>();
    row.add(run.id());
    row.add(run.status().jsonName());
    row.add(Long.toString(run.seed()));
    row.add(run.penaltyType());
    STRENGTHS.forEach(name -> row.add(number(run.strengths().get(name))));
    swept.forEach(path -> row.add(value(run.assignment().get(path))));
    row.add(Integer.toString(run.epochs().size()));
    addMetrics(row, run.last());
    row.add(run.epochs().isEmpty() ? "" : number(run.seconds()));
    return row;
  }

  private static void addMetrics(List<String> row, @Nullable EpochMetrics last) {
    if (last == null) {
      row.addAll(Collections.nCopies(AFTER.size() - 2, ""));
      return;
    }
    row.add(number(last.trainLoss()));
    row.add(number(last.validationLoss()));
    row.add(number(last.validationLoss() - last.trainLoss()));
    row.add(number(last.trainAccuracy()));
    row.add(number(last.validationAccuracy()));
    row.add(number(last.trainAccuracy() - last.validationAccuracy()));
    row.add(number(last.penalty()));
    row.add(number(last.objective()));
    row.add(Long.toString(last.weights()));
    row.add(Long.toString(last.zeroWeights()));
  }

  private static String number(@Nullable Double value) {
    // Not Double.toString: before Java 19 it is not always the shortest.
    return value == null || !Double.isFinite(value) ? "" : NumberOutput.toString(value, true);
  }

  private static String value(@Nullable JsonNode value) {
    if (value == null) {
      return "";
    }
    return value.isNumber()
        ? numeral(value)
        : value.isTextual() ? value.textValue() : ResultsJson.line(value);
  }

  private static String numeral(JsonNode value) {
    return value.isIntegralNumber() ? value.asText() : number(value.doubleValue());
  }

  private static String line(List<String> fields) {
    return fields.stream().map(SummaryCsv::field).collect(Collectors.joining(",", "", "\r\n"));
  }

  private static String field(String text) {
    boolean quoted = text.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return quoted ? '"' + text.replace("\"", "\"\"") + '"' : text;
  }
}
