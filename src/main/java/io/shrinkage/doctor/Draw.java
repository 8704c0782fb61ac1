package io.shrinkage.doctor;

import io.shrinkage.model.Initializer;

/**
 * What an initial value is drawn from: normal or uniform, with mean 0.
 *
 * @param deviation standard deviation; 0 where the value starts at 0
 */
record Draw(double deviation, boolean uniform) {

  static Draw ofWeights(Initializer initializer, long fanIn, long fanOut) {
    if (initializer instanceof Initializer.Normal normal) {
      return new Draw(normal.standardDeviation(), false);
    }
    boolean he =
        initializer instanceof Initializer.HeNormal || initializer instanceof Initializer.HeUniform;
    // U(-a, a) has the variance a^2 / 3: each uniform initializer has that of its normal namesake
    boolean uniform =
        initializer instanceof Initializer.HeUniform
            || initializer instanceof Initializer.GlorotUniform;
    return new Draw(Math.sqrt(2.0 / (he ? fanIn : fanIn + fanOut)), uniform);
  }

  static Draw ofBiases(Initializer initializer) {
    return initializer instanceof Initializer.Normal normal && normal.biases()
        ? new Draw(normal.standardDeviation(), false)
        : new Draw(0, false);
  }

  /** Returns E w^2. */
  double square() {
    return deviation * deviation;
  }

  /** Returns E abs(w): a / 2 in [-a, a], and deviation * sqrt(2 / pi) for a normal value. */
  double absolute() {
    return deviation * (uniform ? Math.sqrt(3) / 2 : Math.sqrt(2 / Math.PI));
  }

  /**
   * Returns E norm(w) over n values. For n above 1 to second order: E sqrt(S) = sqrt(E S) * (1 -
   * Var S / (8 (E S)^2)), where S = sum w^2 and Var w^2 is 2 (normal) or 4/5 (uniform) of
   * deviation^4; off by 1.3 % at n = 2 and less above.
   */
  double norm(long n) {
    if (n == 1) {
      return absolute();
    }
    double variance = uniform ? 0.8 : 2;
    return deviation * Math.sqrt(n) * (1 - variance / (8 * n));
  }
}
