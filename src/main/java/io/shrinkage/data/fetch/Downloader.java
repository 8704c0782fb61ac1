package io.shrinkage.data.fetch;

import io.shrinkage.data.DataException;
import io.shrinkage.data.PublishedArchive;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.SplittableRandom;

/** Downloads a file in as many tries as it takes, each going on where the one before ended. */
final class Downloader {
  private final HttpClient client;
  private final Patience patience;
  private final BackOff backOff;
  private final Sleeper sleeper;
  private final FetchListener listener;

  Downloader(
      HttpClient client,
      Patience patience,
      SplittableRandom jitter,
      Sleeper sleeper,
      FetchListener listener) {
    this.client = client;
    this.patience = patience;
    this.backOff = new BackOff(patience.pause(), patience.longest(), jitter);
    this.sleeper = sleeper;
    this.listener = listener;
  }

  /**
   * Downloads a file and verifies it.
   *
   * @param target what the part that is returned is called after
   * @return the part, whole
   * @throws FetchException if the network or the disk is in the way; what came so far is kept
   * @throws DataException if the bytes are not the published ones; they are thrown away
   */
  Path download(URI address, PublishedArchive archive, Path target) {
    try {
      try (PartFile part = PartFile.of(target)) {
        if (part.size() > archive.bytes()) {
          part.restart(address, Optional.empty());
        }
        listener.downloading(address, archive.bytes(), part.size(), target);
        try {
          complete(new Download(client, patience, address, archive), archive, part);
        } finally {
          listener.ended();
        }
        part.force();
      }
      verify(address, archive, target);
      return PartFile.path(target);
    } catch (IOException e) {
      throw new FetchException(address + ": " + Reason.of(e) + kept(), e);
    }
  }

  private void complete(Download download, PublishedArchive archive, PartFile part)
      throws IOException {
    int failures = 0;
    long furthest = part.size();
    while (part.size() < archive.bytes()) {
      try {
        download.resume(part, listener);
      } catch (InterruptedIOException e) {
        throw e;
      } catch (IOException e) {
        // a server that sends the same bytes again and again makes no progress
        failures = part.size() > furthest ? 1 : failures + 1;
        furthest = Math.max(furthest, part.size());
        if (failures >= (download.answered() ? patience.reached() : patience.unreached())) {
          throw e;
        }
        pause(Reason.of(e), failures);
      }
    }
  }

  private void pause(String reason, int failures) throws InterruptedIOException {
    Duration pause = backOff.after(failures);
    listener.retrying(reason, pause);
    try {
      sleeper.sleep(pause);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    }
  }

  private static void verify(URI address, PublishedArchive archive, Path target)
      throws IOException {
    String sha256 = Sha256.of(PartFile.path(target));
    if (!sha256.equals(archive.sha256())) {
      PartFile.delete(target);
      throw new DataException(
          address
              + ": must have SHA-256 "
              + archive.sha256()
              + ", got "
              + sha256
              + "; what was downloaded is deleted: fetch it again, or from elsewhere with --mirror");
    }
  }

  private static String kept() {
    return "; what came so far is kept, and the same command goes on from there";
  }
}
