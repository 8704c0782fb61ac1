package io.shrinkage.report.export;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.shrinkage.run.RunColumns;
import io.shrinkage.run.StoredRun;
import java.util.LinkedHashMap;
import java.util.Map;

/** What tells the runs of an experiment apart, under the names that summary.csv has for it. */
final class Parameters {
  private Parameters() {}

  /** Returns seed, penalty and strengths, then every other swept path. */
  static Map<String, JsonNode> of(StoredRun run, RunColumns columns) {
    JsonNodeFactory nodes = JsonNodeFactory.instance;
    Map<String, JsonNode> parameters = new LinkedHashMap<>();
    parameters.put("seed", nodes.numberNode(run.seed()));
    parameters.put("penalty", nodes.textNode(run.penaltyType()));
    run.strengths().forEach((name, value) -> parameters.put(name, nodes.numberNode(value)));
    for (String path : columns.swept()) {
      JsonNode value = run.assignment().get(path);
      if (value != null) {
        parameters.put(RunColumns.name(path), value);
      }
    }
    return parameters;
  }
}
