package io.shrinkage.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.shrinkage.run.StoredExperiment;
import io.shrinkage.run.StoredRun;
import io.shrinkage.spec.SweepAxis;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Experiments to compare, with the record of their data. */
final class Compared {
  static final String SPLIT = "aa";

  private Compared() {}

  /** Returns an experiment over lambda and seeds. */
  static StoredExperiment of(
      String name, String type, String lambdas, String seeds, double[][] accuracies) {
    List<SweepAxis> axes =
        List.of(Samples.axis("penalty.lambda", lambdas), Samples.axis("seed", seeds));
    return on(SPLIT, name, Sweeps.of(type, axes, accuracies));
  }

  /** Returns the experiment under another name, its runs trained on a split of mnist. */
  static StoredExperiment on(String split, String name, StoredExperiment experiment) {
    JsonNode provenance =
        Samples.json(
            """
            {"version": "0.1.0",
             "data": {"name": "mnist", "train_sha256": "t", "split_sha256": "%s"}}
            """
                .formatted(split));
    List<StoredRun> runs =
        experiment.runs().stream().map(run -> Samples.from(run, provenance)).toList();
    return new StoredExperiment(name, "", experiment.spec(), experiment.axes(), runs);
  }

  /** Returns the experiment with one more key in its spec. */
  static StoredExperiment with(StoredExperiment experiment, String key, String json) {
    ObjectNode spec = experiment.spec().deepCopy();
    spec.set(key, Samples.json(json));
    return new StoredExperiment(experiment.name(), "", spec, experiment.axes(), experiment.runs());
  }

  /** Puts each experiment into a folder of its own, named by its place. */
  static Map<Path, StoredExperiment> folders(StoredExperiment... experiments) {
    Map<Path, StoredExperiment> folders = new LinkedHashMap<>();
    for (StoredExperiment each : experiments) {
      folders.put(Path.of("results", "folder-" + (folders.size() + 1)), each);
    }
    return folders;
  }

  static ComparedExperiments all(StoredExperiment... experiments) {
    return ComparedExperiments.of(folders(experiments));
  }

  static ComparisonSentences sentences(StoredExperiment... experiments) {
    ComparedExperiments all = all(experiments);
    return new ComparisonSentences(all, Matches.of(all));
  }

  /** Returns the headline with plain spaces. */
  static String headline(StoredExperiment... experiments) {
    return plain(sentences(experiments).headline());
  }

  static String plain(String text) {
    return text.replace('\u00a0', ' ');
  }
}
