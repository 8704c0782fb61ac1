package io.shrinkage.cli;

import io.shrinkage.data.Dataset;
import io.shrinkage.data.DatasetCheck;
import io.shrinkage.data.PublishedLayout;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Says which data sets there are, and where. */
@Command(
    name = "list",
    description = "Lists the data sets that a spec may name, and which of them are there.",
    mixinStandardHelpOptions = true,
    versionProvider = ShrinkageCommand.Version.class,
    footerHeading = "%nExample:%n",
    footer = "  java -jar runner.jar data list --data ~/.shrinkage/data")
final class DataListCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private DataFolder data = new DataFolder();

  DataListCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    print("name", "images", "size", "where");
    for (Dataset dataset : Dataset.values()) {
      PublishedLayout.of(dataset).ifPresent(layout -> print(dataset, layout));
    }
    print(
        Dataset.IMAGE_FOLDER.jsonName(), "", "", "any folder of yours: \"data.path\" in the spec");
    return ExitCode.DONE;
  }

  private void print(Dataset dataset, PublishedLayout layout) {
    print(
        dataset.jsonName(),
        Integer.toString(dataset.trainSize() + dataset.testSize()),
        Texts.megabytes(layout.bytes()),
        dataset.embedded() ? "inside the jar" : where(dataset, layout));
  }

  private String where(Dataset dataset, PublishedLayout layout) {
    Path home = layout.home(data.path());
    return switch (DatasetCheck.glance(dataset, data.path())) {
      case WHOLE, DIFFERENT, BROKEN -> home.toString();
      case INCOMPLETE -> "incomplete in " + home;
      case MISSING ->
          "missing; data fetch "
              + dataset.jsonName()
              + " downloads "
              + Texts.megabytes(layout.downloadBytes());
    };
  }

  private void print(String name, String images, String size, String where) {
    console
        .out()
        .println(String.format(Locale.ROOT, "%-14s %7s %8s  %s", name, images, size, where));
  }
}
