package io.shrinkage.spec;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** What a key of a spec takes, as the record it belongs to declares it. */
sealed interface Kind {

  /** Returns the constraint in words, to stand after "must be". */
  String expected();

  /** An {@code int} or a {@code long}. */
  record Whole(Range range, BigDecimal typeMin, BigDecimal typeMax, boolean isLong)
      implements Kind {
    @Override
    public String expected() {
      return "an integer" + range.text();
    }

    /** Returns the constraint where it is the type's size that is exceeded. */
    String expectedSize() {
      BigDecimal min = range.min() == null ? typeMin : range.min();
      BigDecimal max = range.max() == null ? typeMax : range.max();
      return "an integer in [" + min + ", " + max + "]";
    }
  }

  /** A {@code double}; it must survive the conversion to the 32-bit floats of training. */
  record Decimal(Range range) implements Kind {
    @Override
    public String expected() {
      return "a number" + range.text();
    }
  }

  /** A boolean. */
  record Flag() implements Kind {
    @Override
    public String expected() {
      return "true or false";
    }
  }

  /** A string. */
  record Text(Pattern pattern, String expected) implements Kind {
    static final Text ANY = new Text(Pattern.compile("(?s).*"), "a string");
  }

  /** A constant of an enum, by its JSON name. */
  record Name(Map<String, Object> constants) implements Kind {
    @Override
    public String expected() {
      return "one of " + String.join(", ", constants.keySet());
    }
  }

  /** A number of rows. */
  record Rows() implements Kind {
    @Override
    public String expected() {
      return "an integer >= 1, a fraction strictly between 0 and 1, or \"rest\"";
    }
  }

  /** A plain value, or an object whose keys are a record's components. */
  record Either(Kind plain, Group object, String objectExpected) implements Kind {
    @Override
    public String expected() {
      return plain.expected() + "; or " + objectExpected;
    }
  }

  /** A list. */
  record Many(Kind element, boolean notEmpty) implements Kind {
    @Override
    public String expected() {
      return notEmpty ? "a list with at least one entry" : "a list";
    }
  }

  /** An object whose keys are a record's components. */
  record Group(Class<? extends Record> type) implements Kind {
    @Override
    public String expected() {
      return "an object";
    }
  }

  /** An object whose {@code type} says which record it is; the type's name alone will do. */
  record Choice(Class<?> type, Map<String, Class<? extends Record>> types) implements Kind {
    static final String KEY = "type";

    @Override
    public String expected() {
      return "an object with a \"type\" of " + String.join(", ", types.keySet());
    }

    /** Returns what the key {@code type} takes. */
    Name names() {
      Map<String, Object> names = new LinkedHashMap<>();
      types.keySet().forEach(name -> names.put(name, name));
      return new Name(names);
    }
  }
}
