package io.shrinkage.data.fetch;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/**
 * An HTTP server of this machine, one request a connection, that answers as it is told, also
 * against the protocol. The last answer is given again and again.
 */
final class FaultyServer implements AutoCloseable {

  /** What a server does with a connection whose request was read. */
  @FunctionalInterface
  interface Answer {
    void to(List<String> request, OutputStream out) throws IOException;
  }

  private final ServerSocket socket;
  private final Queue<Answer> answers;
  private final List<List<String>> requests = new CopyOnWriteArrayList<>();
  private final Queue<Socket> open = new ConcurrentLinkedQueue<>();

  FaultyServer(Answer... answers) {
    this.answers = new ArrayDeque<>(Arrays.asList(answers));
    try {
      socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread thread = new Thread(this::serve, "faulty server");
    thread.setDaemon(true);
    thread.start();
  }

  /** The address of a file, or of the folder where the name is empty. */
  URI address(String name) {
    return URI.create("http://127.0.0.1:" + socket.getLocalPort() + "/sets/" + name);
  }

  int port() {
    return socket.getLocalPort();
  }

  /** All requests so far, each its lines. */
  List<List<String>> requests() {
    return requests;
  }

  /** The value of a header in every request; empty where it was not sent. */
  List<String> headers(String name) {
    return requests.stream()
        .map(
            request ->
                request.stream()
                    .filter(line -> line.regionMatches(true, 0, name + ": ", 0, name.length() + 2))
                    .map(line -> line.substring(name.length() + 2))
                    .findFirst()
                    .orElse(""))
        .toList();
  }

  private void serve() {
    while (!socket.isClosed()) {
      try {
        Socket connection = socket.accept();
        open.add(connection);
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(connection.getInputStream(), ISO_8859_1));
        List<String> request =
            Stream.generate(() -> line(reader)).takeWhile(line -> !line.isEmpty()).toList();
        requests.add(request);
        Answer answer = answers.size() > 1 ? answers.remove() : answers.element();
        answer.to(request, connection.getOutputStream());
      } catch (IOException | UncheckedIOException e) {
        // the client went away, as it may
      }
    }
  }

  private static String line(BufferedReader reader) {
    try {
      String line = reader.readLine();
      return line == null ? "" : line;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A head with these lines, without a body. */
  static Answer status(String status, String... headers) {
    return (request, out) -> {
      head(out, status, headers);
      close(out);
    };
  }

  /** All of a file, or what the request's range asks for. */
  static Answer file(byte[] file, String... headers) {
    return (request, out) -> {
      int from = rangeStart(request);
      if (from == 0) {
        head(out, "200 OK", with(headers, "Content-Length: " + file.length));
      } else {
        String range = "Content-Range: bytes " + from + "-" + (file.length - 1);
        head(out, "206 Partial Content", with(headers, range + "/" + file.length));
      }
      out.write(file, from, file.length - from);
      close(out);
    };
  }

  /** All of a file, whatever the request's range. */
  static Answer whole(byte[] file, String... headers) {
    return (request, out) -> {
      head(out, "200 OK", with(headers, "Content-Length: " + file.length));
      out.write(file);
      close(out);
    };
  }

  /** The head of the whole file, its first bytes, and then the end of the connection. */
  static Answer cut(byte[] file, int count, String... headers) {
    return (request, out) -> {
      head(out, "200 OK", with(headers, "Content-Length: " + file.length));
      out.write(file, 0, count);
      close(out);
    };
  }

  /** The same, but the connection stays open and silent. */
  static Answer stall(byte[] file, int count) {
    return (request, out) -> {
      head(out, "200 OK", "Content-Length: " + file.length);
      out.write(file, 0, count);
      out.flush();
    };
  }

  /** Bytes without a length, up to the end of the connection. */
  static Answer endless(byte[] bytes) {
    return (request, out) -> {
      head(out, "200 OK");
      out.write(bytes);
      close(out);
    };
  }

  /** Bytes under any head. */
  static Answer raw(String status, byte[] bytes, String... headers) {
    return (request, out) -> {
      head(out, status, headers);
      out.write(bytes);
      close(out);
    };
  }

  private static int rangeStart(List<String> request) {
    return request.stream()
        .filter(line -> line.startsWith("Range: bytes="))
        .map(line -> Integer.parseInt(line.replaceAll("\\D", "")))
        .findFirst()
        .orElse(0);
  }

  private static String[] with(String[] headers, String one) {
    return Stream.concat(Arrays.stream(headers), Stream.of(one)).toArray(String[]::new);
  }

  private static void head(OutputStream out, String status, String... headers) throws IOException {
    String lines = headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n";
    out.write(
        ("HTTP/1.1 " + status + "\r\n" + lines + "Connection: close\r\n\r\n").getBytes(ISO_8859_1));
  }

  private static void close(OutputStream out) throws IOException {
    out.flush();
    out.close();
  }

  @Override
  public void close() throws IOException {
    socket.close();
    for (Socket connection : open) {
      connection.close();
    }
  }
}
