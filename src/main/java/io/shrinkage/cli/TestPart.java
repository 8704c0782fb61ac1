package io.shrinkage.cli;

import io.shrinkage.report.TestSelection;
import io.shrinkage.run.ResultsFolder;
import io.shrinkage.run.Runner;
import io.shrinkage.run.StoredExperiment;
import io.shrinkage.run.TestVault;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Measures the test part once everything has ended: of the selected runs alone. */
record TestPart(Runner runner, Console console, BooleanSupplier stopping) {

  void measure(StoredExperiment stored, ResultsFolder folder) {
    TestSelection selected = TestSelection.of(stored);
    if (!selected.runs().isEmpty()) {
      new TestVault(folder, runner.data(), runner.environment(), runner.clock())
          .measure(selected.runs(), selected.by(), stopping, new Lines());
    }
  }

  private final class Lines implements TestVault.Listener {
    @Override
    public void looking(int looks, List<String> runs) {
      console
          .err()
          .println(
              "test part: look %d, at %s that the validation part selected"
                  .formatted(looks, Texts.counted(runs.size(), "run")));
    }

    @Override
    public void notice(String message) {
      console.err().println("note: " + message);
    }
  }
}
