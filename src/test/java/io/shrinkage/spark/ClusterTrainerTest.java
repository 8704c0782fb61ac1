package io.shrinkage.spark;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shrinkage.data.DataException;
import io.shrinkage.run.DataIdentity;
import io.shrinkage.run.PlannedRun;
import io.shrinkage.spec.SpecReader;
import io.shrinkage.train.EpochMetrics;
import io.shrinkage.train.Progress;
import io.shrinkage.train.RunStart;
import io.shrinkage.train.TrainingListener;
import org.junit.jupiter.api.Test;

/** An executor that reads other bytes under the same name must not train on them. */
final class ClusterTrainerTest {
  @Test
  void data_thatAreNotTheDrivers_failWithBothHashes() {
    var swept =
        SpecReader.read(
                "other.json",
                """
                { "name": "other",
                  "data": { "dataset": "mnist", "train": 40, "validation": 20, "test": 20 },
                  "model": { "layers": [ { "type": "output" } ] } }
                """)
            .runs()
            .get(0);
    PlannedRun run =
        new PlannedRun("0123456789ab", swept, new DataIdentity("mnist", "aa", "bb", "cc", 40));
    assertThatThrownBy(() -> new ClusterTrainer("unused").train(run, Progress.NONE, new Nobody()))
        .isInstanceOf(DataException.class)
        .hasMessageMatching("data: must be the driver's .*aa.*, got .*[0-9a-f]{64}.*");
  }

  private static final class Nobody implements TrainingListener {
    @Override
    public void started(RunStart start) {}

    @Override
    public void epoch(EpochMetrics metrics) {}
  }
}
