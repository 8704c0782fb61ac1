package io.shrinkage.run;

import io.shrinkage.data.Digests;
import io.shrinkage.train.Checkpoint;
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
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The file of a {@link Checkpoint}, with the run that it belongs to and the hash of the metrics up
 * to it, so that the two can only be used together.
 *
 * <p>Layout: the eight ASCII bytes {@code SHRNKC01}; the run id in twelve; the hash of the metrics'
 * bytes in 64; the epoch (32-bit) and the iteration (64-bit); the number of arrays, and of each its
 * length (32-bit) and its values as 32-bit IEEE 754 floats: the parameters, then the optimizer's
 * buffers; last the SHA-256 of everything before it. Everything is little-endian.
 *
 * @param metricsSha256 hash of the lines of metrics.jsonl up to the epoch
 */
record CheckpointFile(String runId, String metricsSha256, Checkpoint checkpoint) {
  private static final byte[] MAGIC = "SHRNKC01".getBytes(StandardCharsets.US_ASCII);
  private static final int RUN_ID = 12;
  private static final int HASH = 64;
  private static final int MAX_ARRAYS = 16;

  /** Returns the bytes of a checkpoint that travels with its metrics, and without their file. */
  static byte[] alone(String runId, Checkpoint checkpoint) {
    return new CheckpointFile(runId, "0".repeat(HASH), checkpoint).bytes();
  }

  /** Writes the file whole. */
  void write(Path file) {
    AtomicFile.write(file, this::write);
  }

  /** Returns the file's bytes. */
  byte[] bytes() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      write(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private void write(OutputStream out) throws IOException {
    DigestOutputStream digested = new DigestOutputStream(out, Digests.sha256());
    writeBody(digested);
    out.write(digested.getMessageDigest().digest());
  }

  private void writeBody(OutputStream out) throws IOException {
    out.write(MAGIC);
    out.write(runId.getBytes(StandardCharsets.US_ASCII));
    out.write(metricsSha256.getBytes(StandardCharsets.US_ASCII));
    List<float[]> arrays = new ArrayList<>(List.of(checkpoint.parameters()));
    arrays.addAll(checkpoint.optimizer());
    ByteBuffer counts = ByteBuffer.allocate(2 * Integer.BYTES + Long.BYTES);
    counts.order(ByteOrder.LITTLE_ENDIAN);
    counts.putInt(checkpoint.epoch()).putLong(checkpoint.iteration()).putInt(arrays.size());
    out.write(counts.array());
    for (float[] array : arrays) {
      ByteBuffer bytes = ByteBuffer.allocate(Integer.BYTES * (1 + array.length));
      bytes.order(ByteOrder.LITTLE_ENDIAN);
      bytes.putInt(array.length);
      bytes.asFloatBuffer().put(array);
      out.write(bytes.array());
    }
  }

  /**
   * Reads a file.
   *
   * @throws ResultsException if it cannot be read, is cut or damaged
   */
  static CheckpointFile read(Path file) {
    try (InputStream stream = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
      return read(file.toString(), stream, Files.size(file));
    } catch (IOException e) {
      throw new ResultsException(file + ": cannot be read: " + Problem.of(e), e);
    }
  }

  /**
   * Reads a file's bytes.
   *
   * @param name what messages call them
   * @throws ResultsException if they are cut or damaged
   */
  static CheckpointFile of(String name, byte[] bytes) {
    try {
      return read(name, new ByteArrayInputStream(bytes), bytes.length);
    } catch (IOException e) {
      throw new ResultsException(name + ": cannot be read: " + Problem.of(e), e);
    }
  }

  private static CheckpointFile read(String name, InputStream stream, long size)
      throws IOException {
    try {
      DigestInputStream digested = new DigestInputStream(stream, Digests.sha256());
      CheckpointFile content = readBody(new DataInputStream(digested), size);
      MessageDigest digest = digested.getMessageDigest();
      if (!Arrays.equals(stream.readAllBytes(), digest.digest())) {
        throw new IOException("its checksum is wrong");
      }
      return content;
    } catch (EOFException e) {
      throw new ResultsException(name + ": cannot be read: it is cut", e);
    }
  }

  private static CheckpointFile readBody(DataInputStream in, long size) throws IOException {
    if (!Arrays.equals(LittleEndian.bytes(in, MAGIC.length), MAGIC)) {
      throw new IOException("must begin with " + new String(MAGIC, StandardCharsets.US_ASCII));
    }
    String runId = new String(LittleEndian.bytes(in, RUN_ID), StandardCharsets.US_ASCII);
    String metrics = new String(LittleEndian.bytes(in, HASH), StandardCharsets.US_ASCII);
    int epoch = Integer.reverseBytes(in.readInt());
    long iteration = Long.reverseBytes(in.readLong());
    int count = LittleEndian.count(in, MAX_ARRAYS, "arrays");
    List<float[]> arrays = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      arrays.add(LittleEndian.floats(in, LittleEndian.count(in, size / Float.BYTES, "values")));
    }
    if (arrays.isEmpty()) {
      throw new IOException("must have parameters");
    }
    List<float[]> optimizer = arrays.subList(1, arrays.size());
    return new CheckpointFile(
        runId, metrics, new Checkpoint(epoch, iteration, arrays.get(0), optimizer));
  }
}
