package io.shrinkage.data;

/**
 * A file of a published data set.
 *
 * @param name without a suffix of compression
 * @param algorithm of its published digest, such as "MD5"
 * @param digest of the decompressed bytes, in hex; empty where none is published for the file
 */
record PublishedFile(String name, String algorithm, String digest) {

  static PublishedFile sha256(String name, String digest) {
    return new PublishedFile(name, "SHA-256", digest);
  }

  static PublishedFile md5(String name, String digest) {
    return new PublishedFile(name, "MD5", digest);
  }

  static PublishedFile withoutDigest(String name) {
    return new PublishedFile(name, "SHA-256", "");
  }

  /** Whether bytes of this digest may be the published ones. */
  boolean matches(String actual) {
    return digest.isEmpty() || digest.equals(actual);
  }
}
