package io.shrinkage.data.fetch;

import io.shrinkage.data.Digests;
import io.shrinkage.data.PublishedArchive;
import io.shrinkage.data.PublishedFile;
import io.shrinkage.data.PublishedLayout;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** A data set of two files of noise, published as one archive or as two. */
final class TinySet {
  static final byte[] TRAIN = noise(1, 150_000);
  static final byte[] TEST = noise(2, 50_000);

  /** Of no use: every download has a mirror in its place. */
  private static final URI NOWHERE = URI.create("https://invalid.invalid/");

  private TinySet() {}

  /** Bytes that no compression shortens. */
  static byte[] noise(long seed, int count) {
    byte[] bytes = new byte[count];
    new SplittableRandom(seed).nextBytes(bytes);
    return bytes;
  }

  /** The archive as a publisher would make it, with a file that nobody asked for. */
  static byte[] tar() {
    return tar(
        out -> {
          add(out, "tiny-bin/readme.html", new byte[10]);
          add(out, "tiny-bin/train.bin", TRAIN);
          add(out, "tiny-bin/test.bin", TEST);
        });
  }

  /** Fills a tar. */
  @FunctionalInterface
  interface Filling {
    void of(TarArchiveOutputStream out) throws IOException;
  }

  static byte[] tar(Filling filling) {
    return gzip(
        bytes -> {
          try (TarArchiveOutputStream out = new TarArchiveOutputStream(bytes)) {
            filling.of(out);
          }
        });
  }

  static void add(TarArchiveOutputStream out, String name, byte[] content) throws IOException {
    TarArchiveEntry entry = new TarArchiveEntry(name, true);
    entry.setSize(content.length);
    out.putArchiveEntry(entry);
    out.write(content);
    out.closeArchiveEntry();
  }

  static byte[] gzip(byte[] content) {
    return gzip(out -> out.write(content));
  }

  /** Writes what is compressed. */
  @FunctionalInterface
  private interface Content {
    void to(OutputStream out) throws IOException;
  }

  private static byte[] gzip(Content content) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      content.to(gzip);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** One archive with both files. */
  static PublishedLayout archived(byte[] archive) {
    return layout(List.of(archive("tiny.tar.gz", archive)));
  }

  /** Two archives with a file each. */
  static PublishedLayout separate() {
    return layout(
        List.of(archive("train.bin.gz", gzip(TRAIN)), archive("test.bin.gz", gzip(TEST))));
  }

  private static PublishedLayout layout(List<PublishedArchive> archives) {
    return new PublishedLayout(
        "tiny-bin",
        NOWHERE,
        archives,
        List.of(new PublishedFile("train.bin", TRAIN.length, "MD5", "")),
        List.of(new PublishedFile("test.bin", TEST.length, "MD5", "")));
  }

  private static PublishedArchive archive(String name, byte[] bytes) {
    return new PublishedArchive(name, bytes.length, sha256(bytes));
  }

  static String sha256(byte[] bytes) {
    return HexFormat.of().formatHex(Digests.sha256().digest(bytes));
  }
}
