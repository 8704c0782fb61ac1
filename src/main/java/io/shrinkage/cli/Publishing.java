package io.shrinkage.cli;

import io.shrinkage.run.ResultsFolder;
import io.shrinkage.run.RunStatus;
import io.shrinkage.run.Runner;
import io.shrinkage.run.StoredExperiment;
import java.nio.file.Path;

/** What people get of an experiment: the report while it trains, and everything at its end. */
record Publishing(Console console, Progress progress, TestPart testPart, LiveReport live)
    implements Runner.Publisher, AutoCloseable {

  @Override
  public void changed(Path folder) {
    live.refresh(folder);
  }

  @Override
  public void publish(StoredExperiment stored, ResultsFolder folder) {
    close();
    testPart.measure(stored, folder);
    Summary.of(stored).forEach(console.out()::println);
    console.out().println(Reports.headline(stored));
    console.out().println("report: " + Reports.write(stored, folder.path()));
    console.out().println("table: " + folder.path().resolve(Runner.SUMMARY));
    long failed = stored.runs().stream().filter(it -> it.status() == RunStatus.FAILED).count();
    if (failed > 0) {
      console
          .err()
          .println(
              Texts.counted(failed, "run")
                  + " failed (failure.txt in its folder says why); --retry-failed trains again");
    }
  }

  /** Ends the live line and the live report; does no harm twice. */
  @Override
  public void close() {
    live.close();
    progress.close();
  }
}
