package io.shrinkage.spec;

import java.lang.reflect.Method;

/**
 * One key of a spec object: a component of the record that holds it.
 *
 * @param optional whether it may be absent without a default
 * @param accessor reads the component
 */
record Field(String name, Kind kind, boolean optional, String description, Method accessor) {}
