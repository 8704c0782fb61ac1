package io.shrinkage.run;

import io.shrinkage.spec.SweptRun;
import io.shrinkage.train.EpochMetrics;
import io.shrinkage.train.Tensor;
import java.util.List;

/**
 * A finished run as it is stored, every file of it checked, and as it can be trained again.
 *
 * @param swept its spec as this program reads it
 */
record StoredTraining(RunFolder folder, RunResult result, SweptRun swept) {

  /** Reads the spec again. */
  static StoredTraining of(RunFolder folder, RunResult result, ExperimentFile.Entry entry) {
    String file = folder.file(RunFolder.SPEC).toString();
    SweptRun run = SpecSeal.ofRun(file, result.runId(), result.spec()).runs().get(0);
    return new StoredTraining(
        folder, result, new SweptRun(run.spec(), run.resolved(), entry.assignment()));
  }

  String id() {
    return result.runId();
  }

  List<EpochMetrics> epochs() {
    return folder.epochs(result);
  }

  List<Tensor> weights() {
    return WeightsFile.read(folder.file(RunFolder.WEIGHTS));
  }
}
