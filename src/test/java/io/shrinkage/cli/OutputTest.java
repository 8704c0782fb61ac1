package io.shrinkage.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.shrinkage.spec.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One line of prose among the JSON breaks the program that reads it. */
final class OutputTest extends MainCalls {
  @TempDir private Path folder;

  @Test
  void run_quiet_saysTheVerdictAndTheReport() throws IOException {
    assertThat(train("--quiet")).isZero();
    assertThat(err()).isEmpty();
    assertThat(out().lines()).hasSize(2);
    assertThat(out()).contains("report: " + folder.resolve("results/tiny/report.html"));
  }

  @Test
  void run_quiet_stillSaysErrors() {
    assertThat(run("missing.json", "--quiet")).isEqualTo(2);
    assertThat(err()).contains("missing.json");
  }

  @Test
  void run_json_printsEventsAndNothingElse() throws IOException {
    assertThat(train("--json", "--workers", "1")).isZero();
    List<JsonNode> events = events();
    assertThat(events.stream().map(event -> event.path("event").asText()))
        .containsExactly(
            "planned",
            "started",
            "epoch",
            "epoch",
            "ended",
            "started",
            "epoch",
            "epoch",
            "ended",
            "finished");
    assertThat(events).allMatch(event -> event.path("experiment").asText().equals("tiny"));
    assertThat(events.get(0).path("to_train").asInt()).isEqualTo(2);
    assertThat(events.get(1).path("assignment").has("penalty.lambda")).isTrue();
    assertThat(events.get(3).path("epoch").asInt()).isEqualTo(2);
    assertThat(events.get(3).path("validation_loss").isNumber()).isTrue();
    assertThat(events.get(4).path("status").asText()).isEqualTo("completed");
    assertThat(events.get(9).path("complete").asBoolean()).isTrue();
    assertThat(Path.of(events.get(9).path("report").asText())).exists();
  }

  @Test
  void run_json_isAsciiWhateverTheNames() throws IOException {
    Path spaced = folder.resolve("mit Leerzeichen \u00e4");
    assertThat(train("--json", "--results", spaced.toString())).isZero();
    assertThat(out().chars()).allMatch(letter -> letter < 128);
    JsonNode last = events().get(events().size() - 1);
    assertThat(last.path("report").asText())
        .isEqualTo(spaced.resolve("tiny/report.html").toString());
  }

  @Test
  void run_jsonAndQuietOfADivergedRun_areEventsAlone() throws IOException {
    assertThat(train("--json", "--quiet", "--set", "training.optimizer.learningRate=1e30"))
        .isZero();
    assertThat(err()).isEmpty();
    assertThat(events())
        .anyMatch(
            event ->
                event.path("event").asText().equals("ended")
                    && event.path("status").asText().equals("diverged")
                    && event.path("cause").isTextual());
  }

  @Test
  void opener_ofEverySystem_isItsOwn() {
    Path file = Path.of("a b", "report.html");
    String path = file.toAbsolutePath().toString();
    assertThat(Opener.command("Linux", file)).containsExactly("xdg-open", path);
    assertThat(Opener.command("Mac OS X", file)).containsExactly("open", path);
    assertThat(Opener.command("Windows 11", file))
        .containsExactly("rundll32", "url.dll,FileProtocolHandler", path);
  }

  @Test
  void opener_programThatIsNotThere_isSaid() {
    assertThat(Opener.start(List.of("no-such-program-here", "x")))
        .contains("no-such-program-here is not there");
  }

  private List<JsonNode> events() throws IOException {
    List<JsonNode> events = new ArrayList<>();
    for (String line : out().lines().toList()) {
      events.add(Json.mapper().readTree(line));
    }
    return events;
  }

  private int train(String... more) throws IOException {
    List<String> args = new ArrayList<>(List.of(TwoRuns.write(folder, "tiny")));
    args.addAll(List.of(more));
    if (!args.contains("--results")) {
      args.addAll(List.of("--results", folder.resolve("results").toString()));
    }
    return run(args.toArray(String[]::new));
  }
}
