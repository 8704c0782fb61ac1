package io.shrinkage.data;

import org.jspecify.annotations.Nullable;

/**
 * Files of an image-folder, decoded.
 *
 * @param size values of an image
 * @param pixels unsigned, one image after the other; of a broken file anything
 * @param problems what is wrong with each file; null where nothing is
 */
@SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
record DecodedImages(int size, byte[] pixels, @Nullable String[] problems) {

  int count() {
    return problems.length;
  }

  @Nullable String problem(int index) {
    return problems[index];
  }
}
