package io.shrinkage.data.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shrinkage.data.DataException;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A download of an hour must survive what networks and servers do: every fault either heals, and
 * the bytes are the published ones, or ends in one clear message, and no wrong byte is unpacked.
 */
final class DownloadTest extends FetchCalls {
  private static final int HALF = TAR.length / 2;

  private void assertUnpacked() {
    assertThat(train()).hasBinaryContent(TinySet.TRAIN);
    assertThat(test()).hasBinaryContent(TinySet.TEST);
    assertThat(data).isDirectoryNotContaining(path -> path.toString().contains("tiny.tar.gz"));
    assertThat(data.resolve(".tiny-bin.unpacking")).doesNotExist();
  }

  private void assertNothingUnpacked() {
    assertThat(data.resolve("tiny-bin")).doesNotExist();
    assertThat(data.resolve(".tiny-bin.unpacking")).doesNotExist();
  }

  @Test
  void download_goodServer_announcesThenUnpacksWhatWasAskedFor() throws IOException {
    try (FaultyServer server = new FaultyServer(FaultyServer.file(TAR))) {
      assertThat(download(ARCHIVED, server.address(""))).isTrue();

      assertUnpacked();
      assertThat(data.resolve("tiny-bin")).isDirectoryNotContaining("glob:**.html");
      assertThat(heard.lines.get(0))
          .isEqualTo(
              server.address("tiny.tar.gz")
                  + " "
                  + TAR.length
                  + " 0 "
                  + data.resolve("tiny.tar.gz"));
      assertThat(heard.received).isEqualTo(TAR.length);
      assertThat(server.requests()).hasSize(1);

      assertThat(download(ARCHIVED, server.address(""))).isFalse();
      assertThat(server.requests()).hasSize(1);
    }
  }

  @Test
  void download_addressOfTheArchiveItself_isTakenAsItIs() throws IOException {
    try (FaultyServer server = new FaultyServer(FaultyServer.file(TAR))) {
      download(ARCHIVED, server.address("tiny.tar.gz"));
      assertThat(server.requests().get(0).get(0)).isEqualTo("GET /sets/tiny.tar.gz HTTP/1.1");
    }
  }

  @Test
  void download_cutConnection_goesOnFromThereWithTheVersionThatItHas() throws IOException {
    try (FaultyServer server =
        new FaultyServer(
            FaultyServer.cut(TAR, HALF, "ETag: \"v1\""), FaultyServer.file(TAR, "ETag: \"v1\""))) {
      download(ARCHIVED, server.address(""));

      assertUnpacked();
      assertThat(server.headers("Range")).containsExactly("", "bytes=" + HALF + "-");
      assertThat(server.headers("If-Range")).containsExactly("", "\"v1\"");
      assertThat(heard.pauses).hasSize(1);
    }
  }

  @Test
  void download_weakTag_asksByTheDateInstead() throws IOException {
    String date = "Thu, 26 Nov 2026 10:00:00 GMT";
    try (FaultyServer server =
        new FaultyServer(
            FaultyServer.cut(TAR, HALF, "ETag: W/\"v1\"", "Last-Modified: " + date),
            FaultyServer.file(TAR))) {
      download(ARCHIVED, server.address(""));
      assertThat(server.headers("If-Range")).containsExactly("", date);
    }
  }

  @Test
  void download_silentServer_isLeftAndAskedForTheRest() throws IOException {
    try (FaultyServer server =
        new FaultyServer(FaultyServer.stall(TAR, HALF), FaultyServer.file(TAR))) {
      download(ARCHIVED, server.address(""), impatient());
      assertUnpacked();
      assertThat(heard.lines).contains("nothing came for 200 ms");
    }
  }

  @Test
  void download_serverThatDoesNotAnswer_isAskedAgain() throws IOException {
    try (FaultyServer server = new FaultyServer((request, out) -> {}, FaultyServer.file(TAR))) {
      download(ARCHIVED, server.address(""), impatient());
      assertUnpacked();
      assertThat(heard.lines).contains("the server did not answer in time");
    }
  }

