package io.shrinkage.data.fetch;

import io.shrinkage.data.DataException;
import io.shrinkage.data.PublishedArchive;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One try to get the rest of a file. */
final class Download {
  private static final int BUFFER = 1 << 16;
  private static final Pattern RANGE =
      Pattern.compile("bytes (\\d{1,18})-\\d{1,18}/(\\d{1,18}|\\*)");

  private final HttpClient client;
  private final Patience patience;
  private final URI address;
  private final PublishedArchive archive;
  private boolean answered;

  Download(HttpClient client, Patience patience, URI address, PublishedArchive archive) {
    this.client = client;
    this.patience = patience;
    this.address = address;
    this.archive = archive;
  }

  /** Whether any try got an answer. */
  boolean answered() {
    return answered;
  }

  /**
   * Appends what is missing.
   *
   * @throws IOException if something failed that may go well at the next try
   * @throws FetchException if the next try would fail too
   * @throws DataException if the server has another file
   */
  void resume(PartFile part, FetchListener listener) throws IOException {
    long offset = part.size();
    HttpResponse<InputStream> response = send(request(part, offset));
    answered = true;
    try (Body body = new Body(response.body(), patience.stall())) {
      if (begins(response, part, offset)) {
        copy(body, part, listener);
      }
    }
  }

  private HttpRequest request(PartFile part, long offset) throws IOException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address)
            .timeout(patience.stall())
            .header("User-Agent", "shrinkage")
            .header("Accept-Encoding", "identity");
    if (offset > 0) {
      request.header("Range", "bytes=" + offset + "-");
      part.version(address).ifPresent(version -> request.header("If-Range", version));
    }
    return request.build();
  }

  private HttpResponse<InputStream> send(HttpRequest request) throws IOException {
    try {
      return client.send(request, HttpResponse.BodyHandlers.ofInputStream());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    }
  }

  /** Returns whether the body continues the part, which may have begun anew. */
  private boolean begins(HttpResponse<?> response, PartFile part, long offset) throws IOException {
    int status = response.statusCode();
    HttpHeaders headers = response.headers();
    if (status == 200) {
      requireLength(headers);
      part.restart(address, version(headers));
      return true;
    }
    if (status == 206) {
      requireRange(headers, part, offset);
      return true;
    }
    if (status == 416) {
      part.restart(address, Optional.empty());
      throw new IOException("the server has no byte " + offset + " of the file");
    }
    if (status == 408 || status == 429 || status >= 500) {
      throw new IOException("the server answered with status " + status);
    }
    if (status >= 300 && status < 400) {
      throw new FetchException(
          address
              + ": must lead to the file in a few redirects and never from https to http, got "
              + response.uri()
              + " redirecting to "
              + headers.firstValue("Location").orElse("nowhere"));
    }
    throw new FetchException(
        address + ": must be there, got status " + status + "; another address: --mirror");
  }

  private void requireLength(HttpHeaders headers) {
    long length = headers.firstValueAsLong("Content-Length").orElse(archive.bytes());
    if (length != archive.bytes()) {
      throw otherFile("a file of " + length + " bytes");
    }
  }

  private void requireRange(HttpHeaders headers, PartFile part, long offset) throws IOException {
    String range = headers.firstValue("Content-Range").orElse("none");
    Matcher matcher = RANGE.matcher(range);
    if (!matcher.matches() || !matcher.group(1).equals(Long.toString(offset))) {
      part.restart(address, Optional.empty());
      throw new IOException("the server answered with range \"" + range + "\", not from " + offset);
    }
    String whole = matcher.group(2);
    if (!whole.equals("*") && !whole.equals(Long.toString(archive.bytes()))) {
      throw otherFile("a file of " + whole + " bytes");
    }
  }

  private DataException otherFile(String got) {
    return new DataException(
        address
            + ": must be "
            + archive.name()
            + " of "
            + archive.bytes()
            + " bytes, got "
            + got
            + "; another address: --mirror");
  }

  /** What the server calls this version, where it has a name that ranges may be asked by. */
  private static Optional<String> version(HttpHeaders headers) {
    return headers
        .firstValue("ETag")
        .filter(tag -> !tag.startsWith("W/"))
        .or(() -> headers.firstValue("Last-Modified"));
  }

  private void copy(Body body, PartFile part, FetchListener listener) throws IOException {
    byte[] buffer = new byte[BUFFER];
    long size = part.size();
    int count;
    while ((count = body.read(buffer, buffer.length)) >= 0) {
      if (size + count > archive.bytes()) {
        part.restart(address, Optional.empty());
        throw otherFile("more bytes");
      }
      part.append(buffer, count);
      size += count;
      listener.received(size);
    }
    if (size < archive.bytes()) {
      throw new IOException("it ended after " + size + " of " + archive.bytes() + " bytes");
    }
  }
}
