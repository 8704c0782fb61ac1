package io.shrinkage.report;

/** JSON as it may stand in a script element. */
final class ScriptJson {
  private ScriptJson() {}

  /** Returns the same JSON with nothing in it that could end or reopen the element. */
  static String safe(String json) {
    return json.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029");
  }
}
