package io.shrinkage.data.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Properties;

/**
 * The part of a file that has been downloaded so far, beside its target, and what the server called
 * that version of the file, so that bytes of two versions are never joined.
 */
final class PartFile implements AutoCloseable {
  private static final String ADDRESS = "address";
  private static final String VERSION = "version";

  private final Path path;
  private final FileChannel channel;

  private PartFile(Path path, FileChannel channel) {
    this.path = path;
    this.channel = channel;
  }

  /** Opens the part of a target, empty where there is none; its position is its end. */
  static PartFile of(Path target) throws IOException {
    Path path = path(target);
    FileChannel channel =
        FileChannel.open(
            path, StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
    channel.position(channel.size());
    return new PartFile(path, channel);
  }

  /** Where the part of a target lies. */
  static Path path(Path target) {
    return target.resolveSibling(target.getFileName() + ".part");
  }

  /** Removes the part of a target, if there is one. */
  static void delete(Path target) throws IOException {
    Files.deleteIfExists(path(target));
    Files.deleteIfExists(version(path(target)));
  }

  private static Path version(Path part) {
    return part.resolveSibling(part.getFileName() + ".version");
  }

  long size() throws IOException {
    return channel.size();
  }

  /**
   * Adds bytes at the end.
   *
   * @throws FetchException if the disk is in the way, which no further try of the server mends
   */
  void append(byte[] bytes, int count) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes, 0, count);
    try {
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
    } catch (IOException e) {
      throw new FetchException(path + ": cannot be written: " + Reason.of(e), e);
    }
  }

  /** Begins anew with a version that the server may have named. */
  void restart(URI address, Optional<String> version) throws IOException {
    channel.truncate(0);
    Files.deleteIfExists(version(path));
    if (version.isPresent()) {
      Properties properties = new Properties();
      properties.setProperty(ADDRESS, address.toString());
      properties.setProperty(VERSION, version.get());
      try (OutputStream out = Files.newOutputStream(version(path))) {
        properties.store(out, null);
      }
    }
  }

  /** Returns what this address called the version that the bytes are of. */
  Optional<String> version(URI address) throws IOException {
    if (!Files.exists(version(path))) {
      return Optional.empty();
    }
    Properties properties = new Properties();
    try (InputStream in = Files.newInputStream(version(path))) {
      properties.load(in);
    } catch (IllegalArgumentException damaged) {
      return Optional.empty();
    }
    return address.toString().equals(properties.getProperty(ADDRESS))
        ? Optional.ofNullable(properties.getProperty(VERSION))
        : Optional.empty();
  }

  /** Waits until the disk has everything. */
  void force() throws IOException {
    channel.force(true);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
