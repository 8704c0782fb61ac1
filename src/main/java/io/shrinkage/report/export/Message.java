package io.shrinkage.report.export;

import com.google.protobuf.CodedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * A Protocol Buffers message being built; fields are to be written in the order of their numbers.
 */
final class Message {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final CodedOutputStream out = CodedOutputStream.newInstance(bytes);

  private interface Field {
    void writeTo(CodedOutputStream out) throws IOException;
  }

  Message put(int field, String value) {
    return put(out -> out.writeString(field, value));
  }

  Message put(int field, byte[] value) {
    return put(out -> out.writeByteArray(field, value));
  }

  Message put(int field, Message value) {
    return put(field, value.bytes());
  }

  Message put(int field, double value) {
    return put(out -> out.writeDouble(field, value));
  }

  Message put(int field, float value) {
    return put(out -> out.writeFloat(field, value));
  }

  Message put(int field, boolean value) {
    return put(out -> out.writeBool(field, value));
  }

  /** Puts an integer or the number of an enum's value. */
  Message put(int field, long value) {
    return put(out -> out.writeInt64(field, value));
  }

  byte[] bytes() {
    put(CodedOutputStream::flush);
    return bytes.toByteArray();
  }

  private Message put(Field field) {
    try {
      field.writeTo(out);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
