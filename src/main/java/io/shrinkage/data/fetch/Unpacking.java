package io.shrinkage.data.fetch;

import io.shrinkage.data.DataException;
import io.shrinkage.data.PublishedFile;
import io.shrinkage.data.PublishedLayout;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.apache.commons.io.input.BoundedInputStream;

/**
 * Takes the files of a data set out of its archive (.tar.gz): only those, under the names that we
 * know, of exactly the sizes that are published. Whatever else an archive holds is passed over, and
 * no more is decompressed than these files and some room.
 */
final class Unpacking {
  /** For headers, padding, and the class names and page that lie beside the images. */
  private static final long ROOM = 1 << 20;

  private final Path archive;
  private final PublishedLayout layout;

  Unpacking(Path archive, PublishedLayout layout) {
    this.archive = archive;
    this.layout = layout;
  }

  /**
   * Unpacks into a folder that is there.
   *
   * @throws DataException if the archive does not hold what it must
   * @throws IOException if the disk is in the way
   */
  void into(Path folder) throws IOException {
    Map<String, PublishedFile> wanted = new LinkedHashMap<>();
    layout.files().forEach(file -> wanted.put(layout.folder() + "/" + file.name(), file));
    try (TarArchiveInputStream tar = open()) {
      while (!wanted.isEmpty()) {
        TarArchiveEntry entry = next(tar);
        if (entry == null) {
          throw wrong("must hold " + wanted.keySet().iterator().next() + ", which is not in it");
        }
        PublishedFile file = wanted.remove(entry.getName());
        if (file != null) {
          check(entry, file);
          write(tar, file, folder.resolve(file.name()));
        }
      }
    }
  }

  private TarArchiveInputStream open() throws IOException {
    InputStream stored = new BufferedInputStream(Files.newInputStream(archive), 1 << 16);
    try {
      InputStream bytes = GzipCompressorInputStream.builder().setInputStream(stored).get();
      return new TarArchiveInputStream(
          BoundedInputStream.builder()
              .setInputStream(bytes)
              .setMaxCount(layout.bytes() + ROOM)
              .get());
    } catch (IOException e) {
      stored.close();
      throw wrong("must be a .tar.gz, got: " + e.getMessage());
    }
  }

  private TarArchiveEntry next(TarArchiveInputStream tar) {
    try {
      return tar.getNextEntry();
    } catch (IOException | IllegalArgumentException e) {
      throw wrong("must be a whole .tar.gz, got: " + e.getMessage());
    }
  }

  private void check(TarArchiveEntry entry, PublishedFile file) {
    if (!entry.isFile() || entry.isLink() || entry.isSymbolicLink() || entry.isSparse()) {
      throw wrong("must hold " + entry.getName() + " as a plain file, got something else");
    }
    if (entry.getSize() != file.bytes()) {
      throw wrong(
          "must hold "
              + entry.getName()
              + " of "
              + file.bytes()
              + " bytes, got "
              + entry.getSize());
    }
  }

  private void write(TarArchiveInputStream tar, PublishedFile file, Path target)
      throws IOException {
    try (FileChannel out =
        FileChannel.open(target, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      long written = out.transferFrom(Channels.newChannel(tar), 0, file.bytes());
      if (written != file.bytes()) {
        throw wrong("must hold " + file.name() + " whole, got only " + written + " bytes");
      }
      out.force(true);
    }
  }

  private DataException wrong(String message) {
    return new DataException(archive + ": " + message);
  }
}
