package io.shrinkage.spec;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Parses strict JSON (RFC 8259) into a tree that knows its lines. */
final class LocatedParser {
  private static final int MAX_DEPTH = 64;

  private final JsonParser json;
  private final int start;
  private final Problems problems;

  private LocatedParser(JsonParser json, int start, Problems problems) {
    this.json = json;
    this.start = start;
    this.problems = problems;
  }

  /**
   * Parses a whole text.
   *
   * <p>Duplicate keys are added to the problems; the last one is kept.
   *
   * @param start the number before that of the text's first line, see {@link Sources}
   * @param comments whether {@code //} comments are allowed, for the reference file only
   * @throws SpecException where the text is no JSON
   */
  static Located parse(String text, int start, boolean comments, Problems problems) {
    try (JsonParser json = new JsonFactory().createParser(text)) {
      json.configure(JsonParser.Feature.ALLOW_COMMENTS, comments);
      return new LocatedParser(json, start, problems).document();
    } catch (JsonProcessingException e) {
      JsonLocation at = e.getLocation();
      problems.add(
          start + (at == null ? 1 : at.getLineNr()),
          at == null ? "" : "column " + at.getColumnNr(),
          "must be valid JSON, got: " + plain(e.getOriginalMessage()));
      throw problems.exception();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Located document() throws IOException {
    if (json.nextToken() == null) {
      problems.add(start + 1, "", "must be a JSON object, got an empty file");
      throw problems.exception();
    }
    Located root = value(line(), "", 1);
    if (json.nextToken() != null) {
      problems.add(line(), "", "must be one JSON object, got more text after it");
      throw problems.exception();
    }
    return root;
  }

  private Located value(int line, String path, int depth) throws IOException {
    if (depth > MAX_DEPTH) {
      problems.add(line, "", "must be nested at most " + MAX_DEPTH + " levels deep");
      throw problems.exception();
    }
    return switch (json.currentToken()) {
      case START_OBJECT -> object(line, path, depth);
      case START_ARRAY -> array(line, path, depth);
      default -> new Located.Scalar(line, scalar(line, path));
    };
  }

  private Located object(int line, String path, int depth) throws IOException {
    Map<String, Located> members = new LinkedHashMap<>();
    while (json.nextToken() != JsonToken.END_OBJECT) {
      String key = json.currentName();
      int keyLine = line();
      String keyPath = SpecPath.join(path, key);
      json.nextToken();
      Located earlier = members.put(key, value(keyLine, keyPath, depth + 1));
      if (earlier != null) {
        problems.add(
            keyLine,
            keyPath,
            "must be given once, got it again (first on line "
                + Sources.ownLine(earlier.line())
                + ")");
      }
    }
    return new Located.Members(line, members);
  }

  private Located array(int line, String path, int depth) throws IOException {
    List<Located> elements = new ArrayList<>();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      elements.add(value(line(), SpecPath.join(path, "" + elements.size()), depth + 1));
    }
    return new Located.Elements(line, elements);
  }

  private JsonNode scalar(int line, String path) throws IOException {
    JsonNodeFactory nodes = JsonNodeFactory.instance;
    return switch (json.currentToken()) {
      case VALUE_NULL -> nodes.nullNode();
      case VALUE_TRUE -> nodes.booleanNode(true);
      case VALUE_FALSE -> nodes.booleanNode(false);
      case VALUE_STRING -> nodes.textNode(wellFormed(json.getText(), line, path));
      default -> DecimalNode.valueOf(number(json.getText(), line, path));
    };
  }

  /** A surrogate without its other half could not be written again. */
  private String wellFormed(String text, int line, String path) {
    boolean broken = text.codePoints().anyMatch(c -> c >= 0xD800 && c <= 0xDFFF);
    if (broken) {
      problems.add(line, path, "must be Unicode text, got half of a surrogate pair");
    }
    return text;
  }

  private BigDecimal number(String digits, int line, String path) {
    try {
      return new BigDecimal(digits);
    } catch (NumberFormatException | ArithmeticException e) {
      problems.add(line, path, "must be a number with a smaller exponent, got " + digits);
      throw problems.exception();
    }
  }

  private int line() {
    return start + json.currentTokenLocation().getLineNr();
  }

  /** Jackson's message in one line, without its advice on how to configure Jackson. */
  private static String plain(String message) {
    String text =
        message
            .replaceAll("\\s*\\(start marker at [^)]*\\)", "")
            .replaceAll(": enable `[^`]*` to allow", "")
            .replaceAll(" \\(not recognized as one since [^)]*\\)", "")
            .replaceAll("\\(for [^)]* to start tag\\)|, from `[^`]*`", "")
            .replaceAll("\\s+", " ")
            .strip();
    return text.isEmpty() ? text : Character.toLowerCase(text.charAt(0)) + text.substring(1);
  }
}
