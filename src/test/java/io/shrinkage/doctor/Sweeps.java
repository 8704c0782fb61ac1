package io.shrinkage.doctor;

import io.shrinkage.spec.Experiment;
import io.shrinkage.spec.RunSpec;
import io.shrinkage.spec.SpecReader;
import java.util.List;

/**
 * Sweeps for the doctor: 784-300-100-10, he-normal, 1,000 images in 32 batches, 12 epochs, learning
 * rate 0.05, momentum 0.9; nothing is wrong with {@link #SOUND}.
 */
final class Sweeps {
  static final String DATA =
      "\"dataset\": \"mnist\", \"train\": 1000, \"validation\": 1000, \"test\": 1000";
  static final String LAYERS =
      "{ \"type\": \"dense\", \"units\": 300 }, { \"type\": \"dense\", \"units\": 100 }";
  static final String L2 = "{ \"type\": \"l2\", \"lambda\": 0 }";
  static final String SGD = "{ \"type\": \"sgd\", \"learningRate\": 0.05 }";
  static final String GRID = "\"penalty.lambda\": [0, 1e-4, 1e-3]";
  static final String SEEDS = "\"seed\": [1, 2, 3, 4, 5, 6]";

  static final String SOUND =
      """
      {
        "name": "sound",
        "data": { %s },
        "model": { "initializer": "he-normal", "layers": [ %s, { "type": "output" } ] },
        "penalty": %s,
        "training": { "optimizer": %s, "batchSize": 32, "epochs": 12 },
        "sweep": { %s, %s }
      }
      """
          .formatted(DATA, LAYERS, L2, SGD, GRID, SEEDS);

  private Sweeps() {}

  /**
   * Returns a spec with some of its texts replaced.
   *
   * @param changes what is replaced, and by what, in turns
   */
  static Experiment with(String... changes) {
    String spec = SOUND;
    for (int i = 0; i < changes.length; i += 2) {
      if (!spec.contains(changes[i])) {
        throw new IllegalArgumentException("nothing to replace: " + changes[i]);
      }
      spec = spec.replace(changes[i], changes[i + 1]);
    }
    return SpecReader.read("sound.json", spec);
  }

  /** Returns the configurations' strengths swept as given, such as "0, 1e-3". */
  static Experiment lambdas(String values) {
    return with(GRID, "\"penalty.lambda\": [" + values + "]");
  }

  static RunSpec run(String... changes) {
    return with(changes).runs().get(0).spec();
  }

  static List<String> codes(Experiment experiment) {
    return SpecDoctor.examine(experiment).stream()
        .map(finding -> finding.severity().label() + " " + finding.code())
        .toList();
  }

  /** Returns the only finding of a code. */
  static Finding only(String code, Experiment experiment) {
    List<Finding> found =
        SpecDoctor.examine(experiment).stream().filter(it -> it.code().equals(code)).toList();
    if (found.size() != 1) {
      throw new AssertionError("must be one finding " + code + ", got " + found);
    }
    return found.get(0);
  }
}
