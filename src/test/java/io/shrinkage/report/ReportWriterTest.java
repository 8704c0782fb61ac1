package io.shrinkage.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.shrinkage.run.RunStatus;
import io.shrinkage.run.StoredExperiment;
import io.shrinkage.run.StoredRun;
import io.shrinkage.run.TestRecord;
import io.shrinkage.spec.SweepAxis;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Guards against a page that loads something, lets a spec inject markup, or breaks on odd runs. */
final class ReportWriterTest {
  private static final SweepAxis LAMBDAS = Samples.axis("penalty.lambda", "[0, 1e-4, 1e-2]");
  private static final SweepAxis SEEDS = Samples.axis("seed", "[1, 2, 3]");

  private static final String HOSTILE =
      "</script><script>alert(1)</script>\"'><img src=x onerror=alert(1)>\u2028${1}";

  private static String page(StoredExperiment experiment) {
    return ReportWriter.html(experiment);
  }

  /** Returns the page without the text of ECharts. */
  private static String own(String page) {
    return page.replace(PageAssets.load().scripts().get(0), "");
  }

  private static String data(String page) {
    var matcher =
        Pattern.compile("<script type=\"application/json\" id=\"chart-data\">(.*?)</script>")
            .matcher(page);
    assertThat(matcher.find()).isTrue();
    return matcher.group(1);
  }

  @Test
  void page_loadsNothing() {
    String page = page(Samples.plausible("plain", "l2", List.of(LAMBDAS, SEEDS), 3));
    assertThat(page).doesNotContainPattern("(?i)(src|href)\\s*=\\s*[\"']?\\s*(https?:)?//");
    assertThat(own(page)).doesNotContain("<link", "@import", "url(", "<iframe", "<img");
    assertThat(page).contains("default-src &#39;none&#39;");
  }

  @Test
  void name_hostile_staysText() {
    StoredExperiment plain = Samples.plausible(HOSTILE, "l2", List.of(LAMBDAS, SEEDS), 3);
    String page =
        own(page(new StoredExperiment(HOSTILE, HOSTILE, plain.spec(), plain.axes(), plain.runs())));
    assertThat(page).doesNotContain("<script>alert", "<img", "onerror=alert(1)>\u2028</h1>");
    assertThat(page).contains("&lt;/script&gt;&lt;script&gt;alert(1)&lt;/script&gt;");
  }

  @Test
  void sweptValue_hostile_staysInsideItsScriptElement() throws JsonProcessingException {
    SweepAxis axis =
        new SweepAxis(
            "model.layers",
            List.of(Samples.JSON.valueToTree(HOSTILE), Samples.JSON.valueToTree("plain")));
    String page = own(page(Samples.plausible("x", "l2", List.of(axis, SEEDS), 3)));
    assertThat(page).doesNotContain("<script>alert", "<img");
    assertThat(data(page)).doesNotContain("<", "\u2028");
    assertThat(Samples.JSON.readTree(data(page)).toString()).contains("<img src=x");
  }

  @Test
  void data_ofEveryChart_hasItsElement() throws JsonProcessingException {
    String page = page(Samples.plausible("x", "l2", List.of(LAMBDAS, SEEDS), 3));
    List<String> ids = Samples.JSON.readTree(data(page)).findValuesAsText("id");
    // 4 + 3 charts against lambda, 3 configurations with 2 panels of curves
    assertThat(ids).hasSize(13).doesNotHaveDuplicates();
    assertThat(ids).allSatisfy(id -> assertThat(page).contains("id=\"chart-" + id + "\""));
  }

  @Test
  void oddRuns_makeAPage() {
    StoredExperiment whole = Samples.plausible("x", "l2", List.of(LAMBDAS, SEEDS), 3);
    List<StoredRun> runs = new ArrayList<>(whole.runs());
    runs.set(0, Samples.ended(runs.get(0), RunStatus.DIVERGED, "loss is NaN"));
    runs.set(1, Samples.ended(runs.get(1), RunStatus.FAILED, "<out of memory>"));
    runs.set(2, Samples.ended(runs.get(2), RunStatus.RUNNING, null));
    runs.set(
        3,
        Samples.run(
            4,
            runs.get(3).assignment(),
            "l2",
            Samples.epoch(1, Double.NaN, 0.1, Double.NaN, Double.POSITIVE_INFINITY)));
    String page = page(Samples.experiment("x", whole.axes(), runs));
    assertThat(page).contains("&lt;out of memory&gt;", "This report is partial");
    assertThat(data(page)).doesNotContain("NaN", "Infinity");
  }

