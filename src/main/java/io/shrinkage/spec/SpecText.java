package io.shrinkage.spec;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;

/** The text of a spec file: UTF-8 and nothing else, of a size that a person could have written. */
final class SpecText {
  private static final int MAX_BYTES = 1 << 20;

  private SpecText() {}

  /**
   * Reads a file.
   *
   * @param start the number before that of the file's first line, see {@link Sources}
   * @throws SpecException where it cannot be read, is too large, or is not UTF-8
   */
  static String read(Path file, int start, Problems problems) {
    if (Files.isDirectory(file)) {
      throw fatal(problems, start, "must be a file, got a folder");
    }
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(MAX_BYTES + 1);
      if (bytes.length > MAX_BYTES) {
        throw fatal(problems, start, "must be at most 1 MiB, got more");
      }
      return decode(bytes, start, problems);
    } catch (NoSuchFileException e) {
      throw fatal(problems, start, "must be an existing file, got none of that name");
    } catch (AccessDeniedException e) {
      throw fatal(problems, start, "must be readable, got \"permission denied\"");
    } catch (IOException e) {
      throw fatal(problems, start, "must be readable, got \"" + e.getMessage() + "\"");
    }
  }

  private static String decode(byte[] bytes, int start, Problems problems) {
    if (bytes.length >= 3
        && bytes[0] == (byte) 0xEF
        && bytes[1] == (byte) 0xBB
        && bytes[2] == (byte) 0xBF) {
      throw fatal(
          problems, start + 1, "must start with the JSON itself, got a byte-order mark before it");
    }
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length);
    CoderResult result =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT)
            .decode(in, out, true);
    String text = out.flip().toString();
    if (result.isError()) {
      int line = start + 1 + (int) text.chars().filter(c -> c == '\n').count();
      String got = String.format(Locale.ROOT, "0x%02X", bytes[in.position()]);
      throw fatal(problems, line, "must be UTF-8 text, got the byte " + got);
    }
    return text;
  }

  private static SpecException fatal(Problems problems, int line, String message) {
    problems.add(line, "", message);
    return problems.exception();
  }
}
