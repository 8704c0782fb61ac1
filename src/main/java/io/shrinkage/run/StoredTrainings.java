package io.shrinkage.run;

import io.shrinkage.spec.RunSpec;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** The finished runs of an experiment's folder that can be trained again and compared. */
public final class StoredTrainings {
  private final String name;
  private final List<StoredTraining> runs;
  private final List<String> damage;
  private final int unfinished;

  private StoredTrainings(
      String name, List<StoredTraining> runs, List<String> damage, int unfinished) {
    this.name = name;
    this.runs = List.copyOf(runs);
    this.damage = List.copyOf(damage);
    this.unfinished = unfinished;
  }

  /** Returns whether a folder claims to be that of an experiment. */
  public static boolean isExperiment(Path folder) {
    return Files.isRegularFile(folder.resolve(ExperimentFile.NAME));
  }

  /**
   * Reads the folder and checks every file that a result vouches for.
   *
   * @throws ResultsException if experiment.json is damaged
   * @throws io.shrinkage.spec.SpecException if this program cannot read the spec of a run
   */
  public static StoredTrainings read(Path folder) {
    ExperimentFile experiment =
        SealedJson.read(folder.resolve(ExperimentFile.NAME), ExperimentFile.class);
    List<StoredTraining> runs = new ArrayList<>();
    List<String> damage = new ArrayList<>();
    int unfinished = 0;
    for (ExperimentFile.Entry entry : experiment.runs()) {
      try {
        RunFolder run = RunFolder.of(folder, entry.runId());
        RunResult result = run.checkedResult();
        if (result != null && result.status().finished()) {
          runs.add(StoredTraining.of(run, result, entry));
        } else {
          unfinished++;
        }
      } catch (ResultsException e) {
        damage.add(e.getMessage());
      }
    }
    return new StoredTrainings(experiment.name(), runs, damage, unfinished);
  }

  /**
   * Returns some of them: evenly over the plan, its first and its last run among them, and always
   * the same ones.
   *
   * @param count at least 1; all where there are not more
   */
  public StoredTrainings evenly(int count) {
    int last = runs.size() - 1;
    if (count > last) {
      return this;
    }
    List<StoredTraining> chosen =
        IntStream.range(0, count)
            .mapToObj(i -> runs.get(count == 1 ? 0 : (int) ((long) i * last / (count - 1))))
            .toList();
    return new StoredTrainings(name, chosen, damage, unfinished);
  }

  /** Returns the experiment's name. */
  public String name() {
    return name;
  }

  /** Returns what is damaged, a message each; those runs are not among the others. */
  public List<String> damage() {
    return damage;
  }

  /** Returns how many runs of the plan failed or have not ended. */
  public int unfinished() {
    return unfinished;
  }

  /** Returns how many runs there are. */
  public int size() {
    return runs.size();
  }

  /** Returns what each was trained from. */
  public List<RunSpec> specs() {
    return runs.stream().map(run -> run.swept().spec()).toList();
  }

  List<StoredTraining> runs() {
    return runs;
  }
}
