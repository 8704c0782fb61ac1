package io.shrinkage.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.shrinkage.cli.RunnerJar.Running;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.launcher.JavaModuleOptions;

/**
 * Spark's own standalone cluster on this machine: a master and workers, each a process of its own,
 * started from the jars in target/spark, on ports that are free, reachable from here alone.
 */
final class StandaloneCluster implements AutoCloseable {
  /** Starts faster, and so do executors. */
  static final List<String> QUICK = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

  private static final Path HOME = Path.of("target", "spark").toAbsolutePath();
  private static final String HOST = "127.0.0.1";
  private static final Pattern URL = Pattern.compile("spark://127\\.0\\.0\\.1:\\d+");
  private static final String JAVA =
      Path.of(System.getProperty("java.home"), "bin", "java").toString();
  private static final long PATIENCE_SECONDS = 120;

  private final Path folder;
  private final List<Running> processes = new ArrayList<>();
  private final List<Running> workers = new ArrayList<>();
  private final String url;

  /** Starts a master, and waits until it answers. */
  StandaloneCluster(Path folder) throws IOException, InterruptedException {
    this.folder = folder;
    Runtime.getRuntime().addShutdownHook(new Thread(this::close)); // where the tests are killed
    Files.write(HOME.resolve("RELEASE"), new byte[0]);
    Running master =
        start(HOST, "master.Master", "--host", HOST, "--port", "0", "--webui-port", "0");
    waitUntil(master, "I have been elected leader");
    Matcher line = URL.matcher(master.errSoFar());
    assertThat(line.find()).as(master.errSoFar()).isTrue();
    url = line.group();
  }

  String url() {
    return url;
  }

  /**
   * Starts a worker, and waits until the master has it. Each has a loopback address of its own: for
   * Spark they are two machines, and it tries a task twice at once on two machines only.
   */
  void addWorker(int cores) throws IOException, InterruptedException {
    String host = "127.0.0." + (1 + workers.size());
    Running worker =
        start(
            host,
            "worker.Worker",
            "--host",
            host,
            "--port",
            "0",
            "--webui-port",
            "0",
            "--cores",
            String.valueOf(cores),
            "--memory",
            "2g",
            "--work-dir",
            Files.createTempDirectory(folder, "work").toString(),
            url);
    waitUntil(worker, "Successfully registered with master");
    workers.add(worker);
  }

  /** Kills a worker and its executors as a machine dies that loses its power. */
  void killWorker(int index) {
    Process worker = workers.get(index).process();
    List<ProcessHandle> executors = worker.descendants().toList();
    worker.destroyForcibly(); // first, so that it starts no executor in the place of a dead one
    executors.forEach(ProcessHandle::destroyForcibly);
  }

  /** Returns the process of an executor of a worker, if there is one. */
  Optional<ProcessHandle> executor(int index) {
    return workers.get(index).process().descendants().findFirst();
  }

  /**
   * Starts a driver.
   *
   * @param home where it works
   * @param options of Java and, as -Dspark..., of Spark
   * @param classPath before Spark's jars
   * @param main the class to start
   */
  Running drive(Path home, List<String> options, String classPath, String main, String... args)
      throws IOException {
    List<String> all = new ArrayList<>(options);
    all.addAll(
        List.of(
            "-Dspark.ui.enabled=false",
            "-Dspark.driver.host=" + HOST,
            "-Dspark.driver.bindAddress=" + HOST,
            "-Dspark.executor.memory=700m",
            "-Dspark.executor.heartbeatInterval=2s",
            "-Dspark.executor.extraJavaOptions=" + String.join(" ", QUICK)));
    Running driver = java(home, HOST, all, classPath, main, args);
    processes.add(driver);
    return driver;
  }

  private Running start(String host, String main, String... args) throws IOException {
    List<String> options =
        List.of(
            "-Xmx256m",
            "-Dorg.slf4j.simpleLogger.defaultLogLevel=info",
            "-Dspark.master.rest.enabled=false",
            "-Dspark.worker.timeout=10");
    Running process = java(folder, host, options, "", "org.apache.spark.deploy." + main, args);
    processes.add(process);
    return process;
  }

  private Running java(
      Path home, String host, List<String> options, String classPath, String main, String... args)
      throws IOException {
    List<String> command = new ArrayList<>(List.of(JAVA));
    command.addAll(List.of(JavaModuleOptions.defaultModuleOptionArray()));
    command.addAll(QUICK);
    command.addAll(options);
    String jars = HOME.resolve("jars") + "/*";
    command.addAll(List.of("-cp", classPath.isEmpty() ? jars : classPath + ":" + jars, main));
    command.addAll(List.of(args));
    Path out = Files.createTempFile(home, "out", ".txt");
    Path err = Files.createTempFile(home, "err", ".txt");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(home.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().put("SPARK_HOME", HOME.toString());
    builder.environment().put("SPARK_SCALA_VERSION", "2.13");
    builder.environment().put("SPARK_LOCAL_IP", host);
    builder.environment().put("SPARK_LOCAL_DIRS", folder.toString());
    return new Running(builder.start(), out, err);
  }

  private static void waitUntil(Running process, String line)
      throws IOException, InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (!process.errSoFar().contains(line)) {
      boolean ended = process.process().waitFor(50, TimeUnit.MILLISECONDS);
      assertThat(!ended && System.nanoTime() < deadline).as(process.errSoFar()).isTrue();
    }
  }

  /** Ends every process that there still is, those of executors too. */
  @Override
  public void close() {
    for (Running each : List.copyOf(processes)) {
      List<ProcessHandle> children = each.process().descendants().toList();
      each.close();
      children.forEach(ProcessHandle::destroyForcibly);
    }
  }

  /** Returns what the executors wrote on standard error, for messages of failures. */
  String executorsErr() throws IOException {
    try (var files = Files.walk(folder)) {
      return files
          .filter(file -> file.getFileName().toString().equals("stderr"))
          .map(StandaloneCluster::text)
          .reduce("", String::concat);
    } catch (UncheckedIOException e) {
      return e.toString();
    }
  }

  private static String text(Path file) {
    try {
      return file + "\n" + Files.readString(file);
    } catch (IOException e) {
      return file + ": " + e;
    }
  }
}
