package io.shrinkage.data;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.GZIPOutputStream;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

/** Small files in the formats of this package, made in memory. */
final class TestFiles {
  private TestFiles() {}

  /** A file of these bytes. */
  static DataFile file(String name, byte[] bytes) {
    return new DataFile(name, () -> new ByteArrayInputStream(bytes));
  }

  /** An IDX file: header words, then {@code values} bytes counting up from 0. */
  static byte[] idx(int values, int... header) {
    ByteBuffer buffer = ByteBuffer.allocate(4 * header.length + values);
    for (int word : header) {
      buffer.putInt(word);
    }
    for (int i = 0; i < values; i++) {
      buffer.put((byte) i);
    }
    return buffer.array();
  }

  /** CIFAR records whose pixels are all {@code 10 * label}. */
  static byte[] cifar(int labelBytes, int... labels) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int label : labels) {
      byte[] record = new byte[labelBytes + 3072];
      Arrays.fill(record, (byte) (10 * label));
      record[labelBytes - 1] = (byte) label;
      bytes.writeBytes(record);
    }
    return bytes.toByteArray();
  }

  /** The same bytes, the last {@code count} cut off. */
  static byte[] cut(byte[] bytes, int count) {
    return Arrays.copyOf(bytes, bytes.length - count);
  }

  /** Both, one after the other. */
  static byte[] join(byte[] one, byte... two) {
    return ByteBuffer.allocate(one.length + two.length).put(one).put(two).array();
  }

  /** Compressed by gzip. */
  static byte[] gzip(byte[] bytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /** Compressed by xz. */
  static byte[] xz(byte[] bytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (XZOutputStream xz = new XZOutputStream(out, new LZMA2Options(0))) {
      xz.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /** An xz file whose header is forged to demand a dictionary of 1 GiB. */
  static byte[] xzWithHugeDictionary() {
    byte[] bytes = xz(new byte[100]);
    // After the stream header of 12 bytes the block header: its size in words less one, flags, the
    // filter's id 0x21, the size of its properties, the dictionary's size, ..., CRC32.
    int start = 12;
    int end = start + 4 * (bytes[start] + 1) - 4;
    bytes[start + 4] = 36;
    CRC32 crc = new CRC32();
    crc.update(bytes, start, end - start);
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(end, (int) crc.getValue());
    return bytes;
  }
}
