package io.shrinkage.data.fetch;

import io.shrinkage.data.DataException;
import io.shrinkage.data.PublishedArchive;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Archives that are on the disk already.
 *
 * @param from the archive, or the folder of the archives
 * @param several whether it must be a folder
 */
record LocalFiles(Path from, boolean several) {

  /**
   * Returns a file with the published bytes: the archive itself, or a copy of one of several.
   *
   * @throws DataException if it is another file; it is not touched
   */
  Path get(PublishedArchive archive, Path target) throws IOException {
    Path file = Files.isDirectory(from) ? from.resolve(archive.name()) : from;
    if (!Files.isRegularFile(file)) {
      throw new DataException(
          file + ": must be the file " + archive.name() + ", which is not there");
    }
    if (several && file.equals(from)) {
      throw new DataException(
          from + ": must be a folder with " + archive.name() + " and the set's other files");
    }
    require(archive, file, file);
    if (!several) {
      return file;
    }
    Path copy = PartFile.path(target);
    Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
    require(archive, file, copy);
    return copy;
  }

  private static void require(PublishedArchive archive, Path named, Path read) throws IOException {
    long bytes = Files.size(read);
    if (bytes != archive.bytes()) {
      throw new DataException(
          named
              + ": must be "
              + archive.name()
              + " of "
              + archive.bytes()
              + " bytes, got "
              + bytes
              + " bytes");
    }
    String sha256 = Sha256.of(read);
    if (!sha256.equals(archive.sha256())) {
      throw new DataException(
          named
              + ": must be "
              + archive.name()
              + " with SHA-256 "
              + archive.sha256()
              + ", got "
              + sha256
              + "; nothing was unpacked");
    }
  }
}
