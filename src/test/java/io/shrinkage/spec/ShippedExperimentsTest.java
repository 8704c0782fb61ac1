package io.shrinkage.spec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.shrinkage.penalty.Penalty;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Guards against a shipped experiment that cannot be read or cannot answer its question. */
final class ShippedExperimentsTest {
  private static final Path FOLDER = ShippedExperiments.FOLDER;

  static List<Path> files() throws IOException {
    return ShippedExperiments.files();
  }

  /** Those that compare strengths: a reproduction takes the strengths that were published. */
  static List<Path> comparisons() throws IOException {
    return files().stream().filter(file -> FOLDER.equals(file.getParent())).toList();
  }

  @Test
  void experiments_areTheNamedOnes() throws IOException {
    assertThat(files())
        .extracting(file -> FOLDER.relativize(file).toString().replace('\\', '/'))
        .contains(
            "cifar-elastic-net.json",
            "cifar-l1.json",
            "cifar-l2.json",
            "mnist-decoupled.json",
            "mnist-elastic-net.json",
            "mnist-group-lasso.json",
            "mnist-l1-adam.json",
            "mnist-l1.json",
            "mnist-l2-folds.json",
            "mnist-l2.json",
            "mnist-penalties.json",
            "reproductions/deepobs-3c3d-adam.json",
            "reproductions/nielsen-1000.json",
            "reproductions/nielsen-50000.json",
            "reproductions/ufal-mnist-l2.json");
  }

  @ParameterizedTest
  @MethodSource("files")
  void experiment_hasItsFilesNameAndRepetitions(Path file) {
    Experiment experiment = SpecReader.read(file);

    assertThat(experiment.name() + ".json").isEqualTo(file.getFileName().toString());
    assertThat(experiment.description()).isNotBlank();
    assertThat(
            experiment.runs().stream()
                .map(run -> Repetition.of(run.spec().seed(), run.assignment()))
                .distinct()
                .count())
        .isGreaterThanOrEqualTo(3);
  }

  @ParameterizedTest
  @MethodSource("comparisons")
  void comparison_hasABaseline(Path file) {
    assertThat(SpecReader.read(file).runs())
        .extracting(run -> run.spec().penalty())
        .anySatisfy(ShippedExperimentsTest::doesNothing)
        .anySatisfy(penalty -> assertThat(penalty.acts()).isTrue());
  }

  private static void doesNothing(Penalty penalty) {
    assertThat(penalty.acts()).isFalse();
  }

  @ParameterizedTest
  @MethodSource("files")
  void everyRun_isReadBackTheSameFromItsResolvedSpec(Path file) {
    for (SweptRun run : SpecReader.read(file).runs()) {
      ObjectNode again = run.resolved().deepCopy().put("name", "again");

      Experiment read = SpecReader.read("again.json", Json.pretty(again));

      assertThat(read.runs()).extracting(SweptRun::spec).containsExactly(run.spec());
      assertThat(read.runs().get(0).resolved()).isEqualTo(run.resolved());
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void resolvedExperiment_givesTheSameRuns(Path file) {
    Experiment experiment = SpecReader.read(file);

    Experiment again = SpecReader.read("again.json", Json.pretty(experiment.resolved()));

    assertThat(again.runs()).isEqualTo(experiment.runs());
    assertThat(again.resolved()).isEqualTo(experiment.resolved());
  }
}
