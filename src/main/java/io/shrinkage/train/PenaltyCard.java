package io.shrinkage.train;

import io.shrinkage.model.ParameterTensor;
import io.shrinkage.penalty.Conventions;
import io.shrinkage.penalty.Formula;
import io.shrinkage.penalty.Penalty;
import io.shrinkage.train.TrainingStep.Range;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The penalties of a run as its step applies them, and whether they did what they say.
 *
 * @param penalties one entry a penalty that acts; none where all strengths are 0
 */
public record PenaltyCard(List<Entry> penalties, SelfCheck selfCheck) {

  /**
   * One penalty.
   *
   * @param type its JSON name
   * @param formula the objective or the update, numbers filled in
   * @param coupling coupled, decoupled, proximal, or proximal and coupled
   * @param acts where in the step it acts
   * @param tensors the parameters it acts on, such as "0-conv.W"
   * @param weights how many values these hold
   * @param groups how many groups these hold, null where the penalty has no groups
   * @param elsewhere the same strength in other libraries' conventions, by library
   */
  public record Entry(
      String type,
      String formula,
      String coupling,
      String acts,
      List<String> tensors,
      long weights,
      @Nullable Long groups,
      Map<String, String> elsewhere) {}

  /**
   * Reads the penalties back from the step that trains.
   *
   * @param tensors in the order of the step's ranges
   * @param rows of the training part
   */
  static PenaltyCard of(
      TrainingStep step, List<ParameterTensor> tensors, long rows, SelfCheck selfCheck) {
    Map<Penalty, List<Integer>> acting = new LinkedHashMap<>();
    for (int i = 0; i < tensors.size(); i++) {
      Range range = step.ranges().get(i);
      if (!range.statistic() && range.penalty().acts()) {
        acting.computeIfAbsent(range.penalty(), penalty -> new ArrayList<>()).add(i);
      }
    }
    List<Entry> entries = new ArrayList<>();
    acting.forEach(
        (penalty, places) -> {
          List<Range> ranges = places.stream().map(step.ranges()::get).toList();
          entries.add(
              new Entry(
                  penalty.type(),
                  Formula.of(penalty),
                  Formula.coupling(penalty),
                  Formula.acts(penalty),
                  places.stream().map(i -> tensors.get(i).name()).toList(),
                  ranges.stream().mapToLong(range -> range.to() - range.from()).sum(),
                  penalty.group() > 0 ? groups(ranges) : null,
                  Conventions.of(penalty, rows)));
        });
    return new PenaltyCard(entries, selfCheck);
  }

  private static long groups(List<Range> ranges) {
    return ranges.stream()
        .mapToLong(range -> (range.to() - range.from()) / range.groupSize())
        .sum();
  }
}
