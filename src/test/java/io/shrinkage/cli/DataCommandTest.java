package io.shrinkage.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Scripts rely on the exit codes of {@code data}; people on seeing what is there, and on a file of
 * theirs not being taken for the published one.
 */
final class DataCommandTest extends MainCalls {
  @TempDir private Path folder;
  private String data = "";

  @BeforeEach
  void setUp() {
    data = folder.toString();
  }

  @Test
  void list_emptyFolder_saysWhatIsInsideTheJarAndWhatIsMissing() {
    assertThat(run("data", "list", "--data", data)).isZero();
    assertThat(out().lines().map(line -> line.replaceAll(" +", " ")))
        .contains(
            "mnist 70000 55 MB inside the jar",
            "cifar10-small 6000 18 MB inside the jar",
            "cifar10 60000 184 MB missing; data fetch cifar10 downloads 170 MB",
            "cifar100 60000 184 MB missing; data fetch cifar100 downloads 169 MB",
            "fashion-mnist 70000 55 MB missing; data fetch fashion-mnist downloads 31 MB");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void list_someFiles_areIncomplete() throws IOException {
    Path home = Files.createDirectories(folder.resolve("cifar-100-binary"));
    Files.createFile(home.resolve("train.bin.gz"));
    run("data", "list", "--data", data);
    assertThat(out()).contains("incomplete in " + home);
    Files.createFile(home.resolve("test.bin"));
    run("data", "list", "--data", data);
    assertThat(out().lines().filter(line -> line.startsWith("cifar100")).skip(1))
        .allMatch(line -> line.endsWith("  " + home));
  }

  @Test
  void check_withoutNames_readsWhatIsThere() {
    assertThat(run("data", "check", "--data", data)).isZero();
    assertThat(out())
        .isEqualToNormalizingNewlines(
            "mnist: whole, inside the jar\ncifar10-small: whole, inside the jar\n");
  }

  @Test
  void check_missingOrBroken_exitsWith2AndSaysWhy() throws IOException {
    assertThat(run("data", "check", "cifar100", "--data", data)).isEqualTo(2);
    assertThat(out()).contains("cifar100: missing");
    assertThat(err()).contains("data fetch cifar100 --data " + data);

    Path home = Files.createDirectories(folder.resolve("cifar-100-binary"));
    Files.write(home.resolve("train.bin"), new byte[100]);
    assertThat(run("data", "check", "cifar100", "--data", data)).isEqualTo(2);
    assertThat(out()).contains("cifar100: incomplete, in " + home);

    Files.write(home.resolve("test.bin"), new byte[100]);
    assertThat(run("data", "check", "cifar100", "mnist", "--data", data)).isEqualTo(2);
    assertThat(out()).contains("cifar100: broken, in " + home).contains("mnist: whole");
    assertThat(err()).contains("train.bin: must hold ").doesNotContain("\tat ");
  }

  @Test
  void check_otherImages_areNotThePublishedOnes() throws IOException {
    Path home = Files.createDirectories(folder.resolve("cifar-100-binary"));
    Files.write(home.resolve("train.bin"), new byte[50_000 * 3074]);
    Files.write(home.resolve("test.bin"), new byte[10_000 * 3074]);
    assertThat(run("data", "check", "--data", data)).isEqualTo(2);
    assertThat(out()).contains("cifar100: not what is published, in " + home);
    assertThat(err()).contains("is not the published file: its MD5 is ");

    assertThat(run("data", "fetch", "cifar100", "--data", data)).isEqualTo(2);
    assertThat(err()).contains(home + ": was not touched; move it away to fetch cifar100 anew");
  }

  @Test
  void fetch_fromAFileThatIsNotThePublishedOne_exitsWith2() throws IOException {
    Path file = Files.write(folder.resolve("cifar-10-binary.tar.gz"), new byte[9]);
    Path target = folder.resolve("data");
    int code =
        run("data", "fetch", "cifar10", "--from", file.toString(), "--data", target.toString());
    assertThat(code).isEqualTo(2);
    assertThat(err())
        .contains(file + ": must be cifar-10-binary.tar.gz of 170052171 bytes, got 9 bytes")
        .doesNotContain("\tat ");
    assertThat(target.resolve("cifar-10-batches-bin")).doesNotExist();
  }

  @Test
  void fetch_mirrorThatIsNotThere_exitsWith1() {
    int code = run("data", "fetch", "mnist", "--mirror", "http://127.0.0.1:1/", "--data", data);
    assertThat(code).isEqualTo(1);
    assertThat(err())
        .contains("downloading http://127.0.0.1:1/train-images-idx3-ubyte.gz (9.9 MB) to " + data)
        .contains("the next try is in")
        .contains("there is no connection to the server")
        .doesNotContain("\tat ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          data                          | expected one of list, fetch, check
          data fetsh                    | nearest: fetch
          data fetch                    | missing required parameter: 'NAME'
          data fetch cifar11            | did you mean "cifar10"?
          data fetch cifar10-small      | must be one of mnist, cifar10, cifar100, fashion-mnist
          data fetch cifar10 --miror x  | unknown option --miror; nearest: --mirror
          data fetch cifar10 --mirror x | must be an address such as https://
          data fetch cifar10 --mirror ftp://a.example/ | must be an address such as https://
          data fetch mnist cifar10 --from x | must be given with one NAME only
          data fetch mnist --from x --mirror http://a.example/ | must not be given together
          data check --dat x            | unknown option --dat; nearest: --data
          data check image-folder       | must be one of mnist, cifar10-small, cifar10
          data list extra               | unexpected argument extra
          """)
  void arguments_wrong_exitWith2AndTheNearest(String line, String expected) {
    assertThat(run(line.split(" "))).isEqualTo(2);
    assertThat(err()).contains(expected).contains("see: java -jar runner.jar data");
  }

  @ParameterizedTest
  @CsvSource({"list", "fetch", "check"})
  void help_everyCommand_hasAnExample(String command) {
    assertThat(run("data", command, "--help")).isZero();
    assertThat(out()).contains("Example", "  java -jar runner.jar data " + command);
  }
}
