package io.shrinkage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Guards against a page of code that a reader copies and that does not compile, or does not run.
 */
final class JavaApiTest {
  private static final Path PAGE = Path.of("docs/java-api.md");
  private static final Pattern PROGRAM =
      Pattern.compile("```java\\R(.*?public class (\\w+).*?)```", Pattern.DOTALL);

  @TempDir private Path folder;

  @Test
  void page_hasThesePrograms() throws IOException {
    assertThat(programs()).extracting(each -> each.group(2)).containsExactly("Sweep", "OwnNetwork");
  }

  @Test
  void sweep_leavesItsResults() throws Exception {
    String said = run("Sweep", folder.resolve("results").toString());

    assertThat(said).contains("lambda").contains("seed 6");
    Path results = folder.resolve("results/from-java");
    assertThat(Files.readAllLines(results.resolve("summary.csv"))).hasSize(1 + 4 * 6);
    assertThat(results.resolve("report.html")).isNotEmptyFile();
  }

  @Test
  void ownNetwork_getsExactZeros() throws Exception {
    String said = run("OwnNetwork");

    String zeros = said.lines().filter(line -> line.contains("exactly 0")).findFirst().orElse("0");
    assertThat(Integer.parseInt(zeros.substring(0, zeros.indexOf(' ')))).isBetween(300, 599);
    assertThat(Double.parseDouble(said.strip().lines().reduce("", (a, b) -> b)))
        .isGreaterThan(0.95);
  }

  /** Compiles a program of the page and runs it in this process; returns what it printed. */
  private String run(String name, String... args) throws Exception {
    compile(name);
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    PrintStream out = System.out;
    System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
    try (URLClassLoader loader =
        new URLClassLoader(new URL[] {folder.toUri().toURL()}, getClass().getClassLoader())) {
      loader.loadClass(name).getMethod("main", String[].class).invoke(null, (Object) args);
    } finally {
      System.setOut(out);
    }
    return said.toString(StandardCharsets.UTF_8);
  }

  private void compile(String name) throws IOException {
    String text =
        programs().stream()
            .filter(each -> each.group(2).equals(name))
            .findFirst()
            .orElseThrow()
            .group(1);
    Path source = Files.writeString(folder.resolve(name + ".java"), text);
    ByteArrayOutputStream errors = new ByteArrayOutputStream();
    int code =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                null,
                errors,
                "-Xlint:all,-path,-classfile,-processing",
                "-Werror",
                "-proc:none",
                "--release",
                "17",
                "-classpath",
                System.getProperty("java.class.path"),
                "-d",
                folder.toString(),
                source.toString());
    assertThat(code).as(errors.toString(StandardCharsets.UTF_8)).isZero();
  }

  private static List<MatchResult> programs() throws IOException {
    return PROGRAM.matcher(Files.readString(PAGE)).results().toList();
  }
}
