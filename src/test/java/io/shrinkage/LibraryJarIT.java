package io.shrinkage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Guards against a jar that gets in the way of a program that uses it: by a module name that
 * follows the file's, by packages of others, or by settings for all of the program.
 */
final class LibraryJarIT {

  /** Holds the one class that DL4J looks for by that name. */
  private static final String BORROWED = "org\\.nd4j\\.nativeblas";

  private static Path jar() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("target"))) {
      List<Path> jars =
          files
              .filter(file -> file.getFileName().toString().matches("shrinkage-.*\\.jar"))
              .filter(file -> !file.toString().matches(".*-(sources|javadoc)\\.jar"))
              .toList();
      assertThat(jars).hasSize(1);
      return jars.get(0);
    }
  }

  @Test
  void module_hasItsNameAndPackagesOfOurs() throws IOException {
    ModuleDescriptor module =
        ModuleFinder.of(jar()).find("io.shrinkage").orElseThrow().descriptor();

    assertThat(module.isAutomatic()).isTrue();
    assertThat(module.packages())
        .contains("io.shrinkage.train")
        .allMatch(
            name -> name.matches("(io|gg\\.jte\\.generated)\\.shrinkage(\\..*)?|" + BORROWED));
  }

  @Test
  void jar_setsNothingForTheWholeProgram() throws IOException {
    try (JarFile jar = new JarFile(jar().toFile())) {
      assertThat(jar.getEntry("reference.jsonc")).isNotNull();
      assertThat(jar.getEntry("simplelogger.properties")).isNull();
      assertThat(jar.stream().filter(each -> each.getName().startsWith("META-INF/services/")))
          .isEmpty();
    }
  }
}
