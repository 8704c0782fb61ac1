package io.shrinkage.data;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The message digests that published data and provenance are told apart by. */
public final class Digests {
  private Digests() {}

  /** A fresh SHA-256 digest. */
  public static MessageDigest sha256() {
    return of("SHA-256");
  }

  /** A fresh digest of one of the algorithms that every Java platform must have. */
  static MessageDigest of(String algorithm) {
    try {
      return MessageDigest.getInstance(algorithm);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(algorithm + " is missing from this Java platform", e);
    }
  }
}
