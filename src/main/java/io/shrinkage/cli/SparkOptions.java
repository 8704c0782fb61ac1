package io.shrinkage.cli;

import io.shrinkage.spark.ExecutorFolders;
import io.shrinkage.spark.SparkPresence;
import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Whether runs train on a cluster, and on which. */
final class SparkOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec command = CommandSpec.create();

  @Option(
      names = "--executor",
      paramLabel = "local|spark",
      converter = Kinds.class,
      completionCandidates = Kinds.class,
      description = "Where runs train: in this process, or on Apache Spark (default: local).")
  private Kind kind = Kind.LOCAL;

  @Option(
      names = "--master",
      paramLabel = "URL",
      description = "Spark's master, such as spark://host:7077 (default: what Spark has set).")
  private @Nullable String master;

  @Option(
      names = "--executor-data",
      paramLabel = "DIR|URI",
      description = "The data folder as Spark's executors see it (default: that of --data).")
  private @Nullable String executorData;

  @Option(
      names = "--executor-checkpoints",
      paramLabel = "DIR|URI",
      description =
          "A folder that all of Spark's executors see: a run that is tried again goes on from its last "
              + "epoch there (default: it starts again).")
  private @Nullable String executorCheckpoints;

  /** The executors there are. */
  enum Kind {
    LOCAL,
    SPARK
  }

  /** Reads the name of an executor. */
  static final class Kinds extends NamedChoice<Kind> {
    Kinds() {
      super(Kind.values(), kind -> kind.name().toLowerCase(Locale.ROOT));
    }
  }

  boolean asked() {
    return kind == Kind.SPARK;
  }

  @Nullable String master() {
    return master;
  }

  /** Returns what executors find where, given the data folder of this process. */
  ExecutorFolders folders(Path own) {
    return new ExecutorFolders(
        executorData == null
            ? own.toAbsolutePath().normalize().toString()
            : folder("--executor-data", executorData),
        executorCheckpoints == null ? "" : folder("--executor-checkpoints", executorCheckpoints));
  }

  private String folder(String option, String text) {
    try {
      return text.startsWith("file:") ? Path.of(URI.create(text)).toString() : text;
    } catch (IllegalArgumentException | FileSystemNotFoundException e) {
      throw wrong(option + ": must be a folder or a file: URI, got " + text);
    }
  }

  /**
   * Checks the options before anything is started.
   *
   * @param args all arguments of the program
   * @throws ParameterException if Spark is asked for and not there, or nobody says where it is
   */
  void check(List<String> args) {
    if (!asked() && (master != null || executorData != null || executorCheckpoints != null)) {
      throw wrong("--master and --executor-...: must come with --executor spark");
    }
    if (asked() && !SparkPresence.isThere()) {
      throw wrong(SparkPresence.remedy(args));
    }
    if (asked() && master == null && System.getProperty("spark.master") == null) {
      throw wrong("--master: must be given, such as spark://host:7077, got none");
    }
  }

  private ParameterException wrong(String message) {
    return new ParameterException(command.commandLine(), message);
  }
}