  @Test
  void download_serverWithoutRanges_beginsAnew() throws IOException {
    try (FaultyServer server =
        new FaultyServer(FaultyServer.cut(TAR, HALF), FaultyServer.whole(TAR))) {
      download(ARCHIVED, server.address(""));
      assertUnpacked();
    }
  }

  @Test
  void download_fileThatChangedMeanwhile_beginsAnew() throws IOException {
    byte[] old = TinySet.noise(3, TAR.length);
    try (FaultyServer server =
        new FaultyServer(
            FaultyServer.cut(old, HALF, "ETag: \"old\""),
            FaultyServer.whole(TAR, "ETag: \"new\""))) {
      download(ARCHIVED, server.address(""));
      assertUnpacked();
      assertThat(server.headers("If-Range")).containsExactly("", "\"old\"");
    }
  }

  @Test
  void download_rangeThatBeginsElsewhere_beginsAnew() throws IOException {
    byte[] rest = Arrays.copyOfRange(TAR, HALF - 1, TAR.length);
    String range = "Content-Range: bytes " + (HALF - 1) + "-" + (TAR.length - 1) + "/*";
    try (FaultyServer server =
        new FaultyServer(
            FaultyServer.cut(TAR, HALF),
            FaultyServer.raw("206 Partial Content", rest, range),
            FaultyServer.file(TAR))) {
      download(ARCHIVED, server.address(""));
      assertUnpacked();
      assertThat(server.headers("Range")).containsExactly("", "bytes=" + HALF + "-", "");
    }
  }

  @Test
  void download_rangeNotSatisfiable_beginsAnew() throws IOException {
    try (FaultyServer server =
        new FaultyServer(
            FaultyServer.cut(TAR, HALF),
            FaultyServer.status("416 Range Not Satisfiable"),
            FaultyServer.file(TAR))) {
      download(ARCHIVED, server.address(""));
      assertUnpacked();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"503 Busy", "500 Error", "429 Too Many Requests", "408 Timeout"})
  void download_passingFault_isTriedAgain(String status) throws IOException {
    try (FaultyServer server =
        new FaultyServer(FaultyServer.status(status), FaultyServer.file(TAR))) {
      download(ARCHIVED, server.address(""));
      assertUnpacked();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"404 Not Found", "403 Forbidden", "410 Gone"})
  void download_lastingFault_isSaidAtOnce(String status) throws IOException {
    try (FaultyServer server = new FaultyServer(FaultyServer.status(status))) {
      assertThatThrownBy(() -> download(ARCHIVED, server.address("")))
          .isInstanceOf(FetchException.class)
          .hasMessageContaining("tiny.tar.gz: must be there, got status " + status.substring(0, 3));
      assertThat(server.requests()).hasSize(1);
      assertNothingUnpacked();
    }
  }

  @Test
  void download_serverThatNeverGetsFurther_isGivenUpAndThePartKept() throws IOException {
    try (FaultyServer server = new FaultyServer(FaultyServer.cut(TAR, HALF))) {
      assertThatThrownBy(() -> download(ARCHIVED, server.address("")))
          .isInstanceOf(FetchException.class)
          .hasMessageEndingWith("is kept, and the same command goes on from there");

      // one try that got further, then the patience of 4 failures in a row
      assertThat(server.requests()).hasSize(4);
      assertThat(Files.size(part())).isEqualTo(HALF);
      assertNothingUnpacked();
    }
  }