  @Test
  void nothingDone_makesAPage() {
    StoredExperiment whole = Samples.plausible("x", "l2", List.of(LAMBDAS, SEEDS), 3);
    List<StoredRun> runs =
        whole.runs().stream().map(run -> Samples.ended(run, RunStatus.PENDING, null)).toList();
    assertThat(page(Samples.experiment("x", whole.axes(), runs)))
        .contains("No run has usable numbers yet.");
  }

  @Test
  void singleRun_hasCurvesAndNoLambdaCharts() {
    String page = page(Samples.plausible("x", "l2", List.of(), 3));
    assertThat(page).contains("id=\"chart-loss-curve-0\"").doesNotContain("chart-accuracy-gap");
  }

  @Test
  void collapsedRun_farAway_doesNotStretchTheAxis() throws JsonProcessingException {
    // validation accuracy of used runs 60.00 % to 61.00 %; the collapsed run has 10 %
    List<SweepAxis> axes = List.of(Samples.axis("penalty.lambda", "[0, 1e-4, 0.1]"));
    List<StoredRun> runs = new ArrayList<>();
    for (var assignment : Samples.plan(axes)) {
      double lambda = assignment.get("penalty.lambda").doubleValue();
      runs.add(
          Samples.run(
              runs.size() + 1,
              assignment,
              "l2",
              lambda == 0.1
                  ? Samples.epoch(1, 0.1, 0.1, 2.3, 0, 100, 0, 1)
                  : Samples.epoch(1, 0.61, 0.6 + 100 * lambda, 0.5, 0.8)));
    }
    String page = page(Samples.experiment("x", axes, runs));
    var accuracy = Samples.JSON.readTree(data(page)).get(2);
    assertThat(accuracy.path("id").asText()).isEqualTo("accuracy");
    assertThat(accuracy.path("y").path("min").doubleValue()).isGreaterThan(50);
    assertThat(page).contains("Collapsed runs, which are in no mean, lie beyond this axis.");
  }

  @Test
  void collapsedRuns_someFarAway_areNotAllCalledBeyondTheAxis() {
    // used runs have 60.00 % and 60.10 %, collapsed ones 10 % and 60.05 %
    SweepAxis lambdas = Samples.axis("penalty.lambda", "[0, 1e-5, 0.1, 0.2]");
    List<Double> accuracies = List.of(0.6, 0.601, 0.1, 0.6005);
    List<StoredRun> runs = new ArrayList<>();
    for (var assignment : Samples.plan(List.of(lambdas))) {
      double accuracy = accuracies.get(runs.size());
      double majority = runs.size() < 2 ? 0.2 : 1;
      runs.add(
          Samples.run(
              runs.size() + 1,
              assignment,
              "l2",
              Samples.epoch(1, accuracy, accuracy, 0.5, 0.8, 0, 10, majority)));
    }
    assertThat(page(Samples.experiment("x", List.of(lambdas), runs)))
        .contains("A cross is a collapsed run, which is in no mean; some lie beyond this axis.");
  }

  @Test
  void provenance_command_tellsNoFolderOfTheMachine() {
    StoredRun run = Samples.run(1, Map.of(), "l2", Samples.epoch(1, 0.9, 0.6, 0.5, 0.8));
    var provenance =
        Samples.json(
            """
            {"command": ["experiments/a.json", "--results", "/home/ann/pub/", "--data=/mnt/ann/d",
             "--set=data/b", "C:\\\\Users\\\\ann\\\\c"]}
            """);
    assertThat(Flat.provenance(List.of(Samples.from(run, provenance))))
        .containsExactly(
            new Fact(
                "command",
                "[\"experiments/a.json\",\"--results\",\"…/pub\",\"--data=…/d\","
                    + "\"--set=data/b\",\"…/c\"]"));
  }

  @Test
  void executed_isShownWithItsTensors() {
    StoredRun run = Samples.run(1, Map.of(), "l2", Samples.epoch(1, 0.9, 0.6, 0.5, 0.8));
    StoredRun read =
        Samples.with(
            run,
            Samples.json(
                """
                {"parameters": 110, "penalized_weights": 100, "tensors": [{"name": "0-dense.W",
                 "kind": "weight", "shape": [10, 10], "size": 100, "penalty": "l2", "l1": 0.0,
                 "l2": 1e-4, "decay": 0.0, "method": "proximal"}],
                 "regularization": {"0-dense": ["L2(2.0E-4)"]}}
                """),
            null);
    String page = page(Samples.experiment("x", List.of(), List.of(read)));
    assertThat(page).contains("0-dense.W", "10 × 10", "L2(2.0E-4)", "110 parameters");
  }

