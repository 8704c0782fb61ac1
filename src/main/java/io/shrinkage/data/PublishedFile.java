package io.shrinkage.data;

/**
 * A file of a published data set.
 *
 * @param name without a suffix of compression
 * @param bytes decompressed
 * @param algorithm of its published digest, such as "MD5"
 * @param digest of the decompressed bytes, in hex; empty where none is published for the file
 */
public record PublishedFile(String name, long bytes, String algorithm, String digest) {

  static PublishedFile md5(String name, long bytes, String digest) {
    return new PublishedFile(name, bytes, "MD5", digest);
  }

  static PublishedFile withoutDigest(String name, long bytes) {
    return new PublishedFile(name, bytes, "SHA-256", "");
  }

  /** Whether bytes of this digest may be the published ones. */
  boolean matches(String actual) {
    return digest.isEmpty() || digest.equals(actual);
  }
}