  @Test
  void download_serverThatCutsOftenButGetsFurther_isNotGivenUp() throws IOException {
    int step = TAR.length / 10 + 1;
    FaultyServer.Answer crumb =
        (request, out) -> {
          int from =
              request.stream()
                  .filter(line -> line.startsWith("Range: "))
                  .mapToInt(line -> Integer.parseInt(line.replaceAll("\\D", "")))
                  .findFirst()
                  .orElse(0);
          byte[] rest = Arrays.copyOfRange(TAR, from, Math.min(TAR.length, from + step));
          String range = "Content-Range: bytes " + from + "-" + (TAR.length - 1) + "/" + TAR.length;
          FaultyServer.raw(from == 0 ? "200 OK" : "206 Partial Content", rest, range)
              .to(request, out);
        };
    try (FaultyServer server = new FaultyServer(crumb)) {
      download(ARCHIVED, server.address(""));
      assertUnpacked();
      assertThat(server.requests()).hasSize(10);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 1, 1_000_000_000})
  void download_announcedLengthOfAnotherFile_isRefusedUnread(int more) throws IOException {
    String length = "Content-Length: " + (TAR.length + more);
    try (FaultyServer server = new FaultyServer(FaultyServer.raw("200 OK", TAR, length))) {
      assertThatThrownBy(() -> download(ARCHIVED, server.address("")))
          .isInstanceOf(DataException.class)
          .hasMessageContaining(
              "must be tiny.tar.gz of "
                  + TAR.length
                  + " bytes, got a file of "
                  + (TAR.length + more)
                  + " bytes");
      assertThat(Files.size(part())).isZero();
      assertNothingUnpacked();
    }
  }

  @Test
  void download_moreBytesThanPublished_areNotTaken() throws IOException {
    byte[] longer = Arrays.copyOf(TAR, TAR.length + 1);
    try (FaultyServer server = new FaultyServer(FaultyServer.endless(longer))) {
      assertThatThrownBy(() -> download(ARCHIVED, server.address("")))
          .isInstanceOf(DataException.class)
          .hasMessageContaining("got more bytes");
      assertThat(Files.size(part())).isZero();
      assertNothingUnpacked();
    }
  }

  @Test
  void download_wrongBytes_areNamedByBothChecksumsAndThrownAway() throws IOException {
    byte[] wrong = TAR.clone();
    wrong[HALF] ^= 1;
    try (FaultyServer server = new FaultyServer(FaultyServer.file(wrong))) {
      assertThatThrownBy(() -> download(ARCHIVED, server.address("")))
          .isInstanceOf(DataException.class)
          .hasMessage(
              server.address("tiny.tar.gz")
                  + ": must have SHA-256 "
                  + TinySet.sha256(TAR)
                  + ", got "
                  + TinySet.sha256(wrong)
                  + "; what was downloaded is deleted: fetch it again, or from elsewhere with"
                  + " --mirror");
      assertThat(part()).doesNotExist();
      assertNothingUnpacked();
    }
  }

  @Test
  void download_partOfAnEarlierProcess_isContinued() throws IOException {
    Files.write(part(), Arrays.copyOf(TAR, HALF));
    try (FaultyServer server = new FaultyServer(FaultyServer.file(TAR))) {
      download(ARCHIVED, server.address(""));
      assertUnpacked();
      assertThat(server.headers("Range")).containsExactly("bytes=" + HALF + "-");
      assertThat(heard.lines.get(0)).contains(" " + TAR.length + " " + HALF + " ");
    }
  }

  @Test
  void download_partFromAnotherAddress_isContinuedWithoutItsVersion() throws IOException {
    try (FaultyServer first = new FaultyServer(FaultyServer.cut(TAR, HALF, "ETag: \"a\""));
        FaultyServer second = new FaultyServer(FaultyServer.file(TAR))) {
      assertThatThrownBy(() -> download(ARCHIVED, first.address("")))
          .isInstanceOf(FetchException.class);
      download(ARCHIVED, second.address(""));
      assertUnpacked();
      assertThat(second.headers("If-Range")).containsExactly("");
      assertThat(second.headers("Range")).containsExactly("bytes=" + HALF + "-");
    }
  }

