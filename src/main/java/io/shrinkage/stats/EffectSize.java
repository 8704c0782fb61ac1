package io.shrinkage.stats;

/**
 * The size of a paired difference in units of the standard deviation of the differences.
 *
 * <p>{@code dz} = mean / sd is Cohen's d_z (J. Cohen, Statistical Power Analysis for the Behavioral
 * Sciences, 1988, section 2.3.5; D. Lakens, Calculating and reporting effect sizes, Frontiers in
 * Psychology 4, 2013). It is too large in small samples; {@code gz} = J(n - 1) d_z is unbiased for
 * normal differences, with the exact factor J(m) = Γ(m/2) / (sqrt(m/2) Γ((m - 1)/2)), not its
 * approximation 1 - 3/(4m - 1) (L. V. Hedges, Distribution theory for Glass's estimator of effect
 * size and related estimators, Journal of Educational Statistics 6, 1981).
 *
 * @param n the number of differences
 * @param dz with the sign of the mean; NaN below 2 differences and where all are 0, infinite where
 *     all are equal
 * @param gz as {@code dz}; NaN below 3 differences
 */
public record EffectSize(int n, double dz, double gz) {

  /**
   * Measures paired differences.
   *
   * @throws IllegalArgumentException if a difference is not finite
   */
  public static EffectSize of(double... differences) {
    Summary summary = Summary.of(differences);
    double dz = summary.mean() / summary.sd();
    return new EffectSize(summary.n(), dz, hedges(summary.n() - 1) * dz);
  }

  /**
   * Returns J(m); NaN below 2.
   *
   * <p>G(m) = Γ(m/2) / Γ((m - 1)/2) starts with G(2) = 1/sqrt(π), and G(m + 1) G(m) = (m - 1)/2.
   */
  static double hedges(int m) {
    if (m < 2) {
      return Double.NaN;
    }
    double ratio = 1 / Math.sqrt(Math.PI);
    for (int k = 2; k < m; k++) {
      ratio = (k - 1) / 2.0 / ratio;
    }
    return ratio / Math.sqrt(m / 2.0);
  }
}
