package io.shrinkage.run;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the test part of an experiment: it measures the runs that were selected, each once, and
 * counts how often somebody looked.
 *
 * <p>A look is written to test.json before anything is measured, so that no number can be seen
 * uncounted: one that was started counts, whatever becomes of it. Going on with it later is not
 * another look. Results belong to the weights that were measured.
 *
 * @param folder of the experiment, held for writing
 * @param data what its runs were trained on
 * @param environment of this process
 */
public record TestVault(
    ResultsFolder folder, LoadedSplits data, Environment environment, Clock clock) {
  private static final long POLL_MILLIS = 50;

  /** Hears how a look goes, in the thread that asked for it. */
  public interface Listener {

    /**
     * Runs are to be measured.
     *
     * @param looks how many looks there are now, this one included where it is a new one
     */
    default void looking(int looks, List<String> runs) {}

    /** A run was measured, and its result is on the disk. */
    default void measured(String run, TestResult result) {}

    /** A run was measured, but a person should know that, or it could not be: the message why. */
    default void notice(String message) {}
  }

  /**
   * Measures those of the runs that have no result yet.
   *
   * @param ids of completed runs of the plan
   * @param selectedBy how they were chosen
   * @param stopping whether to end soon; what was measured is kept
   * @return everything that is known now; runs that could not be measured have no result in it
   * @throws ResultsException if test.json is damaged or cannot be written, or if a run must not be
   *     measured, a line each; then nothing is measured and no look counted
   */
  public TestRecord measure(
      List<String> ids, String selectedBy, BooleanSupplier stopping, Listener listener) {
    TestFile file = TestFile.read(folder.path());
    List<StoredTraining> missing = new TestCandidates(folder.path(), data).missing(ids, file);
    if (!missing.isEmpty() && !stopping.getAsBoolean()) {
      file = counted(file, missing, selectedBy);
      listener.looking(file.looks().size(), missing.stream().map(StoredTraining::id).toList());
      file = measured(file, missing, stopping, listener);
    }
    return TestRecord.of(folder.path(), file);
  }

  /** Counts a look at the runs that no interrupted look was to measure. */
  private TestFile counted(TestFile file, List<StoredTraining> missing, String selectedBy) {
    List<String> fresh =
        missing.stream().map(StoredTraining::id).filter(id -> file.owing(id).isEmpty()).toList();
    if (fresh.isEmpty()) {
      return file;
    }
    int number = file.looks().size() + 1;
    String time = clock.instant().toString();
    TestFile counted =
        file.with(new TestLook(number, time, environment.command(), selectedBy, fresh));
    counted.write(folder.path());
    return counted;
  }

  private TestFile measured(
      TestFile counted, List<StoredTraining> runs, BooleanSupplier stopping, Listener listener) {
    int workers = Math.min(environment.workers(), runs.size());
    ExecutorService threads = Executors.newFixedThreadPool(workers, TestVault::daemon);
    BlockingQueue<Attempt> attempts = new LinkedBlockingQueue<>();
    TestFile file = counted;
    try {
      for (StoredTraining run : runs) {
        int look = counted.owing(run.id()).orElseThrow();
        threads.execute(() -> attempts.add(attempt(run, look)));
      }
      for (int left = runs.size(); left > 0 && !stopping.getAsBoolean(); ) {
        Attempt attempt = attempts.poll(POLL_MILLIS, TimeUnit.MILLISECONDS);
        if (attempt != null) {
          left--;
          file = stored(file, attempt, listener);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      threads.shutdownNow(); // who still measures is left alone: nobody waits for it
    }
    return file;
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "test");
    thread.setDaemon(true);
    return thread;
  }

  private Attempt attempt(StoredTraining run, int look) {
    try {
      TestResult result = TestEvaluation.of(run, data.job(run.swept().spec()), look);
      return new Attempt(run.id(), result, "");
    } catch (ResultsException e) {
      return new Attempt(run.id(), null, String.valueOf(e.getMessage()));
    } catch (Throwable e) { // one bad run, even out of memory, must not stop the others
      String problem = run.folder().file("") + ": cannot be tested: " + Problem.of(e);
      return new Attempt(run.id(), null, problem);
    }
  }

  private TestFile stored(TestFile file, Attempt attempt, Listener listener) {
    TestResult result = attempt.result();
    if (result == null) {
      listener.notice(attempt.problem());
      return file;
    }
    TestFile stored = file.with(attempt.run(), result);
    stored.write(folder.path());
    listener.measured(attempt.run(), result);
    if (result.validationDifference() != 0) {
      listener.notice(
          String.format(
              Locale.ROOT,
              "%s: its validation loss, measured again, is off by a share of %.1e: this machine"
                  + " rounds otherwise than the one that trained",
              attempt.run(),
              result.validationDifference()));
    }
    return stored;
  }

  /**
   * What became of a run.
   *
   * @param result null where there is a problem
   */
  private record Attempt(String run, @Nullable TestResult result, String problem) {}
}
