package io.shrinkage.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Starts the built runner.jar as people do, in a process of its own. */
final class RunnerJar {
  /** Starts faster, which is most of the time of a tiny sweep; the numbers are the same. */
  static final List<String> QUICK = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

  private static final Path JAR =
      Path.of(System.getProperty("shrinkage.runnerJar", "runner.jar")).toAbsolutePath();
  private static final String JAVA =
      Path.of(System.getProperty("java.home"), "bin", "java").toString();

  private RunnerJar() {}

  /**
   * Starts it.
   *
   * @param folder where it works and where its output goes
   * @param options of Java
   */
  static Running start(Path folder, List<String> options, String... args) throws IOException {
    return startBy(List.of(), folder, options, args);
  }

  /**
   * Starts it by another program.
   *
   * @param starter the command line of what starts Java, without Java's own
   */
  static Running startBy(List<String> starter, Path folder, List<String> options, String... args)
      throws IOException {
    List<String> command = new ArrayList<>(starter);
    command.addAll(List.of(JAVA, "-Xmx1g"));
    command.addAll(options);
    command.addAll(List.of("-jar", JAR.toString()));
    command.addAll(List.of(args));
    Path out = Files.createTempFile(folder, "out", ".txt");
    Path err = Files.createTempFile(folder, "err", ".txt");
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    return new Running(process, out, err);
  }

  /** What a process left. */
  record Ended(int code, String out, String err) {}

  /** Something that becomes true while a process works. */
  @FunctionalInterface
  interface Condition {
    boolean holds() throws IOException;
  }

  /** A process, killed where nobody waits for its end. */
  record Running(Process process, Path out, Path err) implements AutoCloseable {
    private static final long PATIENCE_MINUTES = 5;
    private static final long POLL_MILLIS = 5;

    /** Waits until it ends. */
    Ended end() throws IOException, InterruptedException {
      boolean ended = process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES);
      close();
      assertThat(ended).as("ends at all").isTrue();
      return new Ended(process.exitValue(), Files.readString(out), Files.readString(err));
    }

    /** Waits until something holds; returns whether it did before the process ended. */
    boolean waitUntil(Condition condition) throws IOException, InterruptedException {
      long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(PATIENCE_MINUTES);
      while (!condition.holds()) {
        if (process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS) || System.nanoTime() > deadline) {
          return false;
        }
      }
      return true;
    }

    String errSoFar() throws IOException {
      return Files.readString(err);
    }

    @Override
    public void close() {
      process.destroyForcibly();
      process.onExit().orTimeout(1, TimeUnit.MINUTES).join();
    }
  }
}
