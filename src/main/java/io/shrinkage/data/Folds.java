package io.shrinkage.data;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/**
 * Cross-validation: the rows that {@code data.train} names are cut into folds, and every run holds
 * one of them out. Sizes of folds differ by at most one row, the first ones being the larger.
 *
 * @param folds in [2, 20]
 */
public record Folds(
    @JsonPropertyDescription(
            "Parts of data.train, as equal as can be; a run validates on one and learns from the"
                + " others.")
        @Min(Folds.FEWEST)
        @Max(Folds.MOST)
        int folds)
    implements Validation {
  /** The smallest number of folds. */
  public static final int FEWEST = 2;

  /** The largest number of folds. */
  public static final int MOST = 20;

  /** Rejects numbers out of range. */
  public Folds {
    if (folds < FEWEST || folds > MOST) {
      throw new IllegalArgumentException(
          "must have between " + FEWEST + " and " + MOST + " folds, got " + folds);
    }
  }

  /** Returns the rows of a fold, from 1, of so many rows in all. */
  int size(int fold, int rows) {
    return rows / folds + (fold <= rows % folds ? 1 : 0);
  }

  /** Returns the rows of all folds before this one. */
  int start(int fold, int rows) {
    return (fold - 1) * (rows / folds) + Math.min(fold - 1, rows % folds);
  }
}
