package io.shrinkage.run;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.shrinkage.spec.Experiment;
import io.shrinkage.spec.Json;
import io.shrinkage.spec.SpecException;
import io.shrinkage.spec.SpecReader;

/**
 * The specs in sealed JSON: that of an experiment in experiment.json and in its report, that of one
 * run in result.json. The text may come from anybody: the checksum tells damage, not intent, and
 * what is inside is read as strictly as any spec.
 */
public final class SpecSeal {
  private static final String SPEC = "spec";
  private static final String RUN_ID = "run_id";

  private SpecSeal() {}

  /** Returns a resolved spec with its checksum, as JSON in one line. */
  public static String text(JsonNode resolved) {
    return ResultsJson.line(SealedJson.sealed(new Content(resolved)));
  }

  /**
   * Reads the experiment back; one run becomes an experiment named after its id.
   *
   * @param where what messages call the text
   * @throws SpecException if it is damaged or has no valid spec
   */
  public static Experiment read(String where, String json) {
    ObjectNode tree = intact(where, json);
    if (!(tree.get(SPEC) instanceof ObjectNode spec)) {
      throw SpecException.of(where, "must hold a spec, got none; it is of another version");
    }
    return tree.has(RUN_ID)
        ? ofRun(where, tree.path(RUN_ID).asText(), spec)
        : SpecReader.read(where, Json.pretty(spec));
  }

  /** Reads the spec of one run. */
  static Experiment ofRun(String where, String id, JsonNode spec) {
    if (!RunId.isOne(id)) {
      throw SpecException.of(
          where, "must have a run_id of twelve hexadecimal digits, got \"" + id + "\"");
    }
    if (!(spec instanceof ObjectNode object)) {
      throw SpecException.of(where, "must hold a spec, got " + spec);
    }
    return SpecReader.read(where, Json.pretty(object.deepCopy().put("name", "run-" + id)));
  }

  private static ObjectNode intact(String where, String json) {
    JsonNode tree;
    try {
      tree = ResultsJson.parsed(json);
    } catch (JacksonException e) {
      throw SpecException.of(
          where, "must be JSON as this program writes it, got \"" + e.getOriginalMessage() + "\"");
    }
    if (!SealedJson.isSealed(tree)) {
      throw SpecException.of(
          where,
          "must be a report, a result.json or an experiment.json of this version, got JSON without"
              + " a checksum; an experiment file is started with the command run");
    }
    if (!SealedJson.isIntact(tree)) {
      throw SpecException.of(
          where, "must be as it was written, got another checksum: it was changed");
    }
    return (ObjectNode) tree;
  }

  private record Content(JsonNode spec) {}
}
