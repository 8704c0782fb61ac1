package io.shrinkage.cli;

import io.shrinkage.spec.Json;
import io.shrinkage.spec.SpecException;
import io.shrinkage.spec.SpecSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Gives editors the schema of experiment files. */
@Command(
    name = "schema",
    description = {
      "Prints the JSON Schema (2020-12) of experiment files. An editor that finds it named in a file,",
      "as in \"$schema\": \"experiment.schema.json\", completes and checks that file."
    },
    mixinStandardHelpOptions = true,
    versionProvider = ShrinkageCommand.Version.class,
    footerHeading = "%nExample:%n",
    footer = "  java -jar runner.jar schema --output experiment.schema.json")
final class SchemaCommand implements Callable<Integer> {
  private final Console console;

  @Option(
      names = "--output",
      paramLabel = "FILE",
      description = "Writes the schema to this file, in place of what is there.")
  private @Nullable Path output;

  SchemaCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    String schema = Json.pretty(SpecSchema.json()) + "\n";
    if (output == null) {
      console.out().print(schema);
    } else {
      write(schema, output);
      console.out().println("schema: " + output);
    }
    return ExitCode.DONE;
  }

  private static void write(String schema, Path file) {
    try {
      Files.writeString(file, schema);
    } catch (IOException e) {
      throw SpecException.of(
          file.toString(), "must be a place to write the schema to, got \"" + e + "\"");
    }
  }
}
