package io.shrinkage.cli;

import io.shrinkage.data.DataException;
import io.shrinkage.data.Dataset;
import io.shrinkage.data.DatasetCheck;
import io.shrinkage.data.PublishedLayout;
import io.shrinkage.data.fetch.Fetch;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** Puts published data sets into the data folder. */
@Command(
    name = "fetch",
    description = {
      "Downloads published data sets into the data folder.",
      "Every archive is verified by its SHA-256 before it is unpacked. An interrupted download goes on where it was with the same command."
    },
    mixinStandardHelpOptions = true,
    versionProvider = ShrinkageCommand.Version.class,
    footerHeading = "%nExamples:%n",
    footer = {
      "  java -jar runner.jar data fetch cifar10",
      "  java -jar runner.jar data fetch cifar10 --from ~/Downloads/cifar-10-binary.tar.gz",
      "  java -jar runner.jar data fetch fashion-mnist --mirror https://mirror.example.org/fashion/",
      "",
      "Proxies are those of Java's system properties (https.proxyHost, java.net.useSystemProxies) or",
      "else of HTTPS_PROXY, HTTP_PROXY, ALL_PROXY and NO_PROXY.",
      "",
      "Exit codes: 0 everything is there; 1 the network, the disk or another process is in the way:",
      "try again; 2 the command line is wrong, or files are not the published ones."
    })
final class DataFetchCommand implements Callable<Integer> {
  private final Console console;

  @Spec private CommandSpec command = CommandSpec.create();

  @Parameters(
      paramLabel = "NAME",
      arity = "1..*",
      converter = DatasetNames.Published.class,
      completionCandidates = DatasetNames.Published.class,
      description = "${COMPLETION-CANDIDATES}.")
  private List<Dataset> datasets = new ArrayList<>();

  @Mixin private DataFolder data = new DataFolder();

  @Option(
      names = "--mirror",
      paramLabel = "URL",
      converter = Address.class,
      description = "The address below which the archives are, instead of the publisher's.")
  private @Nullable URI mirror;

  @Option(
      names = "--from",
      paramLabel = "PATH",
      description =
          "Takes an archive that is at hand (of mnist and fashion-mnist the folder with the four"
              + " .gz files) and connects nowhere.")
  private @Nullable Path from;

  DataFetchCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    checkOptions();
    Fetch fetch = new Fetch(data.path(), new FetchLines(console));
    for (Dataset dataset : new LinkedHashSet<>(datasets)) {
      boolean fetched =
          from == null
              ? fetch.download(dataset, mirror, MissingData.network())
              : fetch.take(dataset, from);
      String home = PublishedLayout.of(dataset).orElseThrow().home(data.path()).toString();
      if (!fetched) {
        requireWhole(dataset, home);
      }
      console.out().println(dataset.jsonName() + ": " + home + (fetched ? "" : ", whole already"));
    }
    return ExitCode.DONE;
  }

  private void checkOptions() {
    if (mirror != null && from != null) {
      throw new ParameterException(
          command.commandLine(), "--mirror and --from must not be given together");
    }
    if ((mirror != null || from != null) && new LinkedHashSet<>(datasets).size() > 1) {
      throw new ParameterException(
          command.commandLine(), "--mirror and --from must be given with one NAME only");
    }
  }

  /** Files of the set's names are there: they must be the set, and are not touched if not. */
  private void requireWhole(Dataset dataset, String home) {
    DatasetCheck check = DatasetCheck.of(dataset, data.path());
    if (!check.whole()) {
      throw new DataException(
          String.join(System.lineSeparator(), check.messages())
              + System.lineSeparator()
              + home
              + ": was not touched; move it away to fetch "
              + dataset.jsonName()
              + " anew");
    }
  }

  /** Reads the address of a mirror. */
  static final class Address implements ITypeConverter<URI> {
    @Override
    public URI convert(String text) {
      try {
        URI address = new URI(text);
        String scheme = address.getScheme();
        if (("https".equals(scheme) || "http".equals(scheme))
            && address.getHost() != null
            && address.getQuery() == null
            && address.getFragment() == null) {
          return address;
        }
      } catch (URISyntaxException e) {
        // said below
      }
      throw new TypeConversionException(
          "must be an address such as https://mirror.example.org/cifar/, got " + text);
    }
  }
}
