package io.shrinkage.cli;

import io.shrinkage.report.ReportWriter;
import io.shrinkage.run.StoredExperiment;
import io.shrinkage.run.TestRecord;
import java.nio.file.Path;

/** Puts reports where people find them. */
final class Reports {
  private Reports() {}

  /** Writes the report of a folder and returns where it is. */
  static Path write(StoredExperiment experiment, Path folder) {
    Path report = folder.resolve("report.html");
    ReportWriter.write(experiment, TestRecord.read(folder), report);
    return report;
  }

  /** Returns what the experiment says, in characters that every terminal has. */
  static String headline(StoredExperiment experiment) {
    return Texts.plain(ReportWriter.headline(experiment));
  }

  /** Opens a report, or says why that was not possible. */
  static void open(Path report, Console console) {
    Opener.open(report)
        .ifPresent(
            why -> console.err().println("the report could not be opened: " + why + "; " + report));
  }
}
