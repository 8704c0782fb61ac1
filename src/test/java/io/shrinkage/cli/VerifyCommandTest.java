package io.shrinkage.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A script that goes on after exit code 0 relies on every bit; damage must not look like it. */
final class VerifyCommandTest extends MainCalls {
  private static final String TINY =
      """
      {
        "name": "tiny",
        "data": { "dataset": "cifar10-small", "train": 40, "validation": 20, "test": 20 },
        "model": { "layers": [ { "type": "dense", "units": 4 }, { "type": "output" } ] },
        "penalty": { "type": "l2", "lambda": 0 },
        "training": { "batchSize": 20, "epochs": 2 },
        "sweep": { "penalty.lambda": [0, 1e-4, 1e-3] }
      }
      """;

  @TempDir private Path folder;

  @Test
  void verify_ownResults_areBitIdentical() throws IOException {
    Path results = trained();
    out.reset();
    err.reset();
    assertThat(run("verify", results.toString(), "--workers", "1")).as(err()).isEqualTo(0);
    assertThat(err()).contains("tiny: 3 runs", "[3/3]", "2 epochs");
    assertThat(out())
        .contains(" bit-identical: penalty.lambda=0\n", " bit-identical: penalty.lambda=1e-3\n")
        .endsWith("3 of 3 runs bit-identical\n");
  }

  @Test
  void verify_someRuns_saysThatOthersWereNotAskedFor() throws IOException {
    Path results = trained();
    assertThat(run("verify", results.toString(), "--runs", "2")).as(err()).isEqualTo(0);
    assertThat(out()).endsWith("2 of 2 runs bit-identical, 1 not asked for\n");
  }

  @Test
  void verify_damagedWeights_exitsWith1() throws IOException {
    Path results = trained();
    Path weights;
    try (var runs = Files.newDirectoryStream(results.resolve("runs"))) {
      weights = runs.iterator().next().resolve("weights.bin");
    }
    byte[] bytes = Files.readAllBytes(weights);
    bytes[bytes.length / 2] ^= 4;
    Files.write(weights, bytes);
    assertThat(run("verify", results.toString())).isEqualTo(1);
    assertThat(err()).contains("damaged: " + weights).doesNotContain("\tat ");
    assertThat(out()).endsWith("2 of 2 runs bit-identical, 1 damaged\n");
  }

  @Test
  void verify_nothingToVerify_exitsWith2() throws IOException {
    Path results = trained();
    // a folder that is none of an experiment, and one of which no run has ended
    assertThat(run("verify", folder.resolve("nowhere").toString())).isEqualTo(2);
    assertThat(err()).contains("nowhere: must be the folder of an experiment");
    assertThat(run("verify", folder.toString())).isEqualTo(2);
    try (var runs = Files.newDirectoryStream(results.resolve("runs"))) {
      for (Path run : runs) {
        Files.delete(run.resolve("result.json"));
      }
    }
    assertThat(run("verify", results.toString())).isEqualTo(2);
    assertThat(err()).contains("must have runs that completed or diverged").doesNotContain("\tat ");
  }

  @Test
  void verify_dataThatIsNotThere_exitsWith2AndSaysWhich() throws IOException {
    Path data = folder.resolve("data");
    for (String part : List.of("train", "t10k")) {
      int rows = part.equals("train") ? 60_000 : 10_000;
      zeros(data, part + "-images-idx3-ubyte.gz", rows * 784, 0x803, rows, 28, 28);
      zeros(data, part + "-labels-idx1-ubyte.gz", rows, 0x801, rows);
    }
    Path results = trained(TINY.replace("cifar10-small", "fashion-mnist"), "--data", data + "");
    assertThat(run("verify", results.toString(), "--data", data + "")).as(err()).isZero();
    err.reset();
    assertThat(run("verify", results.toString(), "--data", folder + "")).isEqualTo(2);
    assertThat(err()).contains("fashion-mnist must hold ").doesNotContain("\tat ");
  }

  /** Writes a file of images or labels that are all 0. */
  private static void zeros(Path data, String name, int values, int... header) throws IOException {
    Path home = Files.createDirectories(data.resolve("fashion-mnist"));
    try (var out =
        new DataOutputStream(new GZIPOutputStream(Files.newOutputStream(home.resolve(name))))) {
      for (int word : header) {
        out.writeInt(word);
      }
      out.write(new byte[values]);
    }
  }

  @Test
  void verify_runsThatCannotBe_saysTheConstraint() {
    assertThat(run("verify", "x", "--runs", "0")).isEqualTo(2);
    assertThat(err()).contains("must be an integer from 1 to 10000, got 0");
  }

  private Path trained() throws IOException {
    return trained(TINY);
  }

  private Path trained(String text, String... options) throws IOException {
    Path spec = Files.writeString(folder.resolve("tiny.json"), text);
    Path results = folder.resolve("results");
    List<String> args =
        new ArrayList<>(List.of(spec + "", "--results", results + "", "--workers", "1"));
    args.addAll(List.of(options));
    assertThat(run(args.toArray(String[]::new))).as(err()).isEqualTo(0);
    return results.resolve("tiny");
  }
}
