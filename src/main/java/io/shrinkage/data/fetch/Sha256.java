package io.shrinkage.data.fetch;

import io.shrinkage.data.Digests;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.util.HexFormat;

/** The SHA-256 of files. */
final class Sha256 {
  private Sha256() {}

  /** Returns that of a file's bytes, in hex. */
  static String of(Path file) throws IOException {
    try (DigestInputStream in = open(file)) {
      in.transferTo(OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(in.getMessageDigest().digest());
    }
  }

  private static DigestInputStream open(Path file) throws IOException {
    InputStream in = Files.newInputStream(file);
    return new DigestInputStream(in, Digests.sha256());
  }
}