  @Test
  void write_replacesAndLeavesOneFile(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("report.html");
    StoredExperiment experiment = Samples.plausible("x", "l2", List.of(), 2);
    ReportWriter.write(experiment, TestRecord.NONE, file);
    ReportWriter.write(experiment, TestRecord.NONE, file);
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(file);
    }
    assertThat(file).content().startsWith("<!doctype html>");
  }

  @Test
  void penaltyCard_followsTheVerdict() {
    String page = own(page(Samples.plausible("x", "l2", List.of(LAMBDAS, SEEDS), 3)));
    assertThat(page.indexOf("id=\"penalty\""))
        .isGreaterThan(page.indexOf("id=\"verdict\""))
        .isLessThan(page.indexOf("id=\"setup\""));
    assertThat(page).contains("0-dense.W", "self-check passed", "passed, 3.1e-8");
    assertThat(page).doesNotContain("role=\"alert\"");
  }

  @Test
  void penaltyCard_hostile_staysText() {
    StoredRun run = Samples.run(1, Map.of(), "l2", Samples.epoch(1, 0.9, 0.6, 0.5, 0.8));
    var entry = (ObjectNode) Cards.entry("l2", 1e-4, HOSTILE);
    for (String key : List.of("formula", "acts", "coupling")) {
      entry.put(key, HOSTILE);
    }
    entry.putObject("elsewhere").put(HOSTILE, HOSTILE + "1");
    StoredRun hostile = Samples.carded(run, Cards.of(Cards.check("failed", 1, HOSTILE), entry));
    String page = own(page(Samples.experiment("x", List.of(), List.of(hostile))));
    assertThat(page).doesNotContain("<script>alert", "<img", "onerror=alert(1)>\u2028");
  }

  @Test
  void failedSelfCheck_isSaidBeforeTheVerdict() {
    StoredExperiment whole = Samples.plausible("x", "l2", List.of(LAMBDAS, SEEDS), 3);
    List<StoredRun> runs = new ArrayList<>(whole.runs());
    var failed = Cards.check("failed", 0.5, "0-dense.W: 0.5 off");
    StoredRun last = runs.get(8);
    runs.set(
        8,
        Samples.ended(
            Samples.carded(last, Cards.of(failed, Cards.entry("l2", 1e-2, "0-dense.W"))),
            RunStatus.FAILED,
            "penalty self-check: 0-dense.W: 0.5 off"));
    String page = own(page(Samples.experiment("x", whole.axes(), runs)));
    assertThat(page.indexOf("role=\"alert\""))
        .isPositive()
        .isLessThan(page.indexOf("id=\"verdict\""));
    assertThat(page).contains("The penalty self-check failed in 1 of 6 runs.", "self-check failed");
  }

  @Test
  void resultsWithoutACard_sayThePenaltyAmongTheFacts() {
    StoredExperiment whole = Samples.plausible("x", "l2", List.of(LAMBDAS, SEEDS), 3);
    List<StoredRun> runs =
        whole.runs().stream().map(run -> Samples.carded(run, MissingNode.getInstance())).toList();
    assertThat(own(page(Samples.experiment("x", whole.axes(), runs))))
        .contains("<dt>Penalty</dt><dd>L2: J = J\u2080 + lambda \u00b7 \u03a3 w\u00b2</dd>")
        .doesNotContain("id=\"penalty\"");
  }

  @Test
  void pictures_haveTheirTablesInThePage() {
    String page = own(page(WeightSamples.conv()));
    assertThat(page).contains("class=\"pictures histograms\"", "class=\"pictures filters\"");
    assertThat(page).doesNotContain("class=\"pictures pixels\"");
    assertThat(page).contains("<td class=\"number\">540</td>", "largest |weight|");
    assertThat(own(page(WeightSamples.dense()))).contains("class=\"pictures pixels\"");
  }

  @Test
  void pictures_ofASingleRun_needNoSweep() {
    StoredRun one = WeightSamples.conv().runs().get(0);
    StoredRun alone =
        Samples.with(
            Samples.run(1, Map.of(), "l1", one.epochs().get(0)), one.executed(), one.diagnostics());
    String page = own(page(Samples.experiment("x", List.of(), List.of(alone))));
    assertThat(page)
        .contains("id=\"weights\"", "href=\"#weights\"", "class=\"pictures filters\"")
        .doesNotContain("chart-zeros");
  }

  @Test
  void layerNames_hostile_stayText() {
    StoredExperiment experiment =
        WeightSamples.experiment(
            List.of(WeightSamples.LAMBDAS, WeightSamples.SEEDS),
            assignment -> WeightSamples.renamed(WeightSamples.conv(assignment), HOSTILE));
    String page = own(page(experiment));
    assertThat(page).contains("&lt;/script&gt;&lt;script&gt;alert(1)&lt;/script&gt;");
    assertThat(page).doesNotContain("<script>alert", "<img", HOSTILE);
    assertThat(page).contains("class=\"pictures histograms\"");
  }

  @Test
  void hundredRuns_ofThirtyEpochs_stayBelowSixMegabytes() {
    // 20 strengths and 5 seeds; 21 layers of 60 bins and 64 filters of 3 x 7 x 7 each
    SweepAxis strengths =
        new SweepAxis(
            "penalty.lambda",
            IntStream.range(0, 20)
                .mapToObj(i -> Samples.JSON.valueToTree(i == 0 ? 0 : Math.pow(10, -5 + i / 10.0)))
                .<JsonNode>map(JsonNode.class::cast)
                .toList());
    SweepAxis seeds = Samples.axis("seed", "[1, 2, 3, 4, 5]");
    StoredExperiment plain = Samples.plausible("x", "l1", List.of(strengths, seeds), 30);
    List<StoredRun> runs = plain.runs().stream().map(WeightSamples::large).toList();
    String page = page(Samples.experiment("x", plain.axes(), runs));
    assertThat(page.getBytes(StandardCharsets.UTF_8).length).isBetween(1_500_000, 6_000_000);
    assertThat(page).contains("8 of 21 layers are drawn");
  }

  @Test
  void predictions_followTheWeights_andEveryFigureHasItsElement() throws JsonProcessingException {
    String page =
        page(Diagnoses.plausible(Samples.plausible("x", "l2", List.of(LAMBDAS, SEEDS), 3)));
    assertThat(page.indexOf("id=\"predictions\""))
        .isGreaterThan(page.indexOf("id=\"weights\""))
        .isLessThan(page.indexOf("id=\"curves\""));
    List<String> ids = Samples.JSON.readTree(data(page)).findValuesAsText("id");
    assertThat(ids)
        .contains("nll", "ece", "reliability", "frontier", "class-gap", "confusion")
        .doesNotHaveDuplicates()
        .allSatisfy(id -> assertThat(page).containsOnlyOnce("id=\"chart-" + id + "\""));
    assertThat(own(page)).containsOnlyOnce("<img").contains("<img src=\"data:image/png;base64,");
  }

  @Test
  void predictions_hostileConfiguration_staysText() throws JsonProcessingException {
    SweepAxis axis =
        new SweepAxis(
            "model.layers",
            List.of(Samples.JSON.valueToTree(HOSTILE), Samples.JSON.valueToTree("plain")));
    String page =
        own(page(Diagnoses.plausible(Samples.plausible("x", "l2", List.of(axis, SEEDS), 3))));
    assertThat(page).doesNotContain("<script>alert", "<img src=x");
    assertThat(data(page)).doesNotContain("<", "\u2028");
    assertThat(page).contains("class=\"plot tall\"");
  }

  @Test
  void report_ofAHundredRunsWithDiagnostics_isBelowSixMegabytes() {
    SweepAxis lambdas =
        Samples.axis("penalty.lambda", "[0,1e-5,2e-5,5e-5,1e-4,2e-4,5e-4,1e-3,2e-3,1e-2]");
    SweepAxis seeds = Samples.axis("seed", "[1,2,3,4,5,6,7,8,9,10]");
    String page = page(Diagnoses.large(Samples.plausible("x", "l2", List.of(lambdas, seeds), 30)));
    assertThat(page.getBytes(StandardCharsets.UTF_8).length).isLessThan(6_000_000);
    assertThat(page).contains("id=\"chart-confusion\"", "12 images");
  }
}
