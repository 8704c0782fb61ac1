package io.shrinkage.data.fetch;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;

/** Hears how a fetch goes. Everything that connects is announced here first. */
public interface FetchListener {

  /**
   * A download begins.
   *
   * @param bytes of the whole file
   * @param already how many of them are there from an earlier download
   * @param target where the file goes
   */
  void downloading(URI address, long bytes, long already, Path target);

  /** So many bytes of the file are there. */
  void received(long bytes);

  /** A try failed, and the next follows after a pause. */
  void retrying(String reason, Duration pause);

  /** The download is over, well or not. */
  void ended();

  /** Something else happened, to be said in a line. */
  void say(String line);
}
