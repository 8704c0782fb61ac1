package io.shrinkage.data;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.datavec.api.records.reader.RecordReader;
import org.datavec.api.split.CollectionInputSplit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Guards against any data file, however broken, that ends in anything but its values or a message
 * with its name, or that unpacks to more than is expected of it.
 */
@Timeout(value = 5, unit = TimeUnit.MINUTES) // a hang, not a slow machine
final class DataFuzzTest {
  private static final int MUTANTS = 1_000;
  private static final long SEED = 20_260_102;
  private static final int ROWS = 3;

  /** Buffers, and the dictionaries of decompression; a declared 2 GB must not be among it. */
  private static final long MOST_BYTES = 16 << 20;

  private static final byte[] IMAGES = TestFiles.idx(ROWS * 6, 0x803, ROWS, 2, 3);
  private static final byte[] LABELS = TestFiles.idx(ROWS, 0x801, ROWS);
  private static final byte[] CIFAR = TestFiles.cifar(1, 1, 2, 3);

  private final SplittableRandom random = new SplittableRandom(SEED);
  private final ThreadMXBean memory = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  @TempDir private Path folder;

  /** How a file is stored. */
  enum Stored {
    PLAIN(bytes -> bytes),
    GZIP(TestFiles::gzip),
    XZ(TestFiles::xz);

    private final UnaryOperator<byte[]> packing;

    Stored(UnaryOperator<byte[]> packing) {
      this.packing = packing;
    }

    byte[] of(byte[] bytes) {
      return packing.apply(bytes);
    }
  }

  @ParameterizedTest
  @EnumSource
  void idx_anyMutant_isReadOrRejected(Stored stored) {
    fuzz(
        stored,
        IMAGES,
        file -> {
          IdxFormat.Content content = IdxFormat.read(file, "MD5", ROWS, 2, 3);
          assertThat(content.values()).hasSize(ROWS * 6);
        });
  }

  @ParameterizedTest
  @EnumSource
  void cifar_anyMutant_isReadOrRejected(Stored stored) {
    fuzz(
        stored,
        CIFAR,
        file -> {
          byte[] labels = new byte[ROWS];
          CifarFormat.CIFAR10.read(file, "MD5", ROWS, new byte[ROWS * 3072], labels, 0);
          for (byte label : labels) {
            assertThat(label).isBetween((byte) 0, (byte) 9);
          }
        });
  }

  @ParameterizedTest
  @EnumSource
  void idxRecords_anyMutant_areReadOrRejected(Stored stored) throws IOException {
    Path labels = Files.write(folder.resolve("labels"), LABELS);
    Path images = folder.resolve("images");
    fuzz(
        stored,
        IMAGES,
        file -> {
          store(file, images);
          read(new IdxRecordReader(), List.of(images, labels));
        });
  }

  @ParameterizedTest
  @EnumSource
  void cifarRecords_anyMutant_areReadOrRejected(Stored stored) {
    Path batch = folder.resolve("batch.bin");
    fuzz(
        stored,
        CIFAR,
        file -> {
          store(file, batch);
          read(new CifarRecordReader(), List.of(batch));
        });
  }

  private void fuzz(Stored stored, byte[] original, Consumer<DataFile> reading) {
    byte[] whole = stored.of(original);
    reading.accept(TestFiles.file("mutant", whole)); // so that what is not mutated is sound
    int rejected = 0;
    for (int i = 0; i < MUTANTS; i++) {
      // of the packed bytes, or of what they unpack to, which a checksum would hide
      byte[] bytes = random.nextBoolean() ? mutant(whole) : stored.of(mutant(original));
      long before = memory.getThreadAllocatedBytes(Thread.currentThread().getId());
      rejected += isRead(TestFiles.file("mutant", bytes), i, reading) ? 0 : 1;
      long after = memory.getThreadAllocatedBytes(Thread.currentThread().getId());
      assertThat(after - before).as("bytes for mutant %d", i).isLessThan(MOST_BYTES);
    }
    assertThat(rejected).isGreaterThan(MUTANTS / 4);
  }

  private static boolean isRead(DataFile file, int mutant, Consumer<DataFile> reading) {
    try {
      reading.accept(file);
      return true;
    } catch (DataException rejected) {
      assertThat(rejected.getMessage()).contains(": ");
      return false;
    } catch (RuntimeException | Error e) {
      throw new AssertionError("mutant " + mutant, e);
    }
  }

  private byte[] mutant(byte[] bytes) {
    byte[] changed = bytes.clone();
    for (int changes = random.nextInt(1, 4); changes > 0 && changed.length > 0; changes--) {
      int at = random.nextInt(changed.length);
      switch (random.nextInt(5)) {
        case 0 -> changed = Arrays.copyOf(changed, at);
        case 1 -> changed = TestFiles.join(changed, Arrays.copyOf(changed, at));
        case 2 -> Arrays.fill(changed, at, Math.min(changed.length, at + 4), (byte) 0xff);
        case 3 ->
            changed[random.nextInt(Math.min(changed.length, 16))] ^=
                (byte) (1 << random.nextInt(8));
        default -> changed[at] ^= (byte) random.nextInt(1, 256);
      }
    }
    return changed;
  }

  private static void store(DataFile file, Path path) {
    try (var stored = file.opener().open()) {
      Files.write(path, stored.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void read(RecordReader opened, List<Path> files) {
    try (RecordReader reader = opened) {
      reader.initialize(new CollectionInputSplit(files.stream().map(Path::toUri).toList()));
      while (reader.hasNext()) {
        assertThat(reader.next()).hasSize(2);
      }
    } catch (IOException | InterruptedException e) {
      throw new AssertionError("must be a DataException", e);
    }
  }
}
