package io.shrinkage.spec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Guards against an editor that marks what the reader takes, or takes what the reader rejects for a
 * reason that a schema can give. The validator is not ours.
 */
final class SpecSchemaTest {
  private static final Path FILE = ShippedExperiments.FOLDER.resolve("experiment.schema.json");
  private static final Path BROKEN = Path.of("src/test/resources/broken-specs");

  /** What the reader says of values that do not fit each other, which no schema can tell. */
  private static final Pattern BEYOND_A_SCHEMA =
      Pattern.compile(
          String.join(
              "|",
              "must be given once, .*",
              "must be Unicode text, .*",
              "must be a number with a smaller exponent, .*",
              "must be an integer >= 1, a fraction .*, got (1\\.0|1E-400)",
              "must be between 1 and the .* rows .*",
              "must be a count or a fraction where .*",
              "must leave room for .*",
              "must be absent (for|where) .*",
              "must be at most .*",
              "must be less than training.epochs, .*",
              "must be one of the [0-9]+ folds of .*",
              "must end with an output layer",
              "output must be the last layer .*",
              "must be the number of classes, .*",
              "window must fit .*",
              "conv must follow image features, .*",
              "must keep the network within .*",
              "must give different runs, .*",
              "must have different values, .*",
              "must have (equal|different) \"from\" and \"to\" .*",
              "nesterov must be false .*",
              "must be given for dataset image-folder.*",
              "must have at least 2 (repetitions|configurations) .*",
              "must have runs of one length, .*",
              "must leave a decision before .*",
              "must be (none|l1 or another type without groups) where .*",
              "must be the penalty of a run .*"));

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private static final JsonSchema SCHEMA =
      JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(SpecSchema.json());

  @TempDir private Path folder;

  @BeforeAll
  static void writeFile() throws IOException {
    if (Boolean.getBoolean("shrinkage.write")) {
      Files.writeString(FILE, text());
    }
  }

  static List<Path> shipped() throws IOException {
    return ShippedExperiments.files();
  }

  @Test
  void file_isWhatTheDeclarationsSay() {
    assertThat(FILE)
        .as("%s; mvn test -Dtest=SpecSchemaTest -Dshrinkage.write=true writes it anew", FILE)
        .hasContent(text());
  }

  @ParameterizedTest
  @MethodSource("shipped")
  void shippedSpec_isValidAndNamesTheSchema(Path file) throws IOException {
    JsonNode spec = MAPPER.readTree(Files.readString(file));

    assertThat(problems(spec)).isEmpty();
    assertThat(spec.fieldNames().next()).isEqualTo("$schema");
    assertThat(file.resolveSibling(spec.path("$schema").asText()).normalize()).isEqualTo(FILE);
  }

  @Test
  void brokenSpecs_areInvalidUnlessNoSchemaCanTell() throws IOException {
    List<String> invalid = new ArrayList<>();
    for (String name : BrokenSpecsTest.names()) {
      JsonNode spec = json(Files.readAllBytes(BROKEN.resolve(name)));
      if (spec == null) {
        continue;
      }
      if (!problems(spec).isEmpty()) {
        invalid.add(name);
      } else {
        assertThat(messages(Files.readString(BROKEN.resolve(name))))
            .as(name)
            .allMatch(message -> isBeyondASchema(message, spec));
      }
    }
    assertThat(invalid).hasSizeGreaterThan(75);
  }

  @Property(tries = 6000, shrinking = ShrinkingMode.OFF)
  void mutant_isJudgedAlikeByReaderAndSchema(@ForAll long seed) throws IOException {
    // the validator would write the larger number out in digits
    String text = SpecMutants.tree(seed).replace("1e999999999", "1e999");
    JsonNode spec = json(text.getBytes(StandardCharsets.UTF_8));
    List<String> messages = messages(text);
    Set<ValidationMessage> problems = spec == null ? Set.of() : problems(spec);

    if (messages.isEmpty()) {
      assertThat(problems).as(text).isEmpty();
    } else if (problems.isEmpty()) {
      assertThat(messages).as(text).allMatch(message -> isBeyondASchema(message, spec));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"data\": { \"train\": 100 }",
        "\"data\": { \"validation\": {} }",
        "\"penalty\": { \"lambda\": 1, \"schedule\": { \"everyEpochs\": 2 } }",
        "\"baseline\": { \"lambda\": 0.1 }",
        "\"model\": { \"initializer\": { \"biases\": true } }",
        "\"training\": { \"optimizer\": { \"beta1\": 0.5 } }",
        "\"training\": { \"optimizer\": \"sgd\" }"
      })
  void extension_mayLeaveOutWhatItsBaseGives(String members) throws IOException {
    Files.writeString(
        folder.resolve("base.json"),
        """
        { "data": { "dataset": "mnist", "train": 1000, "validation": { "folds": 2 } },
          "model": { "layers": ["output"], "initializer": { "type": "normal" } },
          "penalty": { "type": "l2", "lambda": 0.1,
                       "schedule": { "type": "step", "everyEpochs": 2 } },
          "baseline": { "type": "l2", "lambda": 0.1,
                        "schedule": { "type": "step", "everyEpochs": 2 } },
          "training": { "optimizer": { "type": "adam" } },
          "sweep": { "penalty.lambda": [0.1, 1] } }
        """);
    String leaf = "{ \"extends\": \"base.json\", \"name\": \"leaf\", " + members + " }";
    Path file = Files.writeString(folder.resolve("leaf.json"), leaf);

    assertThat(SpecReader.read(file).runs()).isNotEmpty();
    assertThat(problems(MAPPER.readTree(leaf))).isEmpty();
    assertThat(problems(MAPPER.readTree(leaf.replace("extends", "description")))).isNotEmpty();
  }

  @Test
  void sweptKey_excusesNoOtherKeyOfItsObject() throws IOException {
    String spec =
        """
        { "name": "x", "model": { "layers": ["output"] }, "sweep": { "%s": %s } }
        """;
    assertThat(problems(MAPPER.readTree(spec.formatted("data.train", "[100, 200]")))).isNotEmpty();
    assertThat(problems(MAPPER.readTree(spec.formatted("data.dataset", "[\"mnist\"]")))).isEmpty();
  }

  private static boolean isBeyondASchema(String message, @Nullable JsonNode spec) {
    // the path of a swept key is one that some type has, if not the type that the file has
    return BEYOND_A_SCHEMA.matcher(message).matches()
        || (message.matches("must be a key of (the default )?type .*")
            && spec != null
            && !spec.path("sweep").isEmpty());
  }

  private static List<String> messages(String text) {
    try {
      SpecReader.read("spec.json", text);
      return List.of();
    } catch (SpecException rejected) {
      return rejected.problems().stream().map(Problem::message).toList();
    }
  }

  private static Set<ValidationMessage> problems(JsonNode spec) {
    return SCHEMA.validate(spec);
  }

  private static @Nullable JsonNode json(byte[] text) {
    try {
      return MAPPER.readTree(new String(text, StandardCharsets.UTF_8));
    } catch (JsonProcessingException | NumberFormatException e) {
      return null;
    }
  }

  private static String text() {
    return Json.pretty(SpecSchema.json()) + "\n";
  }
}
