package io.shrinkage.train;

import io.shrinkage.run.LoadedSplits;
import io.shrinkage.spec.RunSpec;
import io.shrinkage.spec.SpecReader;
import java.nio.file.Path;
import java.util.List;

/** The jobs of bench/jobs. */
public final class BenchmarkJobs {
  private BenchmarkJobs() {}

  /** Returns the first run of a job, with its data. */
  public static TrainingJob firstRun(String name) {
    RunSpec spec = SpecReader.read(Path.of("bench/jobs", name + ".json")).runs().get(0).spec();
    return LoadedSplits.load(List.of(spec.data()), Path.of("none")).job(spec);
  }
}
