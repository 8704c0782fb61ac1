package io.shrinkage.cli;

import io.shrinkage.doctor.Finding;
import io.shrinkage.doctor.Finding.Severity;
import io.shrinkage.doctor.SpecDoctor;
import io.shrinkage.spec.Json;
import io.shrinkage.spec.SpecReader;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The experiment file that {@code init} writes, and why it is as it is. */
record StarterSpec(String name, StarterData data, StarterNetwork network, StarterPenalty penalty) {
  private static final int MOST_STRENGTHS = 5;
  private static final int FEW = 1000;
  private static final int LOWEST = -7;
  private static final int HIGHEST = 2;

  /** Returns the file for some strengths, which are JSON numbers. */
  String text(List<String> strengths) {
    return """
    {
      "name": %s,
      "description": %s,
      "$comment": [
        %s
      ],
      "data": %s,
      "model": {
        "layers": [
          %s
          { "type": "output" }
        ]
      },
      "penalty": %s,
      "training": {
        "optimizer": %s,
        "batchSize": %d,
        "epochs": %d
      },
      "sweep": {
        "penalty.lambda": [0, %s],
        "seed": %s
      }
    }
    """
        .formatted(
            Json.compact(name),
            Json.compact(description()),
            comment(strengths),
            data.json(),
            network.layers(),
            penalty.json(),
            optimizer(),
            batchSize(),
            epochs(),
            String.join(", ", strengths),
            IntStream.rangeClosed(1, data.seeds()).boxed().toList());
  }

  private String description() {
    return "%s on %s and %,d images of %s: which strength helps, if any?"
        .formatted(penalty.word(), network.description(), data.learning(), data.name());
  }

  private String comment(List<String> strengths) {
    return explanation(strengths).stream()
        .map(Json::compact)
        .collect(Collectors.joining(",\n    "));
  }

  private String optimizer() {
    return penalty == StarterPenalty.DECOUPLED
        ? "{ \"type\": \"adam\", \"learningRate\": 0.001 }"
        : "{ \"type\": \"sgd\", \"learningRate\": %s, \"momentum\": 0.9, \"nesterov\": true }"
            .formatted(network.learningRate());
  }

  private int batchSize() {
    return data.color() && data.learning() >= FEW ? 64 : 32;
  }

  private int epochs() {
    return data.color() ? 10 : 12;
  }

  /**
   * Returns strengths from where the penalty can be noticed up to where it would drown the loss,
   * about half a decade or a whole one apart.
   */
  List<String> strengths() {
    List<String> sensible = new ArrayList<>();
    for (int exponent = LOWEST; exponent <= HIGHEST; exponent++) {
      Stream.of("1e" + exponent, "3e" + exponent).filter(this::sensible).forEach(sensible::add);
    }
    List<String> chosen = new ArrayList<>();
    int step = sensible.size() > MOST_STRENGTHS ? 2 : 1;
    for (int i = 0; i < sensible.size(); i += step) {
      chosen.add(sensible.get(i));
    }
    return chosen;
  }

  private boolean sensible(String strength) {
    StarterSpec alike = new StarterSpec(name, data.alike(), network, penalty);
    String text = alike.text(List.of(strength));
    return SpecDoctor.examine(SpecReader.read(name + ".json", text)).stream()
        .noneMatch(StarterSpec::objects);
  }

  private static boolean objects(Finding finding) {
    return finding.code().equals("strength-too-small")
        || (finding.code().equals("penalty-exceeds-loss")
            && finding.severity() == Severity.WARNING);
  }

  /** Returns what was chosen, and why. */
  List<String> explanation(List<String> strengths) {
    return List.of(
        "data: %,d training images of %s: %s".formatted(data.learning(), data.name(), data.why()),
        "network: " + network.description(),
        "penalty: " + penalty.description(),
        "lambda: 0 (the baseline), then %s: from where it takes about 1 %% of a weight over the run"
                .formatted(String.join(", ", strengths))
            + " to at most where it would be ten times the loss at the start",
        data.validating(),
        "runs: " + data.repetitions() * (strengths.size() + 1));
  }
}