  @Test
  void download_wholePart_isVerifiedWithoutConnecting() throws IOException {
    Files.write(part(), TAR);
    try (FaultyServer server = new FaultyServer(FaultyServer.status("404 Not Found"))) {
      download(ARCHIVED, server.address(""));
      assertUnpacked();
      assertThat(server.requests()).isEmpty();
    }
  }

  @Test
  void download_serverThatIsNotThere_isGivenUpSoon() throws IOException {
    URI address;
    try (ServerSocket socket = new ServerSocket(0)) {
      address = URI.create("http://127.0.0.1:" + socket.getLocalPort() + "/");
    }
    assertThatThrownBy(() -> download(ARCHIVED, address))
        .isInstanceOf(FetchException.class)
        .hasMessageContaining("there is no connection to the server");
    assertThat(heard.pauses).hasSize(1);
  }

  @Test
  void download_redirect_isFollowedWithTheRange() throws IOException {
    Files.write(part(), Arrays.copyOf(TAR, HALF));
    try (FaultyServer there = new FaultyServer(FaultyServer.file(TAR));
        FaultyServer here =
            new FaultyServer(
                FaultyServer.status("302 Found", "Location: " + there.address("moved.gz")))) {
      download(ARCHIVED, here.address(""));
      assertUnpacked();
      assertThat(there.headers("Range")).containsExactly("bytes=" + HALF + "-");
    }
  }

  @Test
  void download_redirectsWithoutEnd_areLeft() throws IOException {
    try (FaultyServer server =
        new FaultyServer(FaultyServer.status("302 Found", "Location: /again"))) {
      assertThatThrownBy(() -> download(ARCHIVED, server.address("")))
          .isInstanceOf(FetchException.class)
          .hasMessageContaining("must lead to the file in a few redirects");
      assertThat(server.requests()).hasSizeLessThan(10);
    }
  }

  @Test
  void download_secondFetchAtTheSameTime_isRefused() throws IOException {
    Files.createDirectories(data);
    FetchLock lock = FetchLock.acquire(data, "tiny");
    try (FaultyServer server = new FaultyServer(FaultyServer.file(TAR))) {
      assertThatThrownBy(() -> download(ARCHIVED, server.address("")))
          .isInstanceOf(FetchException.class)
          .hasMessage(data + ": tiny is being fetched by another process; wait for it");
      assertThat(server.requests()).isEmpty();
      lock.close();
      assertThat(download(ARCHIVED, server.address(""))).isTrue();
    }
  }

  @Test
  void download_separateFiles_areKeptCompressedAndOnlyWhatIsMissingComes() throws IOException {
    Path home = Files.createDirectories(data.resolve("tiny-bin"));
    Path own = Files.write(home.resolve("test.bin"), new byte[] {1, 2, 3});
    try (FaultyServer server = new FaultyServer(FaultyServer.file(TinySet.gzip(TinySet.TRAIN)))) {
      download(TinySet.separate(), server.address(""));
      assertThat(home.resolve("train.bin.gz")).hasBinaryContent(TinySet.gzip(TinySet.TRAIN));
      assertThat(own).hasBinaryContent(new byte[] {1, 2, 3});
      try (Stream<Path> files = Files.list(home)) {
        assertThat(files).hasSize(2);
      }
      assertThat(server.requests().get(0).get(0)).contains("/sets/train.bin.gz ");
    }
  }

  @Test
  void download_folderWithAnotherFileOfTheName_isNotTouched() throws IOException {
    Path own =
        Files.write(
            Files.createDirectories(data.resolve("tiny-bin")).resolve("train.bin"), new byte[3]);
    try (FaultyServer server = new FaultyServer(FaultyServer.file(TAR))) {
      assertThatThrownBy(() -> download(ARCHIVED, server.address("")))
          .isInstanceOf(DataException.class)
          .hasMessageStartingWith(own + ": must be the published file, got another one");
      assertThat(own).hasBinaryContent(new byte[3]);
      assertThat(test()).doesNotExist();
    }
  }
}
