package io.shrinkage.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a number of things, at least 1. */
abstract class Count implements ITypeConverter<Integer> {
  private final int most;

  Count(int most) {
    this.most = most;
  }

  @Override
  public final Integer convert(String text) {
    try {
      int count = Integer.parseInt(text);
      if (count >= 1 && count <= most) {
        return count;
      }
    } catch (NumberFormatException e) {
      // said below, as for numbers out of range
    }
    throw new TypeConversionException("must be an integer from 1 to " + most + ", got " + text);
  }
}
