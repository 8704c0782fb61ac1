package io.shrinkage.stats;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The choice of a strength as in glmnet, whose {@code getOptcv.glmnet} (formerly {@code getmin})
 * reads {@code lambda.min = max(lambda[cvm <= min(cvm)])} and {@code lambda.1se = max(lambda[cvm <=
 * (cvm + cvsd)[idmin]])}: of equally good strengths the strongest, since a simpler network that
 * does as well is preferred, and so that lambda.1se is never weaker than lambda.min. For an
 * accuracy the signs of the means turn.
 *
 * <p>Candidates without a finite mean are passed over. Those of equal strength count as the one
 * with the better mean.
 *
 * <p>Sources: L. Breiman, J. Friedman, R. Olshen, C. Stone, Classification and Regression Trees,
 * 1984, section 3.4.3 (the rule of one standard error); J. Friedman, T. Hastie, R. Tibshirani,
 * Regularization paths for generalized linear models via coordinate descent, Journal of Statistical
 * Software 33, 2010 (glmnet).
 */
public final class Selection {

  /**
   * Means that differ by no more than this share of the best are equal. glmnet compares exactly,
   * but means over seeds of the same accuracies in another order differ by rounding.
   */
  public static final double TIE = 1e-9;

  private static final Comparator<Candidate> WEAKER =
      Comparator.comparingDouble(Candidate::strength);

  private Selection() {}

  /**
   * Returns the strength with the best mean; among ties, the strongest.
   *
   * @return empty if no candidate has a finite mean
   */
  public static Optional<Candidate> lambdaMin(List<Candidate> candidates, Criterion criterion) {
    return finite(candidates)
        .mapToDouble(candidate -> criterion.cost(candidate.mean()))
        .min()
        .stream()
        .mapToObj(best -> strongest(candidates, criterion, best + TIE * Math.abs(best)))
        .flatMap(Optional::stream)
        .findFirst();
  }

  /**
   * Returns the strongest penalty whose mean is within one standard error, that of the best
   * candidate, of the best candidate's mean. Never weaker than {@link #lambdaMin}.
   *
   * @return empty if there is no best candidate or its standard error is NaN
   */
  public static Optional<Candidate> lambda1se(List<Candidate> candidates, Criterion criterion) {
    return lambdaMin(candidates, criterion)
        .filter(best -> !Double.isNaN(best.standardError()))
        .flatMap(
            best ->
                strongest(
                    candidates, criterion, criterion.cost(best.mean()) + best.standardError()));
  }

  private static Optional<Candidate> strongest(
      List<Candidate> candidates, Criterion criterion, double highestCost) {
    Comparator<Candidate> worse =
        Comparator.comparingDouble((Candidate c) -> criterion.cost(c.mean())).reversed();
    return finite(candidates)
        .filter(candidate -> criterion.cost(candidate.mean()) <= highestCost)
        .max(WEAKER.thenComparing(worse));
  }

  private static Stream<Candidate> finite(List<Candidate> candidates) {
    return candidates.stream().filter(candidate -> Double.isFinite(candidate.mean()));
  }
}
