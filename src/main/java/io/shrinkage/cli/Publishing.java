package io.shrinkage.cli;

import io.shrinkage.run.ResultsFolder;
import io.shrinkage.run.Runner;
import io.shrinkage.run.StoredExperiment;
import java.nio.file.Path;

/** What people get of an experiment: the report while it trains, and everything at its end. */
record Publishing(SweepListener progress, TestPart testPart, LiveReport live, Ending ending)
    implements Runner.Publisher, AutoCloseable {

  @Override
  public void changed(Path folder) {
    live.refresh(folder);
  }

  @Override
  public void publish(StoredExperiment stored, ResultsFolder folder) {
    close();
    testPart.measure(stored, folder);
    Path report = Reports.write(stored, folder.path());
    ending.print(stored, folder.path(), report, testPart.stopping().getAsBoolean());
  }

  /** Ends the live lines and the live report; does no harm twice. */
  @Override
  public void close() {
    live.close();
    progress.close();
  }
}
