package io.shrinkage.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.shrinkage.requires.Need;
import io.shrinkage.requires.Requires;
import io.shrinkage.run.StoredExperiment;
import io.shrinkage.spec.SweepAxis;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.w3c.dom.Document;
import org.xml.sax.SAXException;

/**
 * Guards against figures that stay blank in a browser, and against saved charts that are empty, not
 * well-formed, or in another place than the folder for them.
 */
@Requires(Need.BROWSER)
final class PredictionsInBrowserTest {
  private static final String HOSTILE =
      "../..\\</title><img src=x onerror=document.title='broken'>\"'&";

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

  /** Returns two strengths with three seeds: every kind of chart there is. */
  private static StoredExperiment grid(String name) {
    SweepAxis first = Samples.axis("penalty.lambda1", "[0, 1e-4, 1e-3]");
    SweepAxis second = Samples.axis("penalty.lambda2", "[0, 1e-3]");
    SweepAxis seeds = Samples.axis("seed", "[1, 2, 3]");
    return Diagnoses.plausible(
        Samples.plausible(name, "elastic-net", List.of(first, second, seeds), 3));
  }

  private static void assertDrawn() throws IOException {
    BufferedImage page = browser.screenshot();
    List<WebElement> drawn =
        browser
            .driver()
            .findElements(
                By.cssSelector(
                    "#predictions .plot, #paths .plot, #verdict .plot, .thumbnails img"));
    assertThat(drawn).hasSize(13);
    for (WebElement each : drawn) {
      int least = each.getTagName().equals("img") ? 6 : 20;
      assertThat(ReportBrowser.colors(page, each))
          .as(each.getDomAttribute("id"))
          .hasSizeGreaterThanOrEqualTo(least);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"1280 light", "390 dark"})
  void figures_areDrawn_withoutErrors_andDoNotScrollSideways(String how) throws IOException {
    int width = Integer.parseInt(how.split(" ", -1)[0]);
    browser.show(grid("plain"), width, how.split(" ", -1)[1]);
    assertDrawn();
    assertThat(browser.number("document.documentElement.scrollWidth")).isLessThanOrEqualTo(width);
    assertThat(browser.number("document.querySelector('.thumbnails img').naturalWidth"))
        .isEqualTo(3);
    assertThat(browser.errors()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"accuracy", "accuracy-map", "nll", "frontier", "class-gap", "confusion"})
  void chart_isSavedAsSvg_withItsTitleAndLegend(String id)
      throws IOException, SAXException, ParserConfigurationException {
    browser.show(grid("plain"), 1280, "dark");
    Path file = browser.saved("#chart-" + id, "SVG", "plain-" + id + ".svg");

    Document svg = ReportBrowser.xml(file);
    assertThat(svg.getDocumentElement().getLocalName()).isEqualTo("svg");
    assertThat(svg.getElementsByTagName("path").getLength()).isGreaterThan(3);
    String title =
        browser.driver().findElement(By.cssSelector("figure:has(#chart-" + id + ") h3")).getText();
    assertThat(svg.getDocumentElement().getTextContent().replaceAll("[\\s\u00a0]", ""))
        .contains(title.replaceAll("[\\s\u00a0]", ""), "plain\u00b7Shrinkage");
    // the paper of print, not that of the dark screen
    assertThat(Files.readString(file)).contains("fill=\"#ffffff\"").doesNotContain("#12161b");
    assertThat(browser.errors()).isEmpty();
  }

  @Test
  void chart_isSavedAsPng() throws IOException {
    browser.show(grid("plain"), 390, "light");
    BufferedImage png =
        ImageIO.read(
            browser.saved("#chart-accuracy-map", "PNG", "plain-accuracy-map.png").toFile());
    assertThat(png.getWidth()).isEqualTo(1520);
    assertThat(ReportBrowser.colors(png)).hasSizeGreaterThan(20);
    assertThat(browser.errors()).isEmpty();
  }

  @Test
  void pictures_areSaved_withTheirPixels()
      throws IOException, SAXException, ParserConfigurationException {
    browser.show(grid("plain"), 1280, "light");
    Document svg = ReportBrowser.xml(browser.saved("#worst", "SVG", "plain-worst.svg"));
    assertThat(svg.getElementsByTagName("image").getLength()).isEqualTo(1);
    BufferedImage png = ImageIO.read(browser.saved("#worst", "PNG", "plain-worst.png").toFile());
    // the gray levels of the image
    assertThat(ReportBrowser.colors(png)).contains(0xff282828, 0xffa0a0a0, 0xffc8c8c8);
    assertThat(browser.errors()).isEmpty();
  }

  @Test
  void name_hostile_isTextInTheFileAndHarmlessInItsName()
      throws IOException, SAXException, ParserConfigurationException {
    browser.show(grid(HOSTILE), 1280, "light");
    String name = "title-img-src-x-onerror-document.title-broken--nll.svg";
    Path file = browser.saved("#chart-nll", "SVG", name);
    assertThat(Files.readString(file, StandardCharsets.UTF_8)).doesNotContain("<img");
    assertThat(ReportBrowser.xml(file).getDocumentElement().getTextContent()).contains(HOSTILE);
    assertThat(browser.driver().getTitle()).startsWith("../..");
    assertThat(browser.errors()).isEmpty();
  }

  @Test
  void everyChart_hasButtonsThatSayWhatTheySave() {
    browser.show(grid("plain"), 1280, "light");
    List<WebElement> figures = browser.driver().findElements(By.tagName("figure"));
    assertThat(figures)
        .isNotEmpty()
        .allSatisfy(
            figure ->
                assertThat(figure.findElements(By.cssSelector(".exports button")))
                    .hasSize(2)
                    .allSatisfy(
                        button ->
                            assertThat(button.getDomAttribute("aria-label"))
                                .startsWith("Save as ")));
  }
}
