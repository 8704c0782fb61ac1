package io.shrinkage.penalty;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The sets of keys of which a spec must give exactly one, and that whole. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Forms {
  /** The sets, of which no two share a key. */
  Keys[] value();

  /** One set. */
  @Retention(RetentionPolicy.RUNTIME)
  @Target({})
  @interface Keys {
    /** The JSON keys. */
    String[] value();
  }
}
