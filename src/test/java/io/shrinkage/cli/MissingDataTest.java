package io.shrinkage.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shrinkage.data.DataException;
import io.shrinkage.data.DataSpec;
import io.shrinkage.data.Dataset;
import io.shrinkage.data.fetch.FetchException;
import io.shrinkage.spec.Experiment;
import io.shrinkage.spec.SpecEdits;
import io.shrinkage.spec.SweptRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Guards against a download that nobody needs, and one that is left out. */
final class MissingDataTest {
  private static final String SPEC =
      """
      {
        "name": "any", "data": { "dataset": "mnist" },
        "model": { "layers": [ { "type": "output" } ] },
        "sweep": { "data.dataset": ["mnist", "cifar10", "fashion-mnist"], "seed": [1, 2] }
      }
      """;

  @TempDir private Path folder;

  private List<DataSpec> specs() throws IOException {
    Path file = Files.writeString(folder.resolve("any.json"), SPEC);
    Experiment experiment = Specs.read(List.of(file), SpecEdits.NONE).get(0);
    return experiment.runs().stream().map(SweptRun::spec).map(run -> run.data()).toList();
  }

  @Test
  void fetch_severalSets_downloadsEachOnceThatIsNotThere() throws IOException {
    List<Dataset> downloaded = new ArrayList<>();
    new MissingData(folder, downloaded::add).fetch(specs());
    assertThat(downloaded).containsExactly(Dataset.CIFAR10, Dataset.FASHION_MNIST);
  }

  @Test
  void fetch_setThatIsThereInParts_isLeftToItsOwner() throws IOException {
    Path home = Files.createDirectories(folder.resolve("cifar-10-batches-bin"));
    Files.createFile(home.resolve("data_batch_1.bin.xz"));
    List<Dataset> downloaded = new ArrayList<>();
    new MissingData(folder, downloaded::add).fetch(specs());
    assertThat(downloaded).containsExactly(Dataset.FASHION_MNIST);
  }

  @Test
  void fetch_downloadThatFails_isMissingData() throws IOException {
    MissingData missing =
        new MissingData(
            folder,
            dataset -> {
              throw new FetchException("no network");
            });
    List<DataSpec> specs = specs();
    assertThatThrownBy(() -> missing.fetch(specs))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("cifar10: must be in " + folder)
        .hasMessageContaining("could not be downloaded: no network")
        .hasMessageContaining("data fetch cifar10");
  }
}
