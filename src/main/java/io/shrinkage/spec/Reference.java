package io.shrinkage.spec;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The reference file: the one place of every default. */
final class Reference {
  private static final String RESOURCE = "/reference.jsonc";

  /** The section with the defaults of the types that are not the default's own. */
  static final String TYPES = "types";

  private final Located.Members defaults;
  private final Located types;

  private Reference(Located.Members defaults, Located types) {
    this.defaults = defaults;
    this.types = types;
  }

  static Reference load() {
    try (InputStream in = Reference.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException(RESOURCE + " must be on the class path");
      }
      return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Reference parse(String text) {
    Problems problems = new Problems(RESOURCE);
    Located root = LocatedParser.parse(text, 0, true, problems);
    problems.throwIfAny();
    Map<String, Located> members = new LinkedHashMap<>(((Located.Members) root).members());
    Located types = members.remove(TYPES);
    if (types == null) {
      throw new IllegalStateException(RESOURCE + " must have " + TYPES);
    }
    return new Reference(new Located.Members(root.line(), members), types);
  }

  /** Returns the defaults of a whole spec. */
  Located.Members defaults() {
    return defaults;
  }

  /** Returns the defaults of one type of a choice; empty where it has none. */
  Located.Members defaults(Class<?> choice, String type) {
    return members(types.at(List.of(section(choice), type)));
  }

  /** Returns the defaults of a group of keys at the top; empty where it has none. */
  Located.Members defaults(Class<?> group) {
    return members(defaults.get(section(group)));
  }

  /** Returns the section of a type: "layer" for LayerSpec, "optimizer" for Optimizer. */
  static String section(Class<?> type) {
    return type.getSimpleName().replaceFirst("Spec$", "").toLowerCase(Locale.ROOT);
  }

  /** Returns the defaults inside of a default. */
  static Located.Members members(@Nullable Located fallback) {
    return fallback instanceof Located.Members members ? members : Located.Members.empty(0);
  }

  /** Returns the type of a default, which is an object of that type. */
  static String typeOf(Located fallback) {
    return members(fallback).json().path(Kind.Choice.KEY).asText(fallback.json().asText());
  }

  /** Returns everything under {@link #TYPES}. */
  Located types() {
    return types;
  }
}
