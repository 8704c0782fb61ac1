package io.shrinkage.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;

/**
 * One change to a spec, or one demand on its runs, from the command line.
 *
 * @param option how it is called in messages, such as "--set training.epochs"
 * @param path the key that it is about
 * @param text JSON, or a text that stands for itself
 */
public record SpecEdit(String option, String path, String text) {

  /**
   * Reads an argument such as {@code training.epochs=20}.
   *
   * @throws SpecException if it has another form
   */
  public static SpecEdit of(String option, String argument) {
    int equals = argument.indexOf('=');
    if (equals < 1) {
      String got = Got.key(argument);
      throw SpecException.of(option, "must be followed by a path, '=' and a value, got " + got);
    }
    String path = argument.substring(0, equals);
    return new SpecEdit(option + " " + path, path, argument.substring(equals + 1));
  }

  /** Returns the value. */
  public JsonNode json() {
    return value(new Problems(option), 0).json();
  }

  /** Returns the value: what is no JSON is a string. */
  Located value(Problems problems, int line) {
    Problems found = problems.another();
    try {
      Located value = LocatedParser.parse(text, line, false, found);
      found.found().forEach(problems::add);
      return value;
    } catch (SpecException noJson) {
      return new Located.Scalar(line, TextNode.valueOf(text));
    }
  }
}
