package io.shrinkage.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;

/** JSON as it may stand in a script element. */
final class ScriptJson {
  private static final ObjectMapper JSON = new ObjectMapper();

  private ScriptJson() {}

  /** Returns charts and figures as JSON that is safe inside a script element. */
  static String of(List<?> charts) {
    try {
      return safe(JSON.writeValueAsString(charts));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("charts are plain records", e);
    }
  }

  /** Returns the same JSON with nothing in it that could end or reopen the element. */
  static String safe(String json) {
    return json.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029");
  }
}
