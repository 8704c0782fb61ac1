package io.shrinkage.report.export;

import io.shrinkage.run.Csv;
import io.shrinkage.run.EpochColumns;
import io.shrinkage.run.RunColumns;
import io.shrinkage.run.StoredExperiment;
import io.shrinkage.run.StoredRun;
import io.shrinkage.train.EpochMetrics;
import io.shrinkage.train.EpochMetrics.LayerWeights;
import java.util.ArrayList;
import java.util.List;

/**
 * All epochs as tidy CSV, in the conventions of summary.csv: one table with a row a run and epoch,
 * and one with a row a run, epoch and layer. Epoch 0 is before training, in runs that have ended.
 *
 * <p>Texts stand as they are, also where a spreadsheet would take one for a formula: a changed text
 * would no longer match the spec.
 */
final class EpochTables {
  static final String EPOCHS = "epochs.csv";
  static final String LAYERS = "layers.csv";

  private static final List<String> NORMS = List.of("l2_norm", "l1_norm");
  private static final List<String> COUNTS =
      List.of("weights", "zero_weights", "groups", "zero_groups");

  private EpochTables() {}

  static List<ExportFile> files(StoredExperiment experiment) {
    return List.of(
        ExportFile.text(EPOCHS, epochs(experiment)), ExportFile.text(LAYERS, layers(experiment)));
  }

  private static String epochs(StoredExperiment experiment) {
    RunColumns columns = RunColumns.of(experiment);
    List<String> header = new ArrayList<>(columns.header());
    header.add("epoch");
    header.addAll(EpochColumns.header());
    header.addAll(NORMS);
    header.addAll(COUNTS);
    header.addAll(List.of("majority", "seconds"));
    StringBuilder text = new StringBuilder(Csv.line(header));
    for (StoredRun run : experiment.runs()) {
      List<String> start = columns.fields(run);
      Measured.epochs(run).forEach(epoch -> text.append(Csv.line(row(start, epoch))));
    }
    return text.toString();
  }

  private static List<String> row(List<String> start, EpochMetrics epoch) {
    List<String> row = new ArrayList<>(start);
    row.add(Integer.toString(epoch.epoch()));
    row.addAll(EpochColumns.fields(epoch));
    addWeights(row, Measured.network(epoch));
    row.add(Csv.number(epoch.majority()));
    row.add(Csv.number(epoch.seconds()));
    return row;
  }

  private static String layers(StoredExperiment experiment) {
    List<String> header = new ArrayList<>(List.of("run_id", "epoch", "layer"));
    header.addAll(NORMS);
    header.addAll(COUNTS);
    StringBuilder text = new StringBuilder(Csv.line(header));
    for (StoredRun run : experiment.runs()) {
      for (EpochMetrics epoch : Measured.epochs(run)) {
        for (LayerWeights layer : epoch.layers()) {
          List<String> row = new ArrayList<>();
          row.add(run.id());
          row.add(Integer.toString(epoch.epoch()));
          row.add(layer.layer());
          addWeights(row, layer);
          text.append(Csv.line(row));
        }
      }
    }
    return text.toString();
  }

  private static void addWeights(List<String> row, LayerWeights weights) {
    row.add(Csv.number(weights.l2Norm()));
    row.add(Csv.number(weights.l1Norm()));
    row.add(Long.toString(weights.weights()));
    row.add(Long.toString(weights.zeroWeights()));
    row.add(Long.toString(weights.groups()));
    row.add(Long.toString(weights.zeroGroups()));
  }
}
