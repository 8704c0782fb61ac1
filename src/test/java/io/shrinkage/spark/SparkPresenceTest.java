package io.shrinkage.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.apache.spark.launcher.JavaModuleOptions;
import org.junit.jupiter.api.Test;

/** A command line that people copy must open what this version of Spark needs open. */
final class SparkPresenceTest {
  private static final Pattern OPENED = Pattern.compile("--add-opens=(\\S+)=ALL-UNNAMED");

  @Test
  void remedy_opensWhatSparkOpens() {
    List<String> remedy =
        OPENED
            .matcher(SparkPresence.remedy(List.of("run", "x.json")))
            .results()
            .map(MatchResult::group)
            .toList();
    assertThat(remedy)
        .containsExactlyElementsOf(
            Arrays.stream(JavaModuleOptions.defaultModuleOptionArray())
                .filter(option -> option.startsWith("--add-opens"))
                .toList());
  }

  @Test
  void remedy_isTheSameCommandOtherwise() {
    assertThat(SparkPresence.remedy(List.of("run", "x.json", "--executor", "spark")))
        .contains("runner.jar run x.json --executor spark\n")
        .endsWith("io.shrinkage.cli.Main run x.json --executor spark");
  }
}
