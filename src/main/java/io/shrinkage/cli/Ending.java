package io.shrinkage.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.shrinkage.run.RunStatus;
import io.shrinkage.run.Runner;
import io.shrinkage.run.StoredExperiment;
import java.nio.file.Path;

/** What is said of an experiment at its end. */
record Ending(Console console, OutputOptions options) {

  /**
   * Prints it, and opens the report where that is wanted.
   *
   * @param interrupted whether there is more to train
   */
  void print(StoredExperiment stored, Path folder, Path report, boolean interrupted) {
    Path table = folder.resolve(Runner.SUMMARY);
    if (options.json()) {
      JsonLine.print(json(stored, report, table), console.out());
    } else {
      if (!options.quiet()) {
        Summary.of(stored).forEach(console.out()::println);
      }
      console.out().println(Reports.headline(stored));
      console.out().println("report: " + report);
      if (!options.quiet()) {
        console.out().println("table: " + table);
      }
    }
    printFailed(StoredState.count(stored, RunStatus.FAILED));
    if (options.open() && !interrupted) {
      Reports.open(report, console);
    }
  }

  private void printFailed(long failed) {
    if (failed > 0) {
      console
          .err()
          .println(
              Texts.counted(failed, "run")
                  + " failed (failure.txt in its folder says why); --retry-failed trains again");
    }
  }

  private static ObjectNode json(StoredExperiment stored, Path report, Path table) {
    ObjectNode event = JsonNodeFactory.instance.objectNode();
    event.put("event", "finished");
    event.put("experiment", stored.name());
    event.put("complete", StoredState.settled(stored) == stored.runs().size());
    event.set("runs", StoredState.counts(stored));
    event.put("verdict", Reports.headline(stored));
    event.put("report", report.toString());
    event.put("table", table.toString());
    return event;
  }
}
