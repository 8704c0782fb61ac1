package io.shrinkage.run;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Reads binary files that may be cut or damaged. */
final class LittleEndian {
  private LittleEndian() {}

  /**
   * Returns so many bytes.
   *
   * @throws EOFException if there are fewer
   */
  static byte[] bytes(DataInputStream in, int length) throws IOException {
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new EOFException();
    }
    return bytes;
  }

  /** Returns so many 32-bit floats. */
  static float[] floats(DataInputStream in, int length) throws IOException {
    byte[] bytes = bytes(in, length * Float.BYTES);
    float[] values = new float[length];
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(values);
    return values;
  }

  /**
   * Returns a 32-bit number of things, from 0 to a limit: a damaged one must not ask for memory.
   */
  static int count(DataInputStream in, long limit, String what) throws IOException {
    return atMost(limit, Integer.reverseBytes(in.readInt()), what);
  }

  /** Returns the number where it is from 0 to a limit. */
  static int atMost(long limit, long count, String what) throws IOException {
    if (count < 0 || count > limit) {
      throw new IOException("must have 0 to " + limit + " " + what + ", got " + count);
    }
    return (int) count;
  }
}
