package io.shrinkage.data;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/**
 * A file of images or labels, possibly compressed by gzip or xz, which its first bytes and not its
 * name decide.
 *
 * @param name what messages call the file
 * @param opener opens the stored bytes
 */
record DataFile(String name, Opener opener) {
  private static final int BUFFER = 1 << 16;

  /** Enough for every level of xz itself (-9 takes 65 MiB); a forged header may ask for 4 GiB. */
  private static final int XZ_MEMORY_KIB = 100 * 1024;

  /** Opens the stored bytes of a file. */
  @FunctionalInterface
  interface Opener {
    /** The bytes from the start; the caller closes them. */
    InputStream open() throws IOException;
  }

  /** A file on disk. */
  static DataFile of(Path path) {
    return new DataFile(path.toString(), () -> Files.newInputStream(path));
  }

  /** A file on disk, or in a jar on disk: nothing here connects anywhere. */
  static DataFile of(URI uri) {
    if ("file".equals(uri.getScheme())) {
      return of(Path.of(uri));
    }
    if (uri.toString().startsWith("jar:file:")) {
      return new DataFile(uri.toString(), () -> uri.toURL().openStream());
    }
    throw new DataException(uri + ": must be the address of a file on disk or in a jar");
  }

  /** A file inside the jar, next to this package's classes. */
  static DataFile embedded(String resource) {
    return new DataFile(
        resource + " inside the jar",
        () -> {
          InputStream stream = DataFile.class.getResourceAsStream(resource);
          if (stream == null) {
            throw new IOException("it is missing");
          }
          return stream;
        });
  }

  /** Opens the decompressed bytes. */
  InputStream open() throws IOException {
    InputStream stored = buffered(opener.open());
    try {
      stored.mark(6);
      byte[] magic = stored.readNBytes(6);
      stored.reset();
      if (GzipCompressorInputStream.matches(magic, magic.length)) {
        // The JDK's own gzip stream takes garbage after the last member for its end.
        return buffered(
            GzipCompressorInputStream.builder()
                .setInputStream(stored)
                .setDecompressConcatenated(true)
                .get());
      }
      if (XZCompressorInputStream.matches(magic, magic.length)) {
        return buffered(
            XZCompressorInputStream.builder()
                .setInputStream(stored)
                .setDecompressConcatenated(true)
                .setMemoryLimitKiB(XZ_MEMORY_KIB)
                .get());
      }
      return stored;
    } catch (IOException e) {
      stored.close();
      throw e;
    }
  }

  private static InputStream buffered(InputStream stream) {
    return new BufferedInputStream(stream, BUFFER);
  }
}
