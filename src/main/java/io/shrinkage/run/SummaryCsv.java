package io.shrinkage.run;

import io.shrinkage.train.EpochMetrics;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The content of summary.csv: a row a run, in plan order, with the metrics of its last epoch.
 *
 * <p>Empty is what is not finite, not known yet, or not a strength of the run's penalty.
 */
public final class SummaryCsv {
  private SummaryCsv() {}

  /** Returns the whole file. */
  public static String of(StoredExperiment experiment) {
    RunColumns columns = RunColumns.of(experiment);
    StringBuilder text = new StringBuilder(Csv.line(header(columns)));
    experiment.runs().forEach(run -> text.append(Csv.line(row(run, columns))));
    return text.toString();
  }

  private static List<String> header(RunColumns columns) {
    List<String> header = new ArrayList<>(columns.header());
    header.add("epochs");
    header.addAll(EpochColumns.header());
    header.addAll(List.of("weights", "zero_weights", "seconds"));
    return header;
  }

  private static List<String> row(StoredRun run, RunColumns columns) {
    List<String> row = new ArrayList<>(columns.fields(run));
    row.add(Integer.toString(run.epochs().size()));
    addMetrics(row, run.last());
    row.add(run.epochs().isEmpty() ? "" : Csv.number(run.seconds()));
    return row;
  }

  private static void addMetrics(List<String> row, @Nullable EpochMetrics last) {
    if (last == null) {
      row.addAll(Collections.nCopies(EpochColumns.header().size() + 2, ""));
      return;
    }
    row.addAll(EpochColumns.fields(last));
    row.add(Long.toString(last.weights()));
    row.add(Long.toString(last.zeroWeights()));
  }
}
