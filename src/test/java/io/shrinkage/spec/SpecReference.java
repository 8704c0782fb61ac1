package io.shrinkage.spec;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Writes the reference of the experiment file: words by hand around tables made from what the
 * reader knows.
 */
final class SpecReference {
  private static final Pattern PLACE = Pattern.compile("(?m)^\\{\\{(.+)}}$");
  private static final String KEYS =
      "| key | takes | default | meaning |\n| --- | --- | --- | --- |\n";

  private final Declarations declarations = new Declarations();
  private final Reference reference = Reference.load();
  private final Map<String, String> sections = new LinkedHashMap<>();

  private SpecReference() {
    String header = rows(Header.class, reference.defaults());
    String run = rows(RunSpec.class, reference.defaults());
    sections.put("top", KEYS + header + "\n" + run);
    section("space", () -> KEYS + rows(Space.class, Located.Members.empty(0)));
  }

  /** Returns a template with every line such as {@code {{data}}} replaced by that section. */
  static String fill(String template) {
    Map<String, String> left = new SpecReference().sections;
    String filled =
        PLACE
            .matcher(template)
            .replaceAll(
                place -> {
                  String text = left.remove(place.group(1));
                  if (text == null) {
                    throw new IllegalStateException("no section, or twice: " + place.group(1));
                  }
                  return Matcher.quoteReplacement(text);
                });
    if (!left.isEmpty()) {
      throw new IllegalStateException("the template must have a place for " + left.keySet());
    }
    return filled;
  }

  private String rows(Class<? extends Record> type, Located.Members defaults) {
    return declarations.fields(type).stream()
        .map(field -> row(field, defaults.get(field.name())))
        .collect(Collectors.joining("\n"));
  }

  private String row(Field field, @Nullable Located fallback) {
    addSection(field.name(), field.kind(), fallback);
    return line(
        code(field.name()),
        takes(field.name(), field.kind()),
        standard(field, fallback),
        field.description());
  }

  /** Adds the section of what a key takes, where it has one. */
  private void addSection(String key, Kind kind, @Nullable Located fallback) {
    if (kind instanceof Kind.Many many) {
      addSection(key, many.element(), null);
    } else if (kind instanceof Kind.Group group) {
      section(key, () -> KEYS + rows(group.type(), Reference.members(fallback)));
    } else if (kind instanceof Kind.Either either) {
      addSection(key, either.object(), null);
    } else if (kind instanceof Kind.Choice choice) {
      section(Reference.section(choice.type()), () -> types(choice));
    } else if (kind instanceof Kind.Name name && isDescribed(name)) {
      section(key, () -> names(name));
    }
  }

  private void section(String key, Supplier<String> text) {
    if (!sections.containsKey(key)) {
      sections.put(key, ""); // before its text: the layers of a residual are layers
      sections.put(key, text.get());
    }
  }

  /** A table of all types, then one of the keys of each type that has any. */
  private String types(Kind.Choice choice) {
    List<String> overview = new ArrayList<>(List.of("| type | meaning |", "| --- | --- |"));
    StringBuilder keys = new StringBuilder();
    choice
        .types()
        .forEach(
            (name, type) -> {
              String rows = rows(type, reference.defaults(choice.type(), name));
              String shown = rows.isEmpty() ? code(name) : link(code(name), name);
              overview.add(line(shown, declarations.form(type).description()));
              if (!rows.isEmpty()) {
                keys.append("\n\n### ").append(name).append("\n\n").append(KEYS).append(rows);
              }
            });
    return String.join("\n", overview) + keys;
  }

  private static String names(Kind.Name names) {
    Stream<String> rows =
        names.constants().entrySet().stream()
            .map(name -> line(code(name.getKey()), meaning(name.getValue())));
    return Stream.concat(Stream.of("| name | meaning |", "| --- | --- |"), rows)
        .collect(Collectors.joining("\n"));
  }

  private static boolean isDescribed(Kind.Name names) {
    return names.constants().values().stream().noneMatch(name -> meaning(name).isEmpty());
  }

  private static String meaning(Object name) {
    return name instanceof Enum<?> constant ? Declarations.description(constant) : "";
  }

  private static String takes(String key, Kind kind) {
    if (kind instanceof Kind.Many many) {
      return "list of " + takes(key, many.element()) + (many.notEmpty() ? ", at least one" : "");
    }
    if (kind instanceof Kind.Group) {
      return link("object", key);
    }
    if (kind instanceof Kind.Either either) {
      return takes(key, either.plain()) + "; or an " + takes(key, either.object());
    }
    if (kind instanceof Kind.Choice choice) {
      String section = Reference.section(choice.type());
      return link(section, section);
    }
    if (kind instanceof Kind.Name names) {
      String all =
          names.constants().keySet().stream()
              .map(SpecReference::code)
              .collect(Collectors.joining(", "));
      return isDescribed(names) ? link(all, key) : all;
    }
    return kind.expected();
  }

  private String standard(Field field, @Nullable Located fallback) {
    if (declarations.isRequired(field, fallback)) {
      return "**required**";
    }
    if (field.kind() instanceof Kind.Group && !field.optional()) {
      return "by key";
    }
    return fallback == null ? "absent" : code(text(fallback));
  }

  /**
   * Returns a default as a file could have it; of an object that is a type's name alone, the name.
   */
  private static String text(Located value) {
    if (value instanceof Located.Members object && object.members().size() == 1) {
      return object.members().values().stream().map(SpecReference::text).findFirst().orElseThrow();
    }
    JsonNode json = value instanceof Located.Scalar scalar ? scalar.value() : value.json();
    return json.toString().toLowerCase(Locale.ROOT);
  }

  private static String line(String... cells) {
    return Stream.of(cells)
        .map(cell -> cell.replace("|", "\\|"))
        .collect(Collectors.joining(" | ", "| ", " |"));
  }

  private static String code(String text) {
    return "`" + text + "`";
  }

  private static String link(String text, String heading) {
    return "[" + text + "](#" + heading + ")";
  }
}
