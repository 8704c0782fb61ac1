package io.shrinkage.run;

import io.shrinkage.train.Tensor;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The file weights.bin: the parameter tensors of a network in its flat order.
 *
 * <p>Layout: the eight ASCII bytes {@code SHRNKW01}, then the number of tensors as a 32-bit
 * integer; then of each tensor its name and its kind as Java's modified UTF-8 (16-bit length and
 * bytes), the number of dimensions and each dimension as 32-bit integers, and its values in C order
 * as 32-bit floats. All integers are big-endian, all floats are little-endian IEEE 754 (NumPy:
 * {@code '<f4'}).
 */
public final class WeightsFile {
  private static final byte[] MAGIC = {'S', 'H', 'R', 'N', 'K', 'W', '0', '1'};
  private static final int MAX_TENSORS = 100_000;
  private static final int MAX_DIMENSIONS = 8;
  private static final int MAX_VALUES = Integer.MAX_VALUE / Float.BYTES;

  private WeightsFile() {}

  /** Writes the file whole. */
  public static void write(Path file, List<Tensor> tensors) {
    AtomicFile.write(file, out -> write(out, tensors));
  }

  private static void write(OutputStream stream, List<Tensor> tensors) throws IOException {
    DataOutputStream out = new DataOutputStream(stream);
    out.write(MAGIC);
    out.writeInt(tensors.size());
    for (Tensor tensor : tensors) {
      out.writeUTF(tensor.name());
      out.writeUTF(tensor.kind());
      out.writeInt(tensor.shape().length);
      for (int dimension : tensor.shape()) {
        out.writeInt(dimension);
      }
      ByteBuffer values =
          ByteBuffer.allocate(Float.BYTES * tensor.values().length).order(ByteOrder.LITTLE_ENDIAN);
      values.asFloatBuffer().put(tensor.values());
      out.write(values.array());
    }
    out.flush();
  }

  /**
   * Reads the file.
   *
   * @throws ResultsException if it is missing, cut or not of this format
   */
  public static List<Tensor> read(Path file) {
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16))) {
      if (!Arrays.equals(in.readNBytes(MAGIC.length), MAGIC)) {
        throw new IOException("must begin with " + new String(MAGIC, StandardCharsets.US_ASCII));
      }
      int count = atMost(MAX_TENSORS, in.readInt(), "tensors");
      List<Tensor> tensors = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        tensors.add(readTensor(in));
      }
      if (in.read() >= 0) {
        throw new IOException("must end after " + count + " tensors");
      }
      return tensors;
    } catch (EOFException e) {
      throw new ResultsException(file + ": cannot be read: ends within a tensor", e);
    } catch (IOException e) {
      throw new ResultsException(file + ": cannot be read: " + Problem.of(e), e);
    }
  }

  private static Tensor readTensor(DataInputStream in) throws IOException {
    String name = in.readUTF();
    String kind = in.readUTF();
    int[] shape = new int[atMost(MAX_DIMENSIONS, in.readInt(), "dimensions")];
    long size = 1;
    for (int i = 0; i < shape.length; i++) {
      shape[i] = atMost(MAX_VALUES, in.readInt(), "entries");
      size = atMost(MAX_VALUES, size * shape[i], "values");
    }
    byte[] bytes = in.readNBytes((int) size * Float.BYTES);
    if (bytes.length < size * Float.BYTES) {
      throw new EOFException();
    }
    float[] values = new float[(int) size];
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(values);
    return new Tensor(name, kind, shape, values);
  }

  private static int atMost(int limit, long count, String what) throws IOException {
    if (count < 0 || count > limit) {
      throw new IOException("must have 0 to " + limit + " " + what + ", got " + count);
    }
    return (int) count;
  }
}
