package io.shrinkage.run;

import io.shrinkage.train.Tensor;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
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
 * <p>Layout: the eight ASCII bytes {@code SHRNKW01}, then the number of tensors; then of each
 * tensor its name and its kind, each as the length in bytes and UTF-8; the number of dimensions and
 * each dimension; and its values in C order as 32-bit IEEE 754 floats. Lengths and numbers are
 * 32-bit integers; everything is little-endian (NumPy: {@code '<i4'}, {@code '<f4'}).
 */
public final class WeightsFile {
  private static final byte[] MAGIC = {'S', 'H', 'R', 'N', 'K', 'W', '0', '1'};
  private static final int MAX_TENSORS = 100_000;
  private static final int MAX_NAME = 10_000;
  private static final int MAX_DIMENSIONS = 8;
  private static final int MAX_VALUES = Integer.MAX_VALUE / Float.BYTES;

  private WeightsFile() {}

  /** Writes the file whole. */
  public static void write(Path file, List<Tensor> tensors) {
    AtomicFile.write(file, out -> write(out, tensors));
  }

  /** Returns the file's bytes. */
  static byte[] bytes(List<Tensor> tensors) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      write(out, tensors);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static void write(OutputStream stream, List<Tensor> tensors) throws IOException {
    stream.write(MAGIC);
    ByteBuffer count = ByteBuffer.allocate(Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    stream.write(count.putInt(tensors.size()).array());
    for (Tensor tensor : tensors) {
      stream.write(bytes(tensor));
    }
  }

  private static byte[] bytes(Tensor tensor) {
    byte[] name = tensor.name().getBytes(StandardCharsets.UTF_8);
    byte[] kind = tensor.kind().getBytes(StandardCharsets.UTF_8);
    int numbers = 3 + tensor.shape().length + tensor.values().length;
    int size = name.length + kind.length + Integer.BYTES * numbers;
    ByteBuffer bytes = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putInt(name.length).put(name).putInt(kind.length).put(kind);
    bytes.putInt(tensor.shape().length);
    for (int dimension : tensor.shape()) {
      bytes.putInt(dimension);
    }
    bytes.asFloatBuffer().put(tensor.values());
    return bytes.array();
  }

  /**
   * Reads the file.
   *
   * @throws ResultsException if it is missing, cut or not of this format
   */
  public static List<Tensor> read(Path file) {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
      return read(file.toString(), in);
    } catch (IOException e) {
      throw new ResultsException(file + ": cannot be read: " + Problem.of(e), e);
    }
  }

  /**
   * Reads a file's bytes.
   *
   * @param name what messages call them
   * @throws ResultsException if they are cut or not of this format
   */
  static List<Tensor> of(String name, byte[] bytes) {
    return read(name, new ByteArrayInputStream(bytes));
  }

  private static List<Tensor> read(String name, InputStream stream) {
    try {
      DataInputStream in = new DataInputStream(stream);
      if (!Arrays.equals(in.readNBytes(MAGIC.length), MAGIC)) {
        throw new IOException("must begin with " + new String(MAGIC, StandardCharsets.US_ASCII));
      }
      int count = LittleEndian.count(in, MAX_TENSORS, "tensors");
      List<Tensor> tensors = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        tensors.add(readTensor(in));
      }
      if (in.read() >= 0) {
        throw new IOException("must end after " + count + " tensors");
      }
      return tensors;
    } catch (EOFException e) {
      throw new ResultsException(name + ": cannot be read: ends within a tensor", e);
    } catch (IOException e) {
      throw new ResultsException(name + ": cannot be read: " + Problem.of(e), e);
    }
  }

  private static Tensor readTensor(DataInputStream in) throws IOException {
    String name = text(in);
    String kind = text(in);
    int[] shape = new int[LittleEndian.count(in, MAX_DIMENSIONS, "dimensions")];
    long size = 1;
    for (int i = 0; i < shape.length; i++) {
      shape[i] = LittleEndian.count(in, MAX_VALUES, "entries");
      size = LittleEndian.atMost(MAX_VALUES, size * shape[i], "values");
    }
    return new Tensor(name, kind, shape, LittleEndian.floats(in, (int) size));
  }

  private static String text(DataInputStream in) throws IOException {
    return new String(
        LittleEndian.bytes(in, LittleEndian.count(in, MAX_NAME, "bytes of a name")),
        StandardCharsets.UTF_8);
  }
}
