package io.shrinkage.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.shrinkage.cli.RunnerJar.Ended;
import io.shrinkage.cli.RunnerJar.Running;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two processes that train into one folder would mix their results. */
final class FolderInUseIT {
  @TempDir private Path folder;

  @Test
  void folder_heldByAProcess_isRefusedUntilThatIsKilled() throws Exception {
    try (Running first = start(100_000)) {
      assertThat(first.waitUntil(() -> TinySweep.hasCheckpoint(folder))).isTrue();
      try (Running second = start(100_000)) {
        Ended refused = second.end();
        assertThat(refused.code()).isEqualTo(ExitCode.FAILED);
        // beside what the sweep doctor says of two seeds
        assertThat(refused.err().lines().filter(line -> !line.contains(": warning: "))).hasSize(1);
        assertThat(refused.err())
            .contains("tiny: is in use by process " + first.process().pid() + " since ");
      }
      assertThat(first.process().isAlive()).isTrue();
    } // killed: nothing of the first can clear its lock away
    try (Running third = start(3)) {
      Ended ended = third.end();
      assertThat(ended.code()).as(ended.err()).isZero();
    }
  }

  private Running start(int epochs) throws IOException {
    String spec = TinySweep.write(folder, epochs);
    return RunnerJar.start(folder, RunnerJar.QUICK, spec, "--results", ".");
  }
}
