package io.shrinkage.spec;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Puts a spec over the one that it extends, as every spec is put over the defaults: object by
 * object, where an object of another type replaces the other whole; lists, and axes of the sweep,
 * replace each other.
 */
final class Merge {
  /** What a file says of itself alone. */
  private static final List<String> OWN =
      List.of("name", "description", SpecReader.SCHEMA, SpecReader.COMMENT, SpecReader.EXTENDS);

  private final Declarations declarations;
  private final Reference reference;

  Merge(Declarations declarations, Reference reference) {
    this.declarations = declarations;
    this.reference = reference;
  }

  /** Returns a spec with what only its base has. */
  Located.Members over(Located.Members top, Located.Members base) {
    Map<String, Located> inherited = new LinkedHashMap<>(base.members());
    OWN.forEach(inherited::remove);
    Map<String, Kind> kinds = new LinkedHashMap<>();
    Stream.of(Header.class, RunSpec.class)
        .flatMap(type -> declarations.fields(type).stream())
        .forEach(field -> kinds.put(field.name(), field.kind()));
    Located.Members merged =
        members(top, new Located.Members(base.line(), inherited), kinds, reference.defaults());
    return sweep(merged, top.get(SweepReader.KEY), base.get(SweepReader.KEY));
  }

  private static Located.Members sweep(
      Located.Members merged, @Nullable Located top, @Nullable Located base) {
    return top instanceof Located.Members axes && base instanceof Located.Members below
        ? merged.with(SweepReader.KEY, axes.inPlaceOf(below))
        : merged;
  }

  private Located.Members members(
      Located.Members top,
      Located.Members base,
      Map<String, Kind> kinds,
      Located.Members defaults) {
    Map<String, Located> merged = new LinkedHashMap<>();
    top.members()
        .forEach(
            (key, value) -> {
              Located below = base.get(key);
              Kind kind = kinds.get(key);
              merged.put(
                  key,
                  below == null || kind == null
                      ? value
                      : value(kind, value, below, defaults.get(key)));
            });
    return new Located.Members(top.line(), merged).inPlaceOf(base);
  }

  private Located value(Kind kind, Located top, Located base, @Nullable Located fallback) {
    if (kind instanceof Kind.Choice choice) {
      Located.Members named = Binder.named(top);
      Located.Members below = Binder.named(base);
      return named == null || below == null ? top : choice(choice, named, below, fallback);
    }
    Kind object = kind instanceof Kind.Either either ? either.object() : kind;
    if (object instanceof Kind.Group group
        && top instanceof Located.Members members
        && base instanceof Located.Members below) {
      return members(members, below, kinds(group.type()), Reference.members(fallback));
    }
    return top;
  }

  private Located choice(
      Kind.Choice choice, Located.Members top, Located.Members base, @Nullable Located fallback) {
    String below = type(base);
    if (below == null && fallback != null) {
      below = Reference.typeOf(fallback);
    }
    String type = type(top) == null ? below : type(top);
    if (!Objects.equals(type, below)) {
      return top;
    }
    Class<? extends Record> record = type == null ? null : choice.types().get(type);
    return type == null || record == null
        ? top.inPlaceOf(base)
        : members(top, base, kinds(record), reference.defaults(choice.type(), type));
  }

  private static @Nullable String type(Located.Members object) {
    Located type = object.get(Kind.Choice.KEY);
    return type == null ? null : type.json().asText();
  }

  private Map<String, Kind> kinds(Class<? extends Record> type) {
    Map<String, Kind> kinds = new LinkedHashMap<>();
    declarations.fields(type).forEach(field -> kinds.put(field.name(), field.kind()));
    return kinds;
  }
}
