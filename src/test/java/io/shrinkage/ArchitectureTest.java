package io.shrinkage;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.be;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.LocationProvider;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.elements.GivenClassesConjunction;
import java.net.Socket;
import java.net.URLConnection;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;

/**
 * Guards against packages that grow into each other, and against clocks, random numbers and output
 * that a run's seed and the command line do not govern.
 */
@AnalyzeClasses(locations = ArchitectureTest.MainClasses.class)
final class ArchitectureTest {

  /** Each package may use those of the lines above its own, and not its siblings. */
  private static final List<List<String>> LAYERS =
      List.of(
          List.of("schedule", "stats", "data"),
          List.of("penalty", "optimizer"),
          List.of("model"),
          List.of("onednn"),
          List.of("train"),
          List.of("spec"),
          List.of("run"),
          List.of("doctor"),
          List.of("report", "spark"),
          List.of("cli"));

  private static final DescribedPredicate<JavaClass> OURS = resideInAPackage("io.shrinkage..");

  private static final DescribedPredicate<JavaClass> SEALED =
      DescribedPredicate.describe(
          "sealed (an enum whose constants have bodies is so by itself)",
          type -> type.reflect().isSealed() && !type.isEnum());

  private static final DescribedPredicate<JavaClass> RECORD =
      DescribedPredicate.describe("records", JavaClass::isRecord);

  @ArchTest
  static void scan_findsAPlausibleNumberOfClasses(JavaClasses classes) {
    assertThat(classes.that(OURS)).hasSizeGreaterThan(250);
  }

  @ArchTest
  static final ArchRule classes_resideInOurPackages =
      classes()
          .should()
          .resideInAnyPackage(
              "io.shrinkage.*",
              "io.shrinkage.data.fetch",
              "io.shrinkage.report.export",
              "gg.jte.generated..",
              "org.nd4j.nativeblas")
          .because("org.nd4j.nativeblas holds the one class that DL4J looks for by that name");

  @ArchTest
  static void packages_useOnlyWhatStandsBelowThem(JavaClasses classes) {
    var layers = layeredArchitecture().consideringOnlyDependenciesInLayers();
    LAYERS.stream()
        .flatMap(List::stream)
        .forEach(name -> layers.optionalLayer(name).definedBy("io.shrinkage." + name + ".."));
    List<String> below = new ArrayList<>();
    for (List<String> siblings : LAYERS) {
      for (String name : siblings) {
        if (below.isEmpty()) {
          layers.whereLayer(name).mayNotAccessAnyLayer();
        } else {
          layers.whereLayer(name).mayOnlyAccessLayers(below.toArray(String[]::new));
        }
      }
      below.addAll(siblings);
    }
    layers.ensureAllClassesAreContainedInArchitecture().check(classes.that(OURS));
  }

