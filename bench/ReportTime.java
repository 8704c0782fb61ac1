import io.shrinkage.report.ReportWriter;
import io.shrinkage.run.ResultStore;
import io.shrinkage.run.TestRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

/**
 * Measures how long the report of a stored experiment takes and how large it is.
 *
 * <p>Every turn reads the results back and writes the report, as {@code report} does. The first one,
 * in a JVM that has compiled nothing yet, is what a user waits for; the median of the rest is what
 * each rewriting costs while an experiment runs.
 */
final class ReportTime {
  private static final int TURNS = 11;

  public static void main(String... args) throws IOException {
    Path results = Path.of(args[0]);
    Path report = Files.createTempFile("report-time", ".html");
    double[] seconds = new double[TURNS];
    for (int turn = 0; turn < TURNS; turn++) {
      long start = System.nanoTime();
      var stored = ResultStore.read(results);
      ReportWriter.write(stored, TestRecord.read(results), report);
      seconds[turn] = (System.nanoTime() - start) / 1e9;
    }
    double[] rest = Arrays.copyOfRange(seconds, 1, TURNS);
    Arrays.sort(rest);
    System.out.println("| runs | report, MB | first, s | median of the next " + rest.length + ", s |");
    System.out.println("| --- | --- | --- | --- |");
    System.out.printf(
        Locale.ROOT,
        "| %d | %.2f | %.2f | %.2f |%n",
        ResultStore.read(results).runs().size(),
        Files.size(report) / 1e6,
        seconds[0],
        rest[rest.length / 2]);
    Files.delete(report);
  }
}
