package io.shrinkage.cli;

import io.shrinkage.data.Dataset;
import io.shrinkage.spec.Nearest;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the name of a data set. */
class DatasetNames implements ITypeConverter<Dataset> {
  private final List<Dataset> known;

  DatasetNames(Predicate<Dataset> which) {
    this.known = Arrays.stream(Dataset.values()).filter(which).toList();
  }

  @Override
  public final Dataset convert(String text) {
    return known.stream()
        .filter(dataset -> dataset.jsonName().equals(text))
        .findFirst()
        .orElseThrow(() -> unknown(text));
  }

  private TypeConversionException unknown(String text) {
    List<String> names = known.stream().map(Dataset::jsonName).toList();
    return new TypeConversionException(
        "must be one of %s, got %s%s"
            .formatted(String.join(", ", names), text, Nearest.hint(text, names)));
  }

  /** Of those that can be downloaded. */
  static final class Published extends DatasetNames {
    Published() {
      super(Dataset::published);
    }
  }
}
