package io.shrinkage.spec;

import java.lang.reflect.Constructor;
import java.util.List;

/**
 * The form of a spec object: the record that it becomes.
 *
 * @param description what the type is, empty for a group, which its key describes
 * @param fields the keys in the order of the record's components
 * @param alternatives sets of keys of which exactly one must be given, and that whole; none where
 *     there are no such
 * @param constructor takes the values in that order
 */
record Form<T extends Record>(
    String description,
    List<Field> fields,
    List<List<String>> alternatives,
    Constructor<T> constructor) {

  List<String> keys() {
    return fields.stream().map(Field::name).toList();
  }
}
