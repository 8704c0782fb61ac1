package io.shrinkage.spec;

import static org.assertj.core.api.Assertions.assertThat;

import io.shrinkage.data.Amount;
import io.shrinkage.data.Folds;
import io.shrinkage.data.Validation;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Guards against folds that are missing, run twice, or forgotten in what is stored. */
final class FoldAxisTest {
  private static final String FOLDED = "{\"folds\": 3}";

  private static Experiment read(String validation, String moreData, String sweep) {
    return SpecReader.read("small.json", text(validation, moreData, sweep));
  }

  private static String text(String validation, String moreData, String sweep) {
    return """
        {
          "name": "small",
          "data": { "dataset": "mnist", "train": 30, "validation": %s%s },
          "model": { "layers": [{ "type": "output" }] },
          "penalty": { "type": "l2", "lambda": 0 },
          "sweep": { %s }
        }
        """
        .formatted(validation, moreData, sweep);
  }

  private static List<String> assignments(Experiment experiment) {
    return experiment.runs().stream().map(run -> run.assignment().toString()).toList();
  }

  @Test
  void folds_alone_areOneRunEach() {
    Experiment experiment = read(FOLDED, "", "");

    assertThat(assignments(experiment))
        .containsExactly("{data.fold=1}", "{data.fold=2}", "{data.fold=3}");
    assertThat(experiment.runs())
        .extracting(run -> run.spec().data().validation())
        .containsOnly(new Folds(3));
    assertThat(experiment.runs())
        .extracting(run -> run.spec().data().fold())
        .containsExactly(1, 2, 3);
    assertThat(experiment.runs())
        .extracting(run -> run.resolved().at("/data/fold").intValue())
        .containsExactly(1, 2, 3);
  }

  @Test
  void folds_besideOtherAxes_areTheInnermost() {
    Experiment experiment = read(FOLDED, "", "\"penalty.lambda\": [0, 1], \"seed\": [7, 8]");

    assertThat(experiment.axes())
        .extracting(SweepAxis::path)
        .containsExactly("penalty.lambda", "seed", "data.fold");
    assertThat(assignments(experiment))
        .hasSize(12)
        .startsWith(
            "{penalty.lambda=0, seed=7, data.fold=1}",
            "{penalty.lambda=0, seed=7, data.fold=2}",
            "{penalty.lambda=0, seed=7, data.fold=3}",
            "{penalty.lambda=0, seed=8, data.fold=1}");
  }

  @Test
  void fold_fixed_isTheOnlyOne() {
    Experiment experiment = read(FOLDED, ", \"fold\": 2", "\"seed\": [7, 8]");

    assertThat(assignments(experiment)).containsExactly("{seed=7}", "{seed=8}");
    assertThat(experiment.runs()).extracting(run -> run.spec().data().fold()).containsOnly(2);
  }

  @Test
  void fold_sweptInTheFile_keepsItsPlaceAndValues() {
    assertThat(assignments(read(FOLDED, "", "\"data.fold\": [3, 1], \"seed\": [7, 8]")))
        .containsExactly(
            "{data.fold=3, seed=7}",
            "{data.fold=3, seed=8}",
            "{data.fold=1, seed=7}",
            "{data.fold=1, seed=8}");
  }

  @Test
  void folds_replacedByASweptAmount_areNone() {
    Experiment experiment = read(FOLDED, "", "\"data.validation\": [10, 0.001]");

    Validation ten = Amount.count(10);
    assertThat(experiment.runs())
        .extracting(run -> run.spec().data().validation())
        .containsExactly(ten, Amount.fraction(0.001));
    assertThat(experiment.runs()).extracting(run -> run.spec().data().fold()).containsOnlyNulls();
  }

  @Test
  void folds_besideASweptTrainingSize_areCutFromEach() {
    assertThat(read(FOLDED, "", "\"data.train\": [10, 20]").runs()).hasSize(6);
  }

  @Test
  void resolved_experimentAndRuns_areReadBackTheSame() {
    Experiment experiment = read(FOLDED, "", "\"penalty.lambda\": [0, 1]");

    Experiment again = SpecReader.read("again.json", Json.pretty(experiment.resolved()));
    assertThat(again.runs()).isEqualTo(experiment.runs());
    assertThat(again.axes()).isEqualTo(experiment.axes());
    assertThat(again.resolved()).isEqualTo(experiment.resolved());
    for (SweptRun run : experiment.runs()) {
      var alone = run.resolved().deepCopy().put("name", "alone");
      Experiment read = SpecReader.read("alone.json", Json.pretty(alone));
      assertThat(read.runs()).extracting(SweptRun::spec).containsExactly(run.spec());
      assertThat(read.runs().get(0).resolved()).isEqualTo(run.resolved());
    }
  }

  @Test
  void resolved_withoutFolds_hasNoKeyOfTheirs() {
    assertThat(read("10", "", "").runs().get(0).resolved().path("data").fieldNames())
        .toIterable()
        .containsExactly(
            "dataset",
            "train",
            "validation",
            "test",
            "order",
            "splitSeed",
            "scale",
            "augment",
            "labelNoise");
  }

  @Test
  void repetition_ofARun_isItsSeedAndFold() {
    SweptRun run = read(FOLDED, "", "\"penalty.lambda\": [0, 1], \"seed\": [7, 8]").runs().get(4);

    assertThat(Repetition.of(8, run.assignment())).isEqualTo(new Repetition(8, 2));
    assertThat(Repetition.configuration(run.assignment())).containsOnlyKeys("penalty.lambda");
    assertThat(Repetition.of(1, Map.of())).isEqualTo(new Repetition(1, 0));
  }
}
