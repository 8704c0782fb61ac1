package io.shrinkage.cli;

/**
 * How long a worker takes: to start a run, for an image, and to end a run. What was long ago fades,
 * since the first batches are slow until Java's compiler is done with the code.
 */
final class Pace {
  private double seconds;
  private double images;
  private double start;
  private double end;
  private boolean started;
  private boolean ended;

  /** A run was built. */
  void start(double took) {
    start = started ? (start + took) / 2 : took;
    started = true;
  }

  /** A run that was trained to its last epoch was measured and written. */
  void end(double took) {
    end = ended ? (end + took) / 2 : took;
    ended = true;
  }

  /**
   * A batch was trained.
   *
   * @param halfLife after so many images, what was before counts half
   */
  void batch(double took, int count, double halfLife) {
    double fading = Math.pow(0.5, count / halfLife);
    seconds = seconds * fading + took;
    images = images * fading + count;
  }

  /** Returns whether there has been a batch. */
  boolean known() {
    return images > 0 && seconds > 0;
  }

  /** Returns how long a run that has begun still takes. */
  double rest(long imagesLeft) {
    return imagesLeft * seconds / images + end;
  }

  /** Returns how long a run takes that has not begun. */
  double all(long itsImages) {
    return start + rest(itsImages);
  }
}
