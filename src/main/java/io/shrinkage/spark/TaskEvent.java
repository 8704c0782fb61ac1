package io.shrinkage.spark;

import java.util.List;

/** What happens to a job while it runs, by the place of a run in it. */
sealed interface TaskEvent {

  /** A task was launched. */
  record Started(int place, long attempt) implements TaskEvent {}

  /** A task told all these lines so far. */
  record Streamed(int place, long attempt, List<String> lines) implements TaskEvent {}

  /**
   * A task came to no result.
   *
   * @param blamed whether it may be the task's own fault: not where Spark itself ended it
   */
  record Lost(int place, long attempt, boolean blamed) implements TaskEvent {}

  /** A task gave its report, the first for this place, as JSON. */
  @SuppressWarnings("ArrayRecordComponent") // identity is meant: a large buffer
  record Reported(int place, byte[] report) implements TaskEvent {}

  /** The job is over; the reason is empty where all went well, and reports may still follow. */
  record Over(String reason) implements TaskEvent {}
}
