package io.shrinkage.cli;

import io.shrinkage.spec.Nearest;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads one of several names; iterates over the names. */
abstract class NamedChoice<T> implements ITypeConverter<T>, Iterable<String> {
  private final Map<String, T> known = new LinkedHashMap<>();

  NamedChoice(T[] all, Function<T, String> name) {
    for (T each : all) {
      known.put(name.apply(each), each);
    }
  }

  @Override
  public final Iterator<String> iterator() {
    return known.keySet().iterator();
  }

  /** Returns all names. */
  final String names() {
    return String.join(", ", known.keySet());
  }

  @Override
  public final T convert(String text) {
    T chosen = known.get(text);
    if (chosen == null) {
      throw new TypeConversionException(
          "must be one of %s, got %s%s"
              .formatted(names(), text, Nearest.hint(text, known.keySet())));
    }
    return chosen;
  }
}
