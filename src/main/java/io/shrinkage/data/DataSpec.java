package io.shrinkage.data;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Min;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The data part of a spec: which images, how they are split, scaled and augmented. */
public record DataSpec(
    @JsonPropertyDescription("The data set.") Dataset dataset,
    @JsonPropertyDescription(
            "The folder of an image-folder data set, in the data folder or from the root; absent"
                + " for all others.")
        @Nullable String path,
    @JsonPropertyDescription(
            "How the files of an image-folder become images; absent for all others.")
        @Nullable ImagesSpec images,
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

  /** Rows enough for any count, of which fractions are whole; amounts may still contradict. */
  private static final int UNKNOWN = 1_000_000_000;

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
    checkFolder(problems);
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
    boolean known = dataset.known();
    problems.addAll(
        SplitSizes.problems(
            this, known ? dataset.trainSize() : UNKNOWN, known ? dataset.testSize() : UNKNOWN));
    return problems;
  }

  private void checkFolder(List<DataProblem> problems) {
    if (dataset == Dataset.IMAGE_FOLDER) {
      if (path == null) {
        problems.add(new DataProblem("data.path", "must be given for dataset image-folder"));
      }
      if (images == null) {
        problems.add(
            new DataProblem(
                "data.images",
                "must be given for dataset image-folder, such as { \"height\": 32, \"width\": 32 }"));
      }
      return;
    }
    String absent = "must be absent for dataset " + dataset.jsonName();
    if (path != null) {
      problems.add(new DataProblem("data.path", absent + ", got \"" + path + "\""));
    }
    if (images != null) {
      problems.add(new DataProblem("data.images", absent));
    }
  }

  /** What decides which images are loaded. */
  public DataSource source() {
    return new DataSource(dataset, path, images);
  }

  /** The shape of every image, as far as the spec and the data set's name tell it. */
  public Optional<ImageShape> shape() {
    return dataset.known()
        ? Optional.of(dataset.shape())
        : Optional.ofNullable(images).map(ImagesSpec::shape);
  }
}
