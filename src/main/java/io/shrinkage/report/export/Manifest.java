package io.shrinkage.report.export;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.shrinkage.run.AtomicFile;
import io.shrinkage.run.ResultsException;
import io.shrinkage.spec.Json;
import io.shrinkage.spec.SpecException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What an export wrote, kept beside it in export.json: a later export may replace these files and
 * no others.
 *
 * @param experiment its name
 * @param files paths relative to the folder, with slashes
 */
record Manifest(String experiment, SortedSet<String> files) {
  static final String NAME = "export.json";

  private static final JsonMapper MAPPER =
      Json.mapper()
          .rebuild()
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .build();

  Manifest {
    files = new TreeSet<>(files);
  }

  /**
   * Reads the manifest of a folder; an empty one where there is none.
   *
   * @throws SpecException if it is damaged
   */
  static Manifest read(Path folder, String experiment) {
    Path file = folder.resolve(NAME);
    if (!Files.exists(file)) {
      return new Manifest(experiment, new TreeSet<>());
    }
    try {
      Manifest manifest = MAPPER.readValue(Files.readAllBytes(file), Manifest.class);
      if (manifest != null && manifest.files.stream().allMatch(Manifest::leadsBelow)) {
        return manifest;
      }
    } catch (JacksonException e) {
      // said below
    } catch (IOException e) {
      throw new ResultsException(file + ": cannot be read: " + e, e);
    }
    throw SpecException.of(
        file.toString(),
        "must be the list of files of an earlier export, got something else; move it away, or"
            + " choose another folder with --out");
  }

  /** Returns whether a path stays below the folder, on any system: the file may be anybody's. */
  private static boolean leadsBelow(String path) {
    return Arrays.stream(path.split("/", -1)).allMatch(FileNames::isSafe);
  }

  void write(Path folder) {
    AtomicFile.write(folder.resolve(NAME), Json.pretty(this) + "\n");
  }
}
