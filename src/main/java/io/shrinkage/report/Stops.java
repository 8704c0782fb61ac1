package io.shrinkage.report;

import io.shrinkage.run.StoredRun;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Says what a race stopped, where, and what that saved. */
final class Stops {
  private static final String BY_RACING = "stopped by racing";

  private Stops() {}

  /** Returns such as "stopped by racing at epoch 4"; empty for a run that was not. */
  static Optional<String> of(StoredRun run) {
    return Optional.ofNullable(run.cause())
        .filter(cause -> Outcome.of(run) == Outcome.STOPPED)
        .map(cause -> cause.split(":", 2)[0]);
  }

  /** Returns the same of the first run that was stopped. */
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
    return List.of(
        "Racing stopped %d of %s and saved %s of %s (%s): %s."
            .formatted(
                stopped.size(),
                Numbers.counted(sweep.configurations().size(), "configuration"),
                Numbers.count(saved),
                Numbers.counted(all, "epoch"),
                Numbers.percent(all == 0 ? 0 : (double) saved / all),
                stopped.stream()
                    .map(each -> Paths.configuration(each) + place(each))
                    .collect(Collectors.joining("; "))),
        "What was stopped was behind beyond noise at that epoch, which need not be what the end would"
            + " have shown, and is in no mean, test or selection. With \"racing\": \"none\" the next"
            + " run of the experiment goes on with it.");
  }

  /** Returns such as " at epoch 4". */
  private static String place(Configuration stopped) {
    boolean diverged = stopped.runs().stream().anyMatch(run -> Outcome.of(run) == Outcome.DIVERGED);
    return of(List.of(stopped)).map(stop -> stop.replace(BY_RACING, "")).orElse("")
        + (diverged ? " (as a run diverged)" : "");
  }
}
