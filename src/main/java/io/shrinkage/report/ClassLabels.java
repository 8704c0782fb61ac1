package io.shrinkage.report;

import com.fasterxml.jackson.databind.JsonNode;
import io.shrinkage.data.Dataset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** What the classes of a data set are called. */
record ClassLabels(List<String> names) {
  private static final String PATH = "data.dataset";

  /** Returns the names of the configuration's data set, or numbers where it is not known. */
  static ClassLabels of(JsonNode spec, Configuration configuration, int classes) {
    JsonNode swept = configuration.assignment().get(PATH);
    String dataset = (swept == null ? spec.path("data").path("dataset") : swept).asText();
    Optional<List<String>> known =
        Arrays.stream(Dataset.values())
            .filter(each -> each.jsonName().equals(dataset))
            .map(Dataset::classNames)
            .filter(names -> names.size() == classes)
            .findFirst();
    return new ClassLabels(
        known
            .map(names -> names.stream().map(name -> name.replace('_', ' ')).toList())
            .orElseGet(() -> IntStream.range(0, classes).mapToObj(Integer::toString).toList()));
  }

  String name(int label) {
    return label >= 0 && label < names.size() ? names.get(label) : "none";
  }

  /** Returns a name for the middle of a sentence: "class 4" for one that is called "4". */
  String phrase(int label) {
    String name = name(label);
    return name.chars().allMatch(Character::isDigit) ? "class\u00a0" + name : name;
  }
}
