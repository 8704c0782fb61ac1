package io.shrinkage.report;

import io.shrinkage.run.StoredRun;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Says what a race stopped, where, and what that saved. */
final class Stops {
  private Stops() {}

  /** Returns such as "stopped by racing at epoch 4"; empty for a run that was not. */
  static Optional<String> of(StoredRun run) {
    return Optional.ofNullable(run.cause())
        .filter(cause -> Outcome.of(run) == Outcome.STOPPED)
        .map(
            cause ->
                cause.substring(0, cause.indexOf(':') < 0 ? cause.length() : cause.indexOf(':')));
  }

  /** Returns the same of the first configuration that was stopped. */
  static Optional<String> of(List<Configuration> configurations) {
    return configurations.stream()
        .flatMap(each -> each.runs().stream())
        .flatMap(run -> of(run).stream())
        .findFirst();
  }

  /** Returns what readers have to know before they compare; empty where nothing was stopped. */
  static List<String> sentences(Sweep sweep) {
    List<Configuration> stopped =
        sweep.configurations().stream().filter(Configuration::stopped).toList();
    if (stopped.isEmpty()) {
      return List.of();
    }
    int length = sweep.runs().stream().mapToInt(run -> run.epochs().size()).max().orElse(0);
    long all = (long) length * sweep.runs().size();
    long saved =
        sweep.with(Outcome.STOPPED).stream().mapToLong(run -> length - run.epochs().size()).sum();
    String names =
        stopped.stream()
            .map(each -> Paths.configuration(each) + of(List.of(each)).map(Stops::place).orElse(""))
            .collect(Collectors.joining("; "));
    return List.of(
        "Racing stopped %d of %s and saved %s of %s epochs (%s): %s."
            .formatted(
                stopped.size(),
                Numbers.counted(sweep.configurations().size(), "configuration"),
                Numbers.count(saved),
                Numbers.count(all),
                Numbers.percent((double) saved / all),
                names),
        "They were behind beyond noise where they were stopped, not at the end, and are in no mean,"
            + " test or selection; a configuration that would have won late is lost. Without racing,"
            + " the next run of the experiment goes on with them.");
  }

  /** Returns such as " at epoch 4". */
  private static String place(String stop) {
    return stop.replace("stopped by racing", "");
  }
}
