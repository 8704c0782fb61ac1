package io.shrinkage.cli;

import io.shrinkage.data.Dataset;
import io.shrinkage.data.DatasetCheck;
import io.shrinkage.data.PublishedLayout;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** Says whether the data sets that are there are whole. */
@Command(
    name = "check",
    description = {
      "Reads data sets from start to end and compares them with what is published.",
      "By the checksums of their files or, for CIFAR-10, of all its images and labels. Downloads",
      "nothing."
    },
    mixinStandardHelpOptions = true,
    versionProvider = ShrinkageCommand.Version.class,
    footerHeading = "%nExamples:%n",
    footer = {
      "  java -jar runner.jar data check",
      "  java -jar runner.jar data check cifar10 cifar100 --data ~/.shrinkage/data",
      "",
      "Exit codes: 0 all that are named (or, without a name, all that are there) are whole; 2 one is",
      "missing, incomplete, broken or not what is published."
    })
final class DataCheckCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(
      paramLabel = "NAME",
      arity = "0..*",
      completionCandidates = DatasetNames.Known.class,
      description = "Data sets (default: all that are there).")
  private List<String> names = new ArrayList<>();

  @Spec private CommandSpec command = CommandSpec.create();

  @Mixin private DataFolder data = new DataFolder();

  DataCheckCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    boolean whole = true;
    for (Dataset dataset : names.isEmpty() ? there() : named()) {
      DatasetCheck check = DatasetCheck.of(dataset, data.path());
      console.out().println(dataset.jsonName() + ": " + finding(dataset, check.state()));
      check.messages().forEach(message -> console.err().println("  " + message));
      whole &= check.whole();
    }
    return whole ? ExitCode.DONE : ExitCode.WRONG_INPUT;
  }

  /** Converted here, since picocli takes a name that it cannot convert for one too many. */
  private Set<Dataset> named() {
    DatasetNames known = new DatasetNames.Known();
    try {
      return names.stream()
          .map(known::convert)
          .collect(Collectors.toCollection(LinkedHashSet::new));
    } catch (TypeConversionException e) {
      throw new ParameterException(command.commandLine(), "NAME: " + e.getMessage(), e);
    }
  }

  private List<Dataset> there() {
    return Arrays.stream(Dataset.values())
        .filter(
            dataset ->
                dataset.embedded()
                    || DatasetCheck.glance(dataset, data.path()) != DatasetCheck.State.MISSING)
        .toList();
  }

  private String finding(Dataset dataset, DatasetCheck.State state) {
    boolean inFolder = DatasetCheck.glance(dataset, data.path()) != DatasetCheck.State.MISSING;
    Path home = PublishedLayout.of(dataset).orElseThrow().home(data.path());
    String where = dataset.embedded() && !inFolder ? "inside the jar" : "in " + home;
    return switch (state) {
      case WHOLE -> "whole, " + where;
      case DIFFERENT -> "not what is published, " + where;
      case BROKEN -> "broken, " + where;
      case INCOMPLETE -> "incomplete, " + where;
      case MISSING -> "missing";
    };
  }
}
