package io.shrinkage.cli;

import io.shrinkage.data.Dataset;
import io.shrinkage.spec.SpecException;
import io.shrinkage.spec.SpecReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** Writes a first experiment file. */
@Command(
    name = "init",
    description = {
      "Writes an experiment file to start from, with strengths that suit penalty and network, and",
      "says under \"$comment\" why each choice was made. Asks for what no option says."
    },
    mixinStandardHelpOptions = true,
    versionProvider = ShrinkageCommand.Version.class,
    footerHeading = "%nExamples:%n",
    footer = {
      "  java -jar runner.jar init",
      "  java -jar runner.jar init mine.json --dataset cifar10-small --network lenet --penalty l1",
      "  java -jar runner.jar init mine.json --images pictures/flowers --yes",
      "",
      "Exit codes: 0 written; 2 the command line is wrong, or the file is there already; 130 the",
      "questions were not answered."
    })
final class InitCommand implements Callable<Integer> {
  private final Console console;
  private final @Nullable Questions terminal;

  @Spec private CommandSpec command = CommandSpec.create();

  @Parameters(
      paramLabel = "FILE",
      arity = "0..1",
      description = "The file to write (default: NAME.json); never one that is there.")
  private @Nullable Path file;

  @Option(
      names = "--dataset",
      paramLabel = "DATASET",
      converter = StarterData.Names.class,
      completionCandidates = StarterData.Names.class,
      description = "${COMPLETION-CANDIDATES}.")
  private @Nullable Dataset dataset;

  @Option(
      names = "--images",
      paramLabel = "DIR",
      description =
          "Your own images instead: a folder that holds a folder of PNG or JPEG files per class.")
  private @Nullable Path images;

  @Option(names = "--skip-broken", description = "Leaves out images that cannot be read.")
  private boolean skipBroken;

  @Mixin private DataFolder dataFolder = new DataFolder();

  @Option(
      names = "--network",
      paramLabel = "NETWORK",
      converter = StarterNetwork.Names.class,
      completionCandidates = StarterNetwork.Names.class,
      description = "${COMPLETION-CANDIDATES}.")
  private @Nullable StarterNetwork network;

  @Option(
      names = "--penalty",
      paramLabel = "PENALTY",
      converter = StarterPenalty.Names.class,
      completionCandidates = StarterPenalty.Names.class,
      description = "${COMPLETION-CANDIDATES}.")
  private @Nullable StarterPenalty penalty;

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description = "Name of the experiment (default: of data set, network and penalty).")
  private @Nullable String name;

  @Option(
      names = {"-y", "--yes"},
      description = "Takes the default for what no option says, and asks nothing.")
  private boolean yes;

  InitCommand(Console console, @Nullable Questions terminal) {
    this.console = console;
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    if (file != null) {
      requireFree(file);
    }
    StarterSpec spec;
    try {
      spec = spec(questions());
    } catch (Unanswered e) {
      console.err().println();
      console.err().println("no answer: nothing was written");
      return ExitCode.INTERRUPTED;
    }
    List<String> strengths = spec.strengths();
    String text = spec.text(strengths);
    Path target = file == null ? Path.of(spec.name() + ".json") : file;
    Doctor.warnings(SpecReader.read(target.toString(), text)).forEach(console.err()::println);
    write(text, target);
    console.out().println("spec: " + target);
    spec.explanation(strengths).forEach(line -> console.out().println("  " + line));
    console.out().println("next: java -jar runner.jar plan " + Texts.argument(target));
    console.out().println("then: java -jar runner.jar run " + Texts.argument(target));
    return ExitCode.DONE;
  }

  private boolean unnamed() {
    return dataset == null && images == null;
  }

  private @Nullable Questions questions() {
    if (!yes && terminal == null && (unnamed() || network == null || penalty == null)) {
      throw new ParameterException(
          command.commandLine(),
          "there is no terminal to ask at: expected --dataset, --network and --penalty, or --yes");
    }
    return yes ? null : terminal;
  }

  private StarterSpec spec(@Nullable Questions questions) {
    StarterData data = data(questions);
    StarterNetwork usual = data.color() ? StarterNetwork.SMALL_CNN : StarterNetwork.MLP;
    StarterNetwork layers =
        network == null
            ? ask(questions, "network", new StarterNetwork.Names(), usual.word())
            : network;
    StarterPenalty kind =
        penalty == null
            ? ask(questions, "penalty", new StarterPenalty.Names(), StarterPenalty.L2.word())
            : penalty;
    String words = String.join("-", folderName(data.name()), layers.word(), kind.word());
    String called = name == null ? answer(questions, "name", words) : name;
    return new StarterSpec(called, data, layers, kind);
  }

  private StarterData data(@Nullable Questions questions) {
    Dataset usual = images == null ? Dataset.MNIST : Dataset.IMAGE_FOLDER;
    Dataset chosen = dataset == null ? usual : dataset;
    if (unnamed()) {
      chosen = ask(questions, "data set", new StarterData.Names(), usual.jsonName());
    }
    boolean ofFiles = chosen == Dataset.IMAGE_FOLDER;
    if (ofFiles ? images == null && questions == null : images != null) {
      throw new ParameterException(
          command.commandLine(),
          "--images: expected a folder with --dataset image-folder, and with no other");
    }
    if (!ofFiles) {
      return StarterData.of(chosen);
    }
    Path folder = images == null ? Path.of(answer(questions, "folder of images", ".")) : images;
    return StarterData.ofFolder(folder, dataFolder.path(), skipBroken);
  }

  /** Makes a name of letters, digits and hyphens of one that may be anything. */
  private static String folderName(String anything) {
    String plain = anything.replaceAll("[^A-Za-z0-9]+", "-").replaceAll("^-|-$", "");
    return plain.isEmpty() ? "images" : plain.substring(0, Math.min(60, plain.length()));
  }

  private static String answer(@Nullable Questions questions, String question, String usual) {
    if (questions == null) {
      return usual;
    }
    String answer = questions.answer(question + " [" + usual + "]: ");
    if (answer == null) {
      throw new Unanswered();
    }
    return answer.isBlank() ? usual : answer.strip();
  }

  /** Asks until the answer is one of the names; an empty one is the default. */
  private <T> T ask(
      @Nullable Questions questions, String what, NamedChoice<T> names, String usual) {
    while (questions != null) {
      try {
        return names.convert(answer(questions, what + " (" + names.names() + ")", usual));
      } catch (TypeConversionException e) {
        console.err().println(what + " " + e.getMessage());
      }
    }
    return names.convert(usual);
  }

  private static void requireFree(Path file) {
    if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      throw SpecException.of(
          file.toString(), "must not be there yet, got a file of that name; it is left as it is");
    }
  }

  private static void write(String text, Path file) {
    requireFree(file);
    try {
      Files.write(
          file,
          text.getBytes(StandardCharsets.UTF_8),
          StandardOpenOption.CREATE_NEW,
          StandardOpenOption.WRITE);
    } catch (IOException e) {
      throw SpecException.of(
          file.toString(), "must be a place to write the spec to, got \"" + e + "\"");
    }
  }

  /** The terminal was closed instead of an answer. */
  private static final class Unanswered extends RuntimeException {
    private static final long serialVersionUID = 1;
  }
}
