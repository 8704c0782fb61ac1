package io.shrinkage.cli;

import io.shrinkage.doctor.Finding;
import io.shrinkage.doctor.Finding.Severity;
import io.shrinkage.doctor.SpecDoctor;
import io.shrinkage.spec.Experiment;
import java.util.List;

/** What the doctor says beside other things, in one line each. */
final class Doctor {
  private Doctor() {}

  /** Returns the warnings about an experiment; its notes are for {@code plan}. */
  static List<String> warnings(Experiment experiment) {
    return SpecDoctor.examine(experiment).stream()
        .filter(finding -> finding.severity() == Severity.WARNING)
        .map(Finding::line)
        .map(line -> experiment.name() + ": " + line)
        .toList();
  }
}
