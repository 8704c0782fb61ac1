package io.shrinkage.data.fetch;

import io.shrinkage.data.DataException;
import io.shrinkage.data.Dataset;
import io.shrinkage.data.PublishedArchive;
import io.shrinkage.data.PublishedLayout;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Puts the files of a published data set that a data folder lacks there: verified, whole, and
 * without touching anything else.
 */
public final class Fetch {
  private final Path dataDir;
  private final FetchListener listener;

  /** Fetches into a data folder, which is made where it is missing. */
  public Fetch(Path dataDir, FetchListener listener) {
    this.dataDir = dataDir;
    this.listener = listener;
  }

  /** Where a set's archives come from. */
  @FunctionalInterface
  interface Source {
    /**
     * Returns a file of exactly the published bytes; a part of the target is the fetch's to use.
     */
    Path get(PublishedArchive archive, Path target) throws IOException;
  }

  /**
   * Downloads what is missing.
   *
   * @param mirror an address below which the archives are, in place of the publisher's
   * @return whether anything was missing
   * @throws DataException if other bytes came than the published ones
   * @throws FetchException if the network, the disk or another process is in the way
   */
  public boolean download(Dataset dataset, @Nullable URI mirror, Network network) {
    return download(dataset.jsonName(), layout(dataset), mirror, network);
  }

  boolean download(String name, PublishedLayout layout, @Nullable URI mirror, Network network) {
    Downloader downloader = network.downloader(listener);
    return put(
        name,
        layout,
        (archive, target) ->
            downloader.download(
                address(mirror == null ? layout.base() : mirror, archive), archive, target));
  }

  /**
   * Takes what is missing from the disk; nothing is downloaded.
   *
   * @param from the archive or, of a set that has several, the folder with all of them
   * @return whether anything was missing
   * @throws DataException if these are not the published files
   */
  public boolean take(Dataset dataset, Path from) {
    return take(dataset.jsonName(), layout(dataset), from);
  }

  boolean take(String name, PublishedLayout layout, Path from) {
    return put(name, layout, new LocalFiles(from, layout.archives().size() > 1)::get);
  }

  private static PublishedLayout layout(Dataset dataset) {
    return PublishedLayout.of(dataset)
        .filter(layout -> !layout.archives().isEmpty())
        .orElseThrow(
            () -> new DataException(dataset.jsonName() + ": must be published to be fetched"));
  }

  /** An address may be that of the archive itself, or of the folder that it is in. */
  private static URI address(URI base, PublishedArchive archive) {
    String text = base.toString();
    if (text.endsWith("/" + archive.name())) {
      return base;
    }
    return URI.create(text + (text.endsWith("/") ? "" : "/") + archive.name());
  }

  private boolean put(String name, PublishedLayout layout, Source source) {
    try {
      Files.createDirectories(dataDir);
      FetchLock lock = FetchLock.acquire(dataDir, name);
      try {
        return put(layout, source);
      } finally {
        lock.close();
      }
    } catch (IOException e) {
      throw new FetchException(dataDir + ": cannot be written: " + Reason.of(e), e);
    }
  }

  private boolean put(PublishedLayout layout, Source source) throws IOException {
    if (layout.missing(dataDir).isEmpty()) {
      return false;
    }
    if (layout.archives().size() == 1) {
      unpacked(layout, source);
    } else {
      single(layout, source);
    }
    return true;
  }

  private void unpacked(PublishedLayout layout, Source source) throws IOException {
    PublishedArchive archive = layout.archives().get(0);
    Path target = dataDir.resolve(archive.name());
    requireSpace(archive.bytes() + layout.bytes());
    Path whole = source.get(archive, target);
    Path home = layout.home(dataDir);
    listener.say(archive.name() + ": SHA-256 is as published; unpacking into " + home);
    Path fresh = dataDir.resolve("." + layout.folder() + ".unpacking");
    delete(fresh);
    try {
      Files.createDirectories(fresh);
      new Unpacking(whole, layout).into(fresh);
      Placement.folder(fresh, home);
    } finally {
      delete(fresh);
    }
    PartFile.delete(target);
  }

  private void single(PublishedLayout layout, Source source) throws IOException {
    Path home = Files.createDirectories(layout.home(dataDir));
    requireSpace(layout.downloadBytes());
    List<String> missing =
        layout.missing(dataDir).stream().map(file -> file.name() + ".gz").toList();
    for (PublishedArchive archive : layout.archives()) {
      if (missing.contains(archive.name())) {
        Path target = home.resolve(archive.name());
        Placement.file(source.get(archive, target), target);
        PartFile.delete(target);
        listener.say(archive.name() + ": SHA-256 is as published; it is in " + home);
      }
    }
  }

  private void requireSpace(long bytes) throws IOException {
    long free = Files.getFileStore(dataDir).getUsableSpace();
    if (free < bytes) {
      throw new FetchException(
          dataDir
              + ": must have room for "
              + bytes / 1_000_000
              + " MB, has "
              + free / 1_000_000
              + " MB; another folder: --data");
    }
  }

  private static void delete(Path folder) throws IOException {
    if (Files.isDirectory(folder)) {
      try (Stream<Path> files = Files.list(folder)) {
        for (Path file : files.toList()) {
          Files.delete(file);
        }
      }
    }
    Files.deleteIfExists(folder);
  }
}
