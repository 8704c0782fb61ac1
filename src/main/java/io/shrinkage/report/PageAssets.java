package io.shrinkage.report;

import io.shrinkage.data.Digests;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/**
 * The style sheets and scripts of the page, as they stand in its elements.
 *
 * @param styles one text a style element
 * @param scripts one text a script element; the first is Apache ECharts
 */
public record PageAssets(List<String> styles, List<String> scripts) {
  private static final String ECHARTS =
      "/META-INF/resources/_static/echarts/6.0.0/dist/echarts.min.js";

  static PageAssets load() {
    return new PageAssets(
        List.of(
            read("page.css"),
            read("charts.css"),
            read("figures.css"),
            read("table.css"),
            read("card.css"),
            read("weights.css"),
            read("print.css")),
        List.of(
            read(ECHARTS),
            read("charts.js"),
            read("lines.js"),
            read("rows.js"),
            read("heat.js"),
            read("bands.js"),
            read("exports.js"),
            read("pictures.js"),
            read("table.js"),
            read("runs.js"),
            read("page.js")));
  }

  /** Returns the scripts' hashes as a content security policy names them. */
  List<String> hashes() {
    return scripts.stream().map(PageAssets::hash).toList();
  }

  private static String hash(String script) {
    byte[] digest = Digests.sha256().digest(script.getBytes(StandardCharsets.UTF_8));
    return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
  }

  private static String read(String name) {
    try (InputStream in = PageAssets.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("not on the class path: " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
