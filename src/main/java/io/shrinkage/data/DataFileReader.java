package io.shrinkage.data;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.apache.commons.compress.MemoryLimitException;

/**
 * Reads a data file from start to end, never more than asked, and turns everything that can be
 * wrong with its bytes into a message with the file's name.
 */
final class DataFileReader implements AutoCloseable {
  private final String name;
  private final MessageDigest digest;
  private final InputStream in;
  private long position;

  /**
   * Opens a file.
   *
   * @param algorithm of the digest taken of the decompressed bytes
   */
  DataFileReader(DataFile file, String algorithm) {
    this.name = file.name();
    this.digest = Digests.of(algorithm);
    try {
      this.in = new DigestInputStream(file.open(), digest);
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  /** What messages call the file. */
  String name() {
    return name;
  }

  /** Fills a stretch of an array; {@code whole} says in messages what the file must hold. */
  void read(byte[] target, int offset, int length, String whole) {
    try {
      int count = in.readNBytes(target, offset, length);
      position += count;
      if (count < length) {
        throw truncated(whole);
      }
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  /** Reads so many bytes; memory grows with what is there, not with what a header declares. */
  byte[] read(int length, String whole) {
    try {
      byte[] bytes = in.readNBytes(length);
      position += bytes.length;
      if (bytes.length < length) {
        throw truncated(whole);
      }
      return bytes;
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  /** Fills an array, or returns false if the file ends here. */
  boolean readOrEnd(byte[] target, String whole) {
    try {
      int count = in.readNBytes(target, 0, target.length);
      position += count;
      if (count > 0 && count < target.length) {
        throw truncated(whole);
      }
      return count > 0;
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  /** Checks that nothing follows; this also checks the checksum of compressed files. */
  void expectEnd(String whole) {
    try {
      if (in.read() >= 0) {
        throw new DataException(
            name + ": must hold " + whole + " and end after " + position + " bytes, got more");
      }
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  /** The digest, in hex, of all that has been read. */
  String digest() {
    return HexFormat.of().formatHex(digest.digest());
  }

  @Override
  public void close() {
    try {
      in.close();
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private DataException truncated(String whole) {
    return new DataException(
        position == 0
            ? name + ": must hold " + whole + ", got an empty file"
            : name + ": must hold " + whole + ", got only " + position + " bytes");
  }

  private DataException unreadable(IOException e) {
    if (e instanceof EOFException) {
      return new DataException(
          name + ": must be a whole file, got one whose compressed data is cut off", e);
    }
    if (e instanceof MemoryLimitException) {
      return new DataException(
          name + ": must be decompressible in 100 MiB of memory, got: " + e.getMessage(), e);
    }
    return new DataException(name + ": cannot be read: " + reason(e), e);
  }

  private static String reason(IOException e) {
    String type = e.getClass().getSimpleName();
    return e.getMessage() == null ? type : type + ": " + e.getMessage();
  }
}