  @ArchTest
  static final ArchRule packages_haveNoCycles =
      slices().matching("io.shrinkage.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule dl4j_staysBelowTheSpec =
      onlyIn("data", "penalty", "optimizer", "model", "train", "spark")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.deeplearning4j..", "org.nd4j..", "org.datavec..")
          .because("a spec is validated without loading ND4J");

  @ArchTest
  static final ArchRule shadedLibraries_stayInsideNd4j =
      noClasses()
          .should()
          .dependOnClassesThat(
              resideInAPackage("org.nd4j.shade..")
                  .and(not(resideInAPackage("org.nd4j.shade.jackson.annotation.."))))
          .because("only the annotations with which DL4J saves a layer of ours are of use");

  @ArchTest
  static final ArchRule spark_staysInItsPackage =
      onlyIn("spark").should().dependOnClassesThat().resideInAPackage("org.apache.spark..");

  @ArchTest
  static final ArchRule picocli_staysInTheCommandLine =
      onlyIn("cli").should().dependOnClassesThat().resideInAPackage("picocli..");

  @ArchTest
  static final ArchRule protobuf_staysInTheExports =
      onlyIn("report.export")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.google.protobuf..");

  @ArchTest
  static final ArchRule connections_areMadeByFetchingAlone =
      onlyIn("data.fetch")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("java.net.http..")
          .orShould()
          .dependOnClassesThat()
          .belongToAnyOf(Socket.class, URLConnection.class, SocketChannel.class)
          .because("nothing connects anywhere that was not announced");

  @ArchTest
  static final ArchRule exports_areUnknownToTheReport =
      noClasses()
          .that()
          .resideInAPackage("io.shrinkage.report")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.shrinkage.report.export..");

  @ArchTest
  static final ArchRule databind_staysWhereFilesAreReadAndWritten =
      onlyIn("spec", "run", "report", "spark", "cli")
          .should()
          .dependOnClassesThat(
              resideInAnyPackage(
                  "com.fasterxml.jackson.databind..", "com.fasterxml.jackson.core.."));

  @ArchTest
  static final ArchRule statistics_useTheJdkAndOneLibrary =
      classes()
          .that()
          .resideInAPackage("io.shrinkage.stats")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "java..", "io.shrinkage.stats", "org.apache.commons.statistics..", "org.jspecify..");

  @ArchTest
  static final ArchRule standardStreams_stayInTheCommandLine =
      onlyIn("cli").should(ACCESS_STANDARD_STREAMS);

  @ArchTest
  static final ArchRule exit_staysInTheCommandLine =
      onlyIn("cli")
          .should()
          .callMethod(System.class, "exit", int.class)
          .orShould()
          .callMethod(Runtime.class, "halt", int.class);

  @ArchTest
  static final ArchRule clocksAndRandomNumbers_arePassedIn =
      noClasses()
          .that(OURS)
          .and()
          .doNotHaveFullyQualifiedName("io.shrinkage.run.Provenance")
          .should()
          .dependOnClassesThat()
          .belongToAnyOf(Random.class, ThreadLocalRandom.class, Date.class)
          .orShould()
          .callMethod(Math.class, "random")
          .orShould()
          .callMethod(System.class, "currentTimeMillis");

  @ArchTest
  static final ArchRule exceptions_areNotGeneric = NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS;

  @ArchTest
  static final ArchRule specsAndResults_areRecordsOrSealed =
      classes()
          .that(OURS)
          .and()
          .haveNameMatching(".*(Spec|Result)")
          .should(be(RECORD).or(be(SEALED)));

  @ArchTest
  static void sealedFamilies_haveRecordsForMembers(JavaClasses classes) {
    List<Class<?>> members = new ArrayList<>();
    classes.that(OURS.and(SEALED)).stream()
        .map(type -> type.reflect().getPermittedSubclasses())
        .forEach(permitted -> members.addAll(Arrays.asList(permitted)));
    assertThat(members).isNotEmpty().allMatch(type -> type.isRecord() || type.isSealed());
  }

  @ArchTest
  static void packages_areNullMarked(JavaClasses classes) throws ClassNotFoundException {
    Set<String> packages =
        classes.that(OURS).stream().map(JavaClass::getPackageName).collect(Collectors.toSet());
    for (String name : packages) {
      assertThat(Class.forName(name + ".package-info").isAnnotationPresent(NullMarked.class))
          .as(name)
          .isTrue();
    }
  }

  private static GivenClassesConjunction onlyIn(String... packages) {
    String[] allowed =
        Arrays.stream(packages).map(name -> "io.shrinkage." + name + "..").toArray(String[]::new);
    return noClasses().that(OURS.and(not(resideInAnyPackage(allowed))));
  }

  /** What the main code compiles to, wherever its packages stand. */
  static final class MainClasses implements LocationProvider {
    @Override
    public Set<Location> get(Class<?> testClass) {
      return Set.of(Location.of(Path.of("target", "classes")));
    }
  }
}
