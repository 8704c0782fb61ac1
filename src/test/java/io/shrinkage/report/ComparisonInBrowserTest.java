package io.shrinkage.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.shrinkage.requires.Need;
import io.shrinkage.requires.Requires;
import io.shrinkage.run.StoredExperiment;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;

/** Guards against a comparison that is right as text and broken in a browser. */
@Requires(Need.BROWSER)
final class ComparisonInBrowserTest {
  private static final String HOSTILE = "</script><img src=x onerror=document.title='broken'>\"'";

  @TempDir private static Path folder;
  private static ReportBrowser browser;

  @BeforeAll
  static void open() {
    browser = ReportBrowser.open(folder);
  }

  @AfterAll
  static void close() {
    if (browser != null) {
      browser.close();
    }
  }

  private static StoredExperiment sweep(String name, String type, String lambdas) {
    return Samples.plausible(
        name,
        type,
        List.of(Samples.axis("penalty.lambda", lambdas), Samples.axis("seed", "[1, 2, 3]")),
        6);
  }

  private static void show(Map<Path, StoredExperiment> experiments, int width, String scheme) {
    Path page = folder.resolve("comparison.html");
    ComparisonWriter.write(experiments, page);
    browser.show(page, width, scheme);
  }

  private static void assertDrawnAndQuiet() throws IOException {
    BufferedImage page = browser.screenshot();
    List<WebElement> plots = browser.driver().findElements(By.cssSelector(".plot"));
    assertThat(plots).hasSize(4);
    for (WebElement plot : plots) {
      assertThat(ReportBrowser.colors(page, plot)).hasSizeGreaterThan(20);
    }
    assertThat(browser.errors()).isEmpty();
    assertThat(browser.number("performance.getEntriesByType('resource').length")).isZero();
  }

  @Test
  void page_wideAndLight_drawsEveryChartWithoutErrorOrRequest() throws IOException {
    show(
        Compared.folders(
            sweep("a", "l1", "[0, 1e-4, 1e-3]"),
            sweep("b", "l2", "[0, 1e-3, 1e-2]"),
            sweep("c", "decoupled-weight-decay", "[1e-3, 0.1]")),
        1280,
        "light");
    assertDrawnAndQuiet();
    assertThat(browser.driver().findElement(By.cssSelector(".legend")).getText())
        .isEqualTo("a\nb\nc");
  }

  @Test
  void page_narrowAndDark_doesNotScrollSideways() throws IOException {
    show(
        Compared.folders(
            sweep("a", "l1", "[0, 1e-4, 1e-3]"),
            Samples.plausible(
                "b", "none", List.of(Samples.axis("data.scale", "[\"unit\", \"raw\"]")), 6)),
        390,
        "dark");
    assertDrawnAndQuiet();
    assertThat(browser.number("document.documentElement.scrollWidth")).isLessThanOrEqualTo(390);
  }

  @Test
  void names_hostileAndEqual_showAsTextAndAreToldApart() throws IOException {
    show(
        Compared.folders(sweep(HOSTILE, "l1", "[0, 1e-4]"), sweep(HOSTILE, "l2", "[0, 1e-4]")),
        1280,
        "light");
    assertDrawnAndQuiet();
    String first = HOSTILE + " (folder-1)";
    assertThat(browser.driver().findElement(By.tagName("h1")).getText())
        .isEqualTo(first + " \u00b7 " + HOSTILE + " (folder-2)");
    assertThat(browser.driver().findElement(By.cssSelector(".legend")).getText()).contains(first);
    assertThat(browser.driver().findElements(By.tagName("img"))).isEmpty();
    assertThat(browser.driver().getTitle()).startsWith(HOSTILE);
  }
}
