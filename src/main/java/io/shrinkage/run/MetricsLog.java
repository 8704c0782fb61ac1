package io.shrinkage.run;

import io.shrinkage.data.Digests;
import io.shrinkage.train.EpochMetrics;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;

/** The file metrics.jsonl of a run that trains: a line an epoch, written when the epoch ends. */
final class MetricsLog {
  private final Path file;
  private final MessageDigest digest = Digests.sha256();

  private MetricsLog(Path file) {
    this.file = file;
  }

  /**
   * Opens the log of a run that goes on.
   *
   * @param epochs lines that stay, as many as there are at most; what follows is cut
   */
  static MetricsLog open(Path file, int epochs) {
    MetricsLog log = new MetricsLog(file);
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      byte[] kept = firstLines(Files.readAllBytes(file), epochs);
      log.digest.update(kept);
      channel.truncate(kept.length);
      return log;
    } catch (IOException e) {
      throw AtomicFile.notWritable(file, e);
    }
  }

  /** Returns the bytes of the first lines, line ends included; fewer where there are fewer. */
  static byte[] firstLines(byte[] text, int lines) {
    int end = 0;
    int found = 0;
    for (int i = 0; i < text.length && found < lines; i++) {
      if (text[i] == '\n') {
        found++;
        end = i + 1;
      }
    }
    return Arrays.copyOf(text, end);
  }

  /** Adds a line. */
  void append(EpochMetrics metrics) {
    byte[] line = (ResultsJson.line(metrics) + "\n").getBytes(StandardCharsets.UTF_8);
    try {
      Files.write(file, line, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw AtomicFile.notWritable(file, e);
    }
    digest.update(line);
  }

  /** Puts all lines on the disk and returns their hash. */
  String force() {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
      return HexFormat.of().formatHex(((MessageDigest) digest.clone()).digest());
    } catch (IOException e) {
      throw AtomicFile.notWritable(file, e);
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("the digests of Java's own providers can be copied", e);
    }
  }
}
