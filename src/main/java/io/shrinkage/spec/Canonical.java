package io.shrinkage.spec;

import java.util.TreeMap;
import java.util.stream.Collectors;

/** Tells whether two JSON values mean the same, whatever their spelling and order of keys. */
final class Canonical {
  private Canonical() {}

  /** Returns a text that equal values share: 1e-4 and 0.0001 are equal. */
  static String text(Located value) {
    if (value instanceof Located.Members object) {
      return new TreeMap<>(object.members())
          .entrySet().stream()
              .map(member -> Got.quoted(member.getKey()) + ":" + text(member.getValue()))
              .collect(Collectors.joining(",", "{", "}"));
    }
    if (value instanceof Located.Elements array) {
      return array.elements().stream()
          .map(Canonical::text)
          .collect(Collectors.joining(",", "[", "]"));
    }
    return value.json().toString();
  }
}
