package io.shrinkage.data;

import java.util.List;

/**
 * A data set in memory.
 *
 * @param train the training file's images, from which the validation part is cut too
 * @param test the test file's images
 * @param notices what a person should know but need not mend, such as an unusual hash
 */
public record LoadedData(ImageSet train, ImageSet test, List<String> notices) {

  /** Keeps its own copy of the list. */
  public LoadedData {
    notices = List.copyOf(notices);
  }
}
