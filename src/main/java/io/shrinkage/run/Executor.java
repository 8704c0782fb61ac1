package io.shrinkage.run;

import java.util.List;

/** Trains runs, somewhere. */
public interface Executor {

  /** Returns how many runs it trains at a time. */
  int workers();

  /**
   * Trains all runs, starting them in the given order, and returns when the last has ended or after
   * {@link #stop}. A run that fails is reported to the listener and does not stop the others.
   *
   * @param history where each run goes on
   * @throws ResultsException if the listener cannot store what it hears
   */
  default void execute(List<PlannedRun> runs, RunHistory history, RunListener listener) {
    execute(runs, Integer.MAX_VALUE, history, listener);
  }

  /**
   * The same, but a run that is longer pauses after an epoch: its checkpoint is told, then that it
   * pauses, and it does not end.
   *
   * @param untilEpoch more than any of the runs has come to
   */
  void execute(List<PlannedRun> runs, int untilEpoch, RunHistory history, RunListener listener);

  /**
   * Asks an execution to end soon; runs that have not ended are left unfinished. May be called from
   * any thread and more than once.
   */
  void stop();

  /** Returns whether it has been stopped, by a call or by the first failure where that stops. */
  boolean stopped();
}
