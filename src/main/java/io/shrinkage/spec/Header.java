package io.shrinkage.spec;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.shrinkage.penalty.Penalty;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;

/** The keys of an experiment file that no run depends on. */
record Header(
    @JsonPropertyDescription("The name of the folder of the results.")
        @Pattern(regexp = Header.NAME, message = Header.NAME_EXPECTED)
        String name,
    @JsonPropertyDescription("Any text, shown in the report.") String description,
    @JsonPropertyDescription("Whether every run leaves its model as DL4J saves it.")
        boolean keepModels,
    @JsonPropertyDescription("How the report compares configurations and selects one.")
        SelectionSpec selection,
    @JsonPropertyDescription("Whether configurations that are clearly behind are stopped early.")
        Racing racing,
    @JsonPropertyDescription(
            "The penalty of the runs that all others are compared with; where absent, those without"
                + " a penalty.")
        @Nullable Penalty baseline) {

  private static final String PUBLISHED = "[Pp][Uu][Bb][Ll][Ii][Ss][Hh][Ee][Dd]";
  private static final String DEVICE =
      "([Cc][Oo][Nn]|[Pp][Rr][Nn]|[Aa][Uu][Xx]|[Nn][Uu][Ll]|([Cc][Oo][Mm]|[Ll][Pp][Tt])[0-9])";

  /**
   * A folder name on every system: Windows reserves some and drops a final dot. Spelt so that it
   * means the same in a JSON Schema, whose patterns have no flag that ignores case.
   */
  static final String NAME =
      "(?!("
          + PUBLISHED
          + "|"
          + DEVICE
          + "(\\..*)?)$)[A-Za-z0-9]([A-Za-z0-9._-]{0,98}[A-Za-z0-9_-])?";

  static final String NAME_EXPECTED =
      "a folder name of letters, digits, '.', '_' and '-' (at most 100, first a letter or digit, last"
          + " no '.', not \"published\", no Windows device)";
}
