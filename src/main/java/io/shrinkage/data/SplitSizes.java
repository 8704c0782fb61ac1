package io.shrinkage.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The numbers of rows that the amounts of a spec mean for given files.
 *
 * @param train rows of the training file, at least 1
 * @param validation other rows of the training file, at least 1
 * @param test rows of the test file, at least 1
 */
public record SplitSizes(int train, int validation, int test) {

  /** Works out the sizes; throws with the first problem if the amounts do not fit. */
  public static SplitSizes of(DataSpec spec, int trainRows, int testRows) {
    List<DataProblem> problems = problems(spec, trainRows, testRows);
    if (!problems.isEmpty()) {
      DataProblem first = problems.get(0);
      throw new DataException(first.key() + ": " + first.message());
    }
    return unchecked(spec, trainRows, testRows);
  }

  static List<DataProblem> problems(DataSpec spec, int trainRows, int testRows) {
    List<DataProblem> problems = new ArrayList<>();
    if (spec.validation() instanceof Folds folds) {
      checkFolds(spec, folds, trainRows, testRows, problems);
    } else if (spec.validation() instanceof Amount validation) {
      checkAmounts(spec, validation, trainRows, testRows, problems);
    }
    return problems;
  }

  private static void checkFolds(
      DataSpec spec, Folds folds, int trainRows, int testRows, List<DataProblem> problems) {
    int most = folds.folds();
    Integer fold = spec.fold();
    if (fold == null || fold < 1 || fold > most) {
      String got = fold == null ? "is missing" : "got " + fold;
      problems.add(
          new DataProblem(
              "data.fold", "must be one of the " + most + " folds of data.validation, " + got));
    }
    if (fits("data.train", spec.train(), trainRows, "training", problems)) {
      int pool = spec.train().of(trainRows);
      if (most > pool) {
        problems.add(
            new DataProblem(
                "data.validation.folds",
                "must be at most the rows of data.train, " + pool + ", got " + most));
      }
    }
    fits("data.test", spec.test(), testRows, "test", problems);
  }

  private static void checkAmounts(
      DataSpec spec, Amount validation, int trainRows, int testRows, List<DataProblem> problems) {
    if (spec.fold() != null) {
      problems.add(
          new DataProblem(
              "data.fold",
              "must be absent where data.validation has no folds, got " + spec.fold()));
    }
    boolean bothRest = spec.train().isRest() && validation.isRest();
    if (bothRest) {
      problems.add(
          new DataProblem(
              "data.validation", "must be a count or a fraction where data.train is \"rest\""));
    }
    boolean alone = true;
    alone &= fits("data.train", spec.train(), trainRows, "training", problems);
    alone &= fits("data.validation", validation, trainRows, "training", problems);
    fits("data.test", spec.test(), testRows, "test", problems);
    if (alone && !bothRest) {
      checkTogether(spec, unchecked(spec, trainRows, testRows), trainRows, problems);
    }
  }

  private static boolean fits(
      String key, Amount amount, int rows, String file, List<DataProblem> problems) {
    int count = amount.of(rows);
    if (count >= 1 && count <= rows) {
      return true;
    }
    String got = amount + (amount.kind() == Amount.Kind.FRACTION ? " (" + count + " rows)" : "");
    problems.add(
        new DataProblem(
            key,
            "must be between 1 and the " + rows + " rows of the " + file + " file, got " + got));
    return false;
  }

  private static void checkTogether(
      DataSpec spec, SplitSizes sizes, int rows, List<DataProblem> problems) {
    if (sizes.train < 1) {
      problems.add(nothingLeft("data.train", "data.validation", sizes.validation, rows));
    } else if (sizes.validation < 1) {
      problems.add(nothingLeft("data.validation", "data.train", sizes.train, rows));
    } else if ((long) sizes.train + sizes.validation > rows) {
      problems.add(
          new DataProblem(
              "data.train",
              "must leave room for data.validation: together at most the "
                  + rows
                  + " rows of the training file, got "
                  + spec.train()
                  + " and "
                  + spec.validation()));
    }
  }

  private static DataProblem nothingLeft(String key, String other, int taken, int rows) {
    return new DataProblem(
        key,
        "must be at least 1 row, got \"rest\" of the training file's "
            + rows
            + " rows, of which "
            + other
            + " takes "
            + taken);
  }

  private static SplitSizes unchecked(DataSpec spec, int trainRows, int testRows) {
    int train = spec.train().of(trainRows);
    int test = spec.test().of(testRows);
    if (spec.validation() instanceof Folds folds) {
      int held = folds.size(Objects.requireNonNull(spec.fold()), train);
      return new SplitSizes(train - held, held, test);
    }
    Amount amount = (Amount) spec.validation();
    int validation = amount.of(trainRows);
    return new SplitSizes(
        spec.train().isRest() ? trainRows - validation : train,
        amount.isRest() ? trainRows - train : validation,
        test);
  }
}
