package io.shrinkage.data.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The bytes of a response, which must not stop coming: Java's client waits for ever for them. */
final class Body implements AutoCloseable {
  private final InputStream in;
  private final Duration stall;
  private final ExecutorService reader = Executors.newSingleThreadExecutor(Body::daemon);

  Body(InputStream in, Duration stall) {
    this.in = in;
    this.stall = stall;
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "download");
    thread.setDaemon(true);
    return thread;
  }

  /** Returns how many bytes were read, or -1 at the end. */
  int read(byte[] buffer, int most) throws IOException {
    Future<Integer> read = reader.submit(() -> in.read(buffer, 0, most));
    try {
      return read.get(stall.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new IOException("nothing came for " + seconds(stall), e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException failed) {
        throw failed;
      }
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    }
  }

  static String seconds(Duration time) {
    return time.toMillis() % 1000 == 0 ? time.toSeconds() + " s" : time.toMillis() + " ms";
  }

  @Override
  public void close() throws IOException {
    in.close();
    reader.shutdownNow();
  }
}
