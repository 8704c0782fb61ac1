package io.shrinkage.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Guards against a base that is merged in another way than the defaults are, that can be any file
 * of the machine, or whose mistakes are told of the wrong file.
 */
final class ExtendsTest {
  private static final String BASE =
      """
      {
        "name": "base",
        "description": "of the base",
        "data": { "dataset": "mnist", "train": 1000 },
        "model": { "layers": [{ "type": "dense", "units": 5 }, "output"] },
        "penalty": { "type": "l2", "lambda": 1e-3, "schedule": { "type": "step", "factor": 0.5 } },
        "training": { "optimizer": { "type": "adam", "beta1": 0.8 }, "epochs": 20 },
        "sweep": { "penalty.lambda": [0, 1e-3], "seed": { "values": [1, 2, 3] } }
      }
      """;

  @TempDir private Path folder;

  @Test
  void objects_areMergedKeyByKey() throws IOException {
    JsonNode spec =
        resolved(
            """
            { "extends": "base.json", "name": "leaf",
              "data": { "validation": 500 },
              "penalty": { "biases": true, "schedule": { "everyEpochs": 3 } },
              "training": { "optimizer": { "learningRate": 0.1 }, "epochs": 5 } }
            """);

    assertThat(spec.path("name").asText()).isEqualTo("leaf");
    assertThat(spec.path("description").asText()).isEmpty();
    assertThat(spec.at("/data/train").asInt()).isEqualTo(1000);
    assertThat(spec.at("/data/validation").asInt()).isEqualTo(500);
    assertThat(spec.at("/penalty/type").asText()).isEqualTo("l2");
    assertThat(spec.at("/penalty/biases").asBoolean()).isTrue();
    assertThat(spec.at("/penalty/schedule/factor").asDouble()).isEqualTo(0.5);
    assertThat(spec.at("/penalty/schedule/everyEpochs").asInt()).isEqualTo(3);
    assertThat(spec.at("/training/optimizer/beta1").asDouble()).isEqualTo(0.8);
    assertThat(spec.at("/training/optimizer/learningRate").asDouble()).isEqualTo(0.1);
    assertThat(spec.at("/training/epochs").asInt()).isEqualTo(5);
  }

  @Test
  void objectOfAnotherType_replacesWhole() throws IOException {
    JsonNode spec =
        resolved(
            """
            { "extends": "base.json", "name": "leaf",
              "penalty": { "type": "l1", "lambda": 1 }, "training": { "optimizer": "sgd" },
              "model": { "layers": ["output"] } }
            """);

    assertThat(spec.at("/penalty/schedule/type").asText()).isEqualTo("constant");
    assertThat(spec.at("/training/optimizer").has("beta1")).isFalse();
    assertThat(spec.at("/model/layers")).hasSize(1);
  }

  @Test
  void typesNameAlone_keepsTheKeysOfTheSameType() throws IOException {
    JsonNode spec =
        resolved(
            """
            { "extends": "base.json", "name": "leaf", "training": { "optimizer": "adam" } }
            """);

    assertThat(spec.at("/training/optimizer/beta1").asDouble()).isEqualTo(0.8);
  }

  @Test
  void axes_replaceThoseOfTheSamePath() throws IOException {
    write("base.json", BASE);
    Path leaf =
        write(
            "leaf.json",
            """
            { "extends": "base.json", "name": "leaf",
              "sweep": { "training.epochs": [11, 12], "seed": [7] } }
            """);

    assertThat(SpecReader.read(leaf).axes())
        .extracting(axis -> axis.path() + axis.values())
        .containsExactly("penalty.lambda[0, 0.001]", "seed[7]", "training.epochs[11, 12]");
  }

  @Test
  void severalLevels_inFoldersBelow_areFollowed() throws IOException {
    write("below/base.json", BASE);
    write("below/middle.json", "{ \"extends\": \"base.json\", \"training\": { \"epochs\": 17 } }");
    Path leaf = write("leaf.json", "{ \"extends\": \"below/middle.json\", \"name\": \"leaf\" }");

    RunSpec run = SpecReader.read(leaf).runs().get(0).spec();

    assertThat(run.training().epochs()).isEqualTo(17);
    assertThat(run.training().optimizer()).hasFieldOrPropertyWithValue("beta1", 0.8);
  }

  @Test
  void resolvedSpec_readsAloneAsTheSame() throws IOException {
    write("base.json", BASE);
    Path leaf = write("leaf.json", "{ \"extends\": \"base.json\", \"name\": \"leaf\" }");
    Experiment experiment = SpecReader.read(leaf);

    Experiment again = SpecReader.read("again.json", Json.pretty(experiment.resolved()));

    assertThat(again.runs()).hasSize(6).isEqualTo(experiment.runs());
  }

