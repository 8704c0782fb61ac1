package io.shrinkage.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Guards the checks that need no file: amounts that cannot be met must be named, with their key,
 * before anything is loaded.
 */
final class DataSpecTest {

  private static Amount amount(String text) {
    if (text.equals("rest")) {
      return Amount.rest();
    }
    return text.contains(".")
        ? Amount.fraction(Double.parseDouble(text))
        : Amount.count(Integer.parseInt(text));
  }

  private static DataSpec spec(Dataset dataset, String train, String validation, String test) {
    return spec(dataset, null, train, validation, test, List.of(), 0);
  }

  private static DataSpec spec(
      Dataset dataset,
      @Nullable String path,
      String train,
      String validation,
      String test,
      List<Augmentation> augment,
      double labelNoise) {
    return new DataSpec(
        dataset,
        path,
        null,
        amount(train),
        amount(validation),
        null,
        amount(test),
        Order.SHUFFLED,
        1,
        Scale.UNIT,
        augment,
        labelNoise);
  }

  @ParameterizedTest
  @CsvSource({
    "4000, 1000, 1000",
    "rest, 1000, rest",
    "4999, rest, 1",
    "0.8, 0.2, 0.5",
    "0.8, rest, 1.0E-3",
    "1, 1, 1"
  })
  void problems_amountsThatFit_areNone(String train, String validation, String test) {
    assertThat(spec(Dataset.CIFAR10_SMALL, train, validation, test).problems()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          5001 | 1    | 1    | data.train: must be between 1 and the 5000 rows of the training file, got 5001
          1    | 9999 | 1    | data.validation: must be between 1 and the 5000 rows of the training file, got 9999
          1    | 1    | 1001 | data.test: must be between 1 and the 1000 rows of the test file, got 1001
          4001 | 1000 | 1    | data.train: must leave room for data.validation: together at most the 5000 rows of the training file, got 4001 and 1000
          0.9  | 0.2  | 1    | data.train: must leave room for data.validation: together at most the 5000 rows of the training file, got 0.9 and 0.2
          rest | rest | 1    | data.validation: must be a count or a fraction where data.train is "rest"
          rest | 5000 | 1    | data.train: must be at least 1 row, got "rest" of the training file's 5000 rows, of which data.validation takes 5000
          5000 | rest | 1    | data.validation: must be at least 1 row, got "rest" of the training file's 5000 rows, of which data.train takes 5000
          0.00001 | 1 | 1    | data.train: must be between 1 and the 5000 rows of the training file, got 0.00001 (0 rows)
          """)
  void problems_amountsThatDoNotFit_areNamedWithKeyAndConstraint(
      String train, String validation, String test, String expected) {
    List<DataProblem> problems = spec(Dataset.CIFAR10_SMALL, train, validation, test).problems();
    assertThat(problems)
        .extracting(problem -> problem.key() + ": " + problem.message())
        .containsExactly(expected);
  }

  @Test
  void problems_severalAtOnce_areAllNamed() {
    DataSpec spec =
        spec(
            Dataset.MNIST,
            "somewhere",
            "60001",
            "1",
            "10001",
            List.of(Augmentation.RANDOM_CROP, Augmentation.RANDOM_CROP),
            Double.NaN);
    assertThat(spec.problems())
        .extracting(DataProblem::key)
        .containsExactly("data.path", "data.augment", "data.labelNoise", "data.train", "data.test");
  }

  @Test
  void problems_imageFolder_needsItsKeysAndAmountsThatFitTogether() {
    assertThat(spec(Dataset.IMAGE_FOLDER, "rest", "rest", "1").problems())
        .extracting(DataProblem::key)
        .containsExactly("data.path", "data.images", "data.validation");
  }

  @Test
  void of_amountsThatDoNotFit_throwsTheFirstProblem() {
    assertThatThrownBy(() -> SplitSizes.of(spec(Dataset.MNIST, "8", "3", "1"), 10, 1))
        .isInstanceOf(DataException.class)
        .hasMessageStartingWith("data.train: must leave room for data.validation");
  }

  @Test
  void amount_values_outsideTheirKind_areRejected() {
    assertThatThrownBy(() -> Amount.count(0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Amount.fraction(1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Amount.fraction(0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Amount.fraction(Double.NaN))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({"7, 7", "rest, rest", "0.25, 0.25", "0.00001, 0.00001"})
  void amount_toString_isTheJsonForm(String text, String expected) {
    assertThat(amount(text)).hasToString(expected);
  }
}
