package io.shrinkage.report.export;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * TensorFlow's record format, of which event files are made: a record is its length (eight bytes,
 * little endian), the length's checksum, the data and the data's checksum.
 */
final class EventFile {
  private static final int MASK = 0xa282ead8;

  private EventFile() {}

  static void write(OutputStream out, List<byte[]> records) throws IOException {
    for (byte[] record : records) {
      byte[] length = littleEndian(Long.BYTES).putLong(record.length).array();
      out.write(length);
      out.write(checksum(length));
      out.write(record);
      out.write(checksum(record));
    }
  }

  /** CRC-32C, rotated and shifted, since checksums of data that holds checksums are weak. */
  private static byte[] checksum(byte[] data) {
    CRC32C crc = new CRC32C();
    crc.update(data);
    int masked = Integer.rotateRight((int) crc.getValue(), 15) + MASK;
    return littleEndian(Integer.BYTES).putInt(masked).array();
  }

  private static ByteBuffer littleEndian(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