  @Test
  void name_isNotInherited() throws IOException {
    write("base.json", BASE);

    assertThat(message("{ \"extends\": \"base.json\" }")).startsWith("leaf.json:1: name: must be");
  }

  @Test
  void mistakesOfABase_areToldOfItsLines() throws IOException {
    write("base.json", BASE.replace("0.8", "1.8").replace("\"train\"", "\"tain\""));

    assertThat(message("{ \"extends\": \"base.json\", \"name\": \"leaf\", \"seed\": 0.5 }"))
        .isEqualTo(
            """
            leaf.json:1: seed: must be an integer, got 0.5
            base.json:4: data.tain: must be a known key (dataset, path, images, train, validation, fold, \
            test, order, splitSeed, scale, augment, labelNoise), got "tain"; did you mean "train"?
            base.json:7: training.optimizer.beta1: must be a number in [0, 1), got 1.8""");
  }

  @Test
  void baseThatIsNoJson_isToldOfItsLine() throws IOException {
    write("base.json", "{\n  \"seed\": 1,\n}");

    assertThat(message("{ \"extends\": \"base.json\", \"name\": \"leaf\" }"))
        .startsWith("base.json:3: column 1: must be valid JSON");
  }

  @Test
  void cycle_isRejectedWithItsChain() throws IOException {
    write("a.json", "{ \"extends\": \"b.json\" }");
    write("b.json", "{\n \"extends\": \"./a.json\" }");

    assertThat(message("{ \"extends\": \"a.json\", \"name\": \"leaf\" }"))
        .isEqualTo(
            "b.json:2: extends: must not lead back to itself, got"
                + " leaf.json -> a.json -> b.json -> a.json");
  }

  @ParameterizedTest
  @ValueSource(strings = {"../base.json", "below/../../base.json", "link.json", "links/base.json"})
  void fileOutsideTheFolder_isRejected(String path) throws IOException {
    Path outside = Files.createDirectory(folder.resolve("outside"));
    write("base.json", BASE);
    Files.writeString(outside.resolve("base.json"), BASE);
    Path spec = Files.createDirectory(folder.resolve("specs")).resolve("leaf.json");
    Files.createSymbolicLink(spec.resolveSibling("link.json"), outside.resolve("base.json"));
    Files.createSymbolicLink(spec.resolveSibling("links"), outside);
    Files.writeString(spec, "{ \"extends\": \"" + path + "\", \"name\": \"leaf\" }");

    assertThat(message(spec))
        .isEqualTo(
            spec
                + ":1: extends: must stay in the folder of "
                + spec
                + " or below it, got \""
                + path
                + "\"");
  }

  @Test
  void absolutePath_isRejected() throws IOException {
    String base = write("base.json", BASE).toAbsolutePath().toString().replace('\\', '/');

    assertThat(message("{ \"extends\": \"" + base + "\", \"name\": \"leaf\" }"))
        .startsWith("leaf.json:1: extends: must be the path of a file, relative to this one, got");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"\"", "3", "null", "[\"base.json\"]", "\"a\\u0000b\""})
  void noPath_isRejected(String value) throws IOException {
    assertThat(message("{ \"extends\": " + value + ", \"name\": \"leaf\" }"))
        .startsWith("leaf.json:1: extends: must be the path of a file, relative to this one, got");
  }

  @Test
  void missingFile_isToldWhereItIsNamed() throws IOException {
    assertThat(message("{\n  \"extends\": \"bse.json\", \"name\": \"leaf\" }"))
        .isEqualTo("leaf.json:2: extends: must be an existing file, got \"bse.json\"");
  }

  @Test
  void baseThatIsAFolder_isRejected() throws IOException {
    Files.createDirectory(folder.resolve("base"));

    assertThat(message("{ \"extends\": \"base\", \"name\": \"leaf\" }"))
        .isEqualTo("base: must be a file, got a folder");
  }

  @Test
  void textWithoutAFile_canExtendNothing() {
    SpecException rejected =
        catchThrowableOfType(SpecException.class, () -> Specs.read("\"extends\": \"base.json\""));

    assertThat(rejected)
        .hasMessage("small.json:5: extends: must be absent here, got \"base.json\"");
  }

  private JsonNode resolved(String leaf) throws IOException {
    write("base.json", BASE.replaceFirst(",\\s*\"sweep\".*\n", "\n"));
    return SpecReader.read(write("leaf.json", leaf)).resolved();
  }

  private String message(String leaf) throws IOException {
    return message(write("leaf.json", leaf))
        .replace(folder + folder.getFileSystem().getSeparator(), "");
  }

  private static String message(Path spec) {
    return String.valueOf(
        catchThrowableOfType(SpecException.class, () -> SpecReader.read(spec)).getMessage());
  }

  private Path write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }
}
