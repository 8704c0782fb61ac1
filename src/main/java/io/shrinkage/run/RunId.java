package io.shrinkage.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The name of a run: a hash of everything that decides its numbers, and of nothing else.
 *
 * <p>Hashed are seed, data (with the hash of its content), model, penalty and training of the
 * resolved run spec, and the version of the numerics. Name and description of the experiment are
 * not, so that editing a sweep re-runs only what is new.
 */
public final class RunId {
  /** Raised when the same spec gives other numbers than before. */
  public static final int NUMERICS_VERSION = 4;

  private static final int DIGITS = 12;
  private static final List<String> DECISIVE =
      List.of("seed", "data", "model", "penalty", "training");
  private static final Pattern FORM = Pattern.compile("[0-9a-f]{" + DIGITS + "}");

  private RunId() {}

  /** Returns whether a text has the form of an id, and so can be the name of a folder. */
  static boolean isOne(@Nullable String text) {
    return text != null && FORM.matcher(text).matches();
  }

  /** Returns the id: twelve hexadecimal digits. */
  public static String of(ObjectNode resolved, DataIdentity data) {
    ObjectNode identity = JsonNodeFactory.instance.objectNode();
    for (String key : DECISIVE) {
      JsonNode value = resolved.get(key);
      if (value == null) {
        throw new IllegalArgumentException("a resolved run spec must have " + key);
      }
      identity.set(key, value);
    }
    identity.putArray("content").add(data.trainSha256()).add(data.testSha256());
    identity.put("numerics", NUMERICS_VERSION);
    return Sha256.hex(CanonicalJson.text(identity)).substring(0, DIGITS);
  }
}
