package io.shrinkage.spec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import io.shrinkage.doctor.SpecDoctor;
import jakarta.validation.constraints.Min;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.lang3.StringUtils;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Guards against validation that waits seconds for native libraries: here there are none. */
final class LightClassPathTest {

  /** Jackson, annotations and edit distance: all that a spec needs besides this project. */
  private static final List<Class<?>> NEEDED =
      List.of(
          SpecReader.class,
          JsonProperty.class,
          JsonParser.class,
          JsonNode.class,
          Min.class,
          Nullable.class,
          LevenshteinDistance.class,
          StringUtils.class);

  @Test
  void readerAndDoctor_workWithoutNd4jOnTheClassPath() throws Exception {
    URL[] urls =
        Stream.concat(
                NEEDED.stream()
                    .map(type -> type.getProtectionDomain().getCodeSource().getLocation()),
                Stream.of(Path.of("src/main/resources").toUri().toURL()))
            .toArray(URL[]::new);
    try (URLClassLoader light = new URLClassLoader(urls, ClassLoader.getPlatformClassLoader())) {
      Class<?> reader = light.loadClass(SpecReader.class.getName());
      for (Path file : ShippedExperimentsTest.files()) {
        Object experiment = reader.getMethod("read", Path.class).invoke(null, file);
        assertThat(experiment.getClass().getMethod("runs").invoke(experiment)).isNotNull();
        Class<?> doctor = light.loadClass(SpecDoctor.class.getName());
        assertThat(doctor.getMethod("examine", experiment.getClass()).invoke(null, experiment))
            .isNotNull();
      }
      assertThat(light.getResource("org/nd4j/linalg/factory/Nd4j.class")).isNull();
    }
  }
}
