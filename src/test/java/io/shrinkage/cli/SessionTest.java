package io.shrinkage.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.MissingNode;
import io.shrinkage.run.RunStatus;
import io.shrinkage.run.StoredRun;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A script that goes on after exit code 0 relies on every run being there. */
final class SessionTest {

  @Test
  void finished_completedAndDivergedRuns_areEnough() {
    assertThat(finished(RunStatus.COMPLETED, RunStatus.DIVERGED)).isTrue();
  }

  @Test
  void finished_anyOtherRun_isNotSuccess() {
    assertThat(finished(RunStatus.COMPLETED, RunStatus.FAILED)).isFalse();
    assertThat(finished(RunStatus.RUNNING, RunStatus.COMPLETED)).isFalse();
    assertThat(finished(RunStatus.COMPLETED, RunStatus.PENDING)).isFalse();
  }

  private static boolean finished(RunStatus... statuses) {
    return Session.finished(Arrays.stream(statuses).map(SessionTest::run).toList(), false);
  }

  private static StoredRun run(RunStatus status) {
    return new StoredRun(
        "0123456789ab",
        status,
        1,
        Map.of(),
        "l2",
        Map.of(),
        null,
        List.of(),
        MissingNode.getInstance(),
        MissingNode.getInstance(),
        null,
        MissingNode.getInstance(),
        null);
  }
}
