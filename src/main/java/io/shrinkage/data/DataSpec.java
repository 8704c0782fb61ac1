package io.shrinkage.data;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Min;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The data part of a spec: which images, how they are split, scaled and augmented. */
public record DataSpec(
    @JsonPropertyDescription("The data set.") Dataset dataset,
    @JsonPropertyDescription("The folder of an image-folder data set; absent for all others.")
        @Nullable String path,
    @JsonPropertyDescription(
            "Training rows, cut from the training file: a count, a fraction of the file's rows, or"
                + " \"rest\".")
        Amount train,
    @JsonPropertyDescription(
            "Validation rows, cut from the training file: a count, a fraction of the file's rows,"
                + " or \"rest\"; or cross-validation.")
        Validation validation,
    @JsonPropertyDescription(
            "The fold of a cross-validation that a run validates on, from 1; where absent, the"
                + " sweep has an axis over all folds.")
        @Min(1)
        @Nullable Integer fold,
    @JsonPropertyDescription(
            "Test rows, cut from the test file: a count, a fraction of the file's rows, or"
                + " \"rest\".")
        Amount test,
    @JsonPropertyDescription(
            "shuffled: a seeded choice that keeps the shares of the classes; file: the first rows"
                + " in file order, then the next.")
        Order order,
    @JsonPropertyDescription(
            "The seed that alone decides the split, shared by all runs of a sweep.")
        long splitSeed,
    @JsonPropertyDescription(
            "raw: 0 to 255; unit: 0 to 1; standardize: by the training part's mean and standard"
                + " deviation per channel; per-image: by each image's own.")
        Scale scale,
    @JsonPropertyDescription(
            "Random changes of the training images: horizontal-flip (probability 1/2), random-crop"
                + " (pad 4).")
        List<Augmentation> augment,
    @JsonPropertyDescription("Share of the training labels replaced by a different class.")
        @DecimalMin("0")
        @DecimalMax("1")
        double labelNoise) {

  /** Keeps its own copy of the list. */
  public DataSpec {
    augment = List.copyOf(augment);
  }

  /**
   * All contradictions between these values and the sizes known of the data set, found without
   * reading any file; empty if there are none.
   */
  public List<DataProblem> problems() {
    List<DataProblem> problems = new ArrayList<>();
    if (path != null && dataset != Dataset.IMAGE_FOLDER) {
      problems.add(
          new DataProblem(
              "data.path",
              "must be absent for dataset " + dataset.jsonName() + ", got \"" + path + "\""));
    }
    if (!augment.isEmpty() && EnumSet.copyOf(augment).size() < augment.size()) {
      problems.add(
          new DataProblem(
              "data.augment",
              "must not name anything twice, got "
                  + augment.stream().map(Augmentation::jsonName).toList()));
    }
    if (!(labelNoise >= 0 && labelNoise <= 1)) {
      problems.add(new DataProblem("data.labelNoise", "must be in [0, 1], got " + labelNoise));
    }
    if (!dataset.available()) {
      problems.add(new DataProblem("data.dataset", dataset.jsonName() + " is not available yet"));
    } else {
      problems.addAll(SplitSizes.problems(this, dataset.trainSize(), dataset.testSize()));
    }
    return problems;
  }
}
