package io.shrinkage.report.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.shrinkage.run.RunStatus;
import io.shrinkage.run.StoredExperiment;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * Guards against a store that MLflow reads wrongly or not at all, and against names that lead out
 * of it. The layout is that of MLflow 3.17's own file store.
 */
final class MlflowFilesTest {
  private final Locale before = Locale.getDefault();
  private final Map<String, String> files = Stored.texts(MlflowFiles.of(Stored.experiment()));

  @BeforeEach
  void setLocaleWithDecimalComma() {
    Locale.setDefault(Locale.GERMANY);
  }

  @AfterEach
  void restoreLocale() {
    Locale.setDefault(before);
  }

  @Test
  void experiment_isNamedAndDescribed() {
    String folder = experiment(files);
    Map<String, Object> meta = yaml(files.get(folder + "/meta.yaml"));
    assertThat(meta)
        .containsEntry("name", "sample")
        .containsEntry("lifecycle_stage", "active")
        .containsEntry("creation_time", 1767323045250L)
        .containsEntry("experiment_id", folder.substring("mlruns/".length()));
    assertThat(folder).matches("mlruns/[1-9][0-9]{17}");
    assertThat(files)
        .containsEntry(folder + "/tags/mlflow.note.content", "two lines\nand \"quotes\"");
  }

  @Test
  void completedRun_isFinishedWithItsParametersAndMetrics() {
    String run = run("000000000001");
    Map<String, Object> meta = yaml(files.get(run + "/meta.yaml"));
    assertThat(meta)
        .containsEntry("run_name", "lambda=0,scale=unit,mixed=true,flag=true,000000000001")
        .containsEntry("status", 3)
        .containsEntry("start_time", 1767323045250L)
        .containsEntry("end_time", 1767323051500L)
        .containsEntry("experiment_id", run.split("/", -1)[1])
        .containsEntry("run_id", run.split("/", -1)[2]);
    assertThat(run.split("/", -1)[2]).matches("[0-9a-f]{32}");
    assertThat(files)
        .containsEntry(run + "/params/seed", "1")
        .containsEntry(run + "/params/penalty", "l2")
        .containsEntry(run + "/params/lambda", "0.0")
        .containsEntry(run + "/params/data.scale", "unit")
        .containsEntry(
            run + "/metrics/loss/train",
            "1767323045750 2.5 0\n1767323047000 1.1 1\n1767323048250 0.1 2\n")
        .containsEntry(
            run + "/metrics/layer_zero_fraction/1-output",
            "1767323045750 0.25 0\n1767323047000 0.5 1\n1767323048250 0.75 2\n")
        .containsEntry(run + "/artifacts/.keep", "");
  }

  @Test
  void divergedRun_failedWithItsCauseAndNotANumber() {
    String run = run("000000000002");
    assertThat(yaml(files.get(run + "/meta.yaml"))).containsEntry("status", 4);
    assertThat(files)
        .containsEntry(run + "/params/data.scale", Stored.SCALE)
        .containsEntry(run + "/params/mixed", "{\"a\":[1]}")
        .containsEntry(run + "/tags/shrinkage.status", "diverged")
        .containsEntry(run + "/tags/shrinkage.cause", "the loss is\nnot finite")
        // what Python's float() reads
        .containsEntry(run + "/metrics/loss/train", "1767323045750 2.5 0\n1767323047000 NaN 1\n");
  }

  @Test
  void unfinishedRuns_areRunningOrLeftOut() {
    Map<String, Object> meta = yaml(files.get(run("000000000003") + "/meta.yaml"));
    assertThat(meta).containsEntry("status", 1).doesNotContainKey("end_time");
    assertThat(files).doesNotContainValue("000000000004");
  }

  @Test
  void ids_dependOnExperimentAndRun() {
    Map<String, String> other =
        Stored.texts(MlflowFiles.of(Stored.experiment("other", Stored.completed())));
    assertThat(Stored.texts(MlflowFiles.of(Stored.experiment()))).isEqualTo(files);
    assertThat(experiment(other)).isNotEqualTo(experiment(files));
    assertThat(runs(other)).doesNotContainAnyElementsOf(runs(files));
  }

  @Test
  void hostileNames_stayInsideAndAreRead() {
    String name = "../x\n  y: \"z\" \ud83d\ude00 # \u0007";
    String assignment = "{\"../../../etc/x\": \"..\", \"a/../b\": 1, \"\": 2, \"..\": 3}";
    StoredExperiment hostile =
        Stored.experiment(name, Stored.run(1, RunStatus.COMPLETED, assignment));
    Map<String, String> made = Stored.texts(MlflowFiles.of(hostile));
    assertThat(made.keySet())
        .allSatisfy(path -> assertThat(path.split("/", -1)).allMatch(FileNames::isSafe));
    assertThat(yaml(made.get(experiment(made) + "/meta.yaml"))).containsEntry("name", name);
  }

  @Property(tries = 300)
  void yaml_anyText_isReadBack(@ForAll String text) {
    String whole = text.codePoints().allMatch(MlflowFilesTest::isWhole) ? text : "x";
    String written = FlatYaml.of(Map.of("name", whole));
    assertThat(written).matches("name: \"[ -~]*\"\n");
    assertThat(yaml(written)).isEqualTo(Map.of("name", whole));
  }

  private static boolean isWhole(int codePoint) {
    return codePoint < Character.MIN_SURROGATE || codePoint > Character.MAX_SURROGATE;
  }

  private String run(String id) {
    return files.entrySet().stream()
        .filter(file -> file.getKey().endsWith("/tags/shrinkage.run_id"))
        .filter(file -> file.getValue().equals(id))
        .map(file -> file.getKey().replace("/tags/shrinkage.run_id", ""))
        .findAny()
        .orElseThrow();
  }

  private static Set<String> runs(Map<String, String> files) {
    return files.keySet().stream()
        .filter(path -> path.endsWith("/tags/shrinkage.run_id"))
        .map(path -> path.split("/", -1)[2])
        .collect(Collectors.toSet());
  }

  private static String experiment(Map<String, String> files) {
    String path = files.keySet().iterator().next();
    return path.substring(0, path.lastIndexOf('/'));
  }

  private static Map<String, Object> yaml(String text) {
    return new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
  }
}
