package io.shrinkage.optimizer;

/** Keeps values that decay to 0 out of the denormal floats. */
public final class Denormals {

  private static final float TINY = 1e-30f;

  private Denormals() {}

  /**
   * Returns the value, or 0 or a normal float where it is below about 1e-37; what is above 1e-22
   * keeps every bit.
   *
   * <p>Without it the velocity of a dead unit ends at 4 * Float.MIN_VALUE, which 0.9 times rounds
   * to itself, and every instruction that meets it takes over ten times as long.
   */
  public static float flush(float value) {
    return (value + TINY) - TINY;
  }
}
