package io.shrinkage.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.shrinkage.requires.Need;
import io.shrinkage.requires.Requires;
import io.shrinkage.run.StoredExperiment;
import io.shrinkage.run.StoredRun;
import io.shrinkage.spec.SweepAxis;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Rectangle;
import org.openqa.selenium.WebElement;

/**
 * Guards against a page that is right as text and broken in a browser: scripts that the content
 * security policy stops, charts that stay blank, requests, names that become markup.
 */
@Requires(Need.BROWSER)
final class ReportInBrowserTest {
  private static final String HOSTILE = "</script><img src=x onerror=document.title='broken'>";

  /** Counts the labels left of a plot, five at least, that are at no grid line. */
  private static final String UNALIGNED =
      """
      plot => {
        const middle = each => { const r = each.getBoundingClientRect(); return r.y + r.height / 2; };
        const left = plot.getBoundingClientRect().x;
        const lines = [...plot.querySelectorAll('path')]
          .filter(each => each.getBoundingClientRect().height < 1
            && each.getBoundingClientRect().width > 100).map(middle);
        const labels = [...plot.querySelectorAll('text')]
          .filter(each => /^[0-9.]+$/.test(each.textContent)
            && each.getBoundingClientRect().right < left + 45).map(middle);
        return labels.length < 6 ? -1
          : labels.filter(y => !lines.some(line => Math.abs(line - y) < 3)).length;
      }
      """;

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

  private static StoredExperiment sweep(String name) {
    SweepAxis lambdas = Samples.axis("penalty.lambda", "[0, 1e-4, 1e-3, 1e-2, 0.1]");
    return Samples.plausible(name, "l2", List.of(lambdas, Samples.axis("seed", "[1, 2, 3]")), 8);
  }

  private static void assertQuiet() {
    assertThat(browser.errors()).isEmpty();
    assertThat(browser.requests())
        .as("the page itself is the only request")
        .hasSize(1)
        .allMatch(url -> url.endsWith("report.html"));
  }

  private static void assertDrawn() throws IOException {
    BufferedImage page = browser.screenshot();
    for (WebElement plot : browser.driver().findElements(By.cssSelector(".plot"))) {
      if (plot.isDisplayed()) {
        assertThat(ReportBrowser.colors(page, plot))
            .as(plot.getDomAttribute("id"))
            .hasSizeGreaterThan(20);
      }
    }
  }

  @Test
  void page_wideAndLight_drawsEveryChartWithoutErrorOrRequest() throws IOException {
    browser.show(sweep("plain"), 1280, "light");
    assertDrawn();
    browser.driver().findElement(By.cssSelector("label[for='curve-accuracy']")).click();
    browser.awaitCharts();
    assertDrawn();
    assertQuiet();
  }

  @Test
  void page_narrowAndDark_drawsEveryChartAndDoesNotScrollSideways() throws IOException {
    browser.show(sweep("plain"), 390, "dark");
    assertDrawn();
    assertThat(browser.number("document.documentElement.scrollWidth")).isLessThanOrEqualTo(390);
    assertQuiet();
  }

  @Test
  void penaltyCard_isOnAPhoneAsWideAsThePage_andItsTableScrollsInside() {
    browser.show(sweep("plain"), 390, "light");
    WebElement card = browser.driver().findElement(By.cssSelector("#penalty .card"));
    assertThat(card.getRect().getWidth()).isBetween(300, 390);
    WebElement table = card.findElement(By.tagName("table"));
    assertThat(table.getRect().getWidth()).isGreaterThan(card.getRect().getWidth());
    assertThat(browser.number("document.documentElement.scrollWidth")).isLessThanOrEqualTo(390);
    assertQuiet();
  }

  @Test
  void failedSelfCheck_isOnTheFirstScreen() {
    StoredExperiment whole = sweep("plain");
    List<StoredRun> runs = new ArrayList<>(whole.runs());
    var card =
        Cards.of(
            Cards.check("failed", 0.5, "0-dense.W: 0.5 off"), Cards.entry("l2", 1e-2, "0-dense.W"));
    runs.set(9, Samples.carded(runs.get(9), card));
    browser.show(Samples.experiment("plain", whole.axes(), runs), 390, "light");
    WebElement alarm = browser.driver().findElement(By.cssSelector("[role='alert']"));
    assertThat(alarm.isDisplayed()).isTrue();
    assertThat(alarm.getRect().getY() + alarm.getRect().getHeight()).isLessThan(900);
    assertQuiet();
  }

  @Test
  void name_hostile_showsAsText() {
    browser.show(sweep(HOSTILE), 1280, "light");
    assertThat(browser.driver().findElement(By.tagName("h1")).getText()).isEqualTo(HOSTILE);
    assertThat(browser.driver().findElements(By.tagName("img"))).isEmpty();
    assertThat(browser.driver().getTitle()).startsWith(HOSTILE);
    assertQuiet();
  }

  @Test
  void series_hostile_showsAsText() {
    SweepAxis layers =
        new SweepAxis(
            "model.layers",
            List.of(Samples.JSON.valueToTree(HOSTILE), Samples.JSON.valueToTree("plain")));
    SweepAxis lambdas = Samples.axis("penalty.lambda", "[0, 1e-4]");
    browser.show(Samples.plausible("x", "l2", List.of(layers, lambdas), 3), 1280, "light");
    assertThat(browser.driver().findElement(By.cssSelector(".legend")).getText()).contains(HOSTILE);
    assertThat(browser.driver().findElements(By.tagName("img"))).isEmpty();
    assertThat(browser.driver().getTitle()).startsWith("x");
    assertQuiet();
  }

  @Test
  void runs_sortByTheHeadThatIsPressed() {
    browser.show(sweep("plain"), 1280, "light");
    WebElement head = browser.driver().findElement(By.xpath("//th[button='lambda']"));
    head.findElement(By.tagName("button")).click();
    assertThat(head.getDomAttribute("aria-sort")).isEqualTo("ascending");
    assertThat(column(3)).first().isEqualTo("0");
    head.findElement(By.tagName("button")).click();
    assertThat(head.getDomAttribute("aria-sort")).isEqualTo("descending");
    assertThat(column(3)).startsWith("0.1", "0.1", "0.1", "1e-2").last().isEqualTo("0");
  }

  @Test
  void runs_filterByWords() {
    browser.show(sweep("plain"), 1280, "light");
    browser.driver().findElement(By.id("filter")).sendKeys("Collapsed");
    assertThat(column(2)).containsExactly("collapsed", "collapsed", "collapsed");
    assertThat(browser.driver().findElement(By.id("filter-count")).getText())
        .isEqualTo("3 of 15 runs");
  }

  @Test
  void chart_colors_followTheScheme() throws IOException {
    browser.show(sweep("plain"), 1280, "light");
    WebElement plot = browser.driver().findElement(By.id("chart-accuracy"));
    Set<Integer> light = ReportBrowser.colors(browser.screenshot(), plot);
    browser
        .driver()
        .executeCdpCommand(
            "Emulation.setEmulatedMedia",
            Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", "dark"))));
    // #5cb6ec, the dark scheme's color of the validation line
    int validation = 0xff5cb6ec;
    assertThat(light).doesNotContain(validation);
    browser.await("document.querySelector('#chart-accuracy').innerHTML.includes('#5cb6ec')");
    assertThat(ReportBrowser.colors(browser.screenshot(), plot)).contains(validation);
  }

  private static List<String> column(int number) {
    return browser
        .driver()
        .findElements(By.cssSelector("#runs-table tbody td:nth-child(" + number + ")"))
        .stream()
        .filter(WebElement::isDisplayed)
        .map(WebElement::getText)
        .toList();
  }

  /** Asserts that histograms, filters and maps of pixels have pixels of more than one color. */
  private static void assertPainted(int pictures) throws IOException {
    BufferedImage page = browser.screenshot();
    List<WebElement> drawings = browser.driver().findElements(By.cssSelector(".pictures svg"));
    assertThat(drawings).hasSize(pictures);
    for (WebElement drawing : drawings) {
      assertThat(ReportBrowser.colors(page, drawing))
          .as(drawing.getDomAttribute("aria-label"))
          .hasSizeGreaterThan(2);
    }
  }

  @Test
  void pictures_ofWeights_arePaintedAtBothWidthsAndInBothSchemes() throws IOException {
    // 2 layers of 3 networks, and the filters of 3
    browser.show(WeightSamples.conv(), 1280, "light");
    assertPainted(9);
    assertDrawn();
    assertQuiet();
    browser.show(WeightSamples.conv(), 390, "dark");
    assertPainted(9);
    assertThat(browser.number("document.documentElement.scrollWidth")).isLessThanOrEqualTo(390);
    assertQuiet();
  }

  @Test
  void pictures_ofPixels_showWhatIsRead() throws IOException {
    browser.show(WeightSamples.dense(), 1280, "light");
    // 1 layer and 3 maps
    assertPainted(6);
    List<WebElement> maps = browser.driver().findElements(By.cssSelector(".pixels svg"));
    BufferedImage page = browser.screenshot();
    Rectangle strong = maps.get(2).getRect();
    // 3 x 2 pixels: the upper left one is read by no seed, the upper middle one by both
    int row = strong.y + strong.height / 4;
    assertThat(page.getRGB(strong.x + strong.width / 6, row)).isEqualTo(0xffffffff);
    assertThat(page.getRGB(strong.x + strong.width / 2, row)).isEqualTo(0xff0a7cc2);
    assertQuiet();
  }

  @Test
  void filters_thatAreZero_areCrossedOutInThePicture() throws IOException {
    browser.show(WeightSamples.conv(), 1280, "light");
    assertThat(browser.driver().findElements(By.cssSelector(".filters .crosses"))).hasSize(1);
    WebElement strong = browser.driver().findElements(By.cssSelector(".filters svg")).get(2);
    Rectangle place = strong.getRect();
    // the middle of the third of four tiles of 2 with gaps of 1, in a box of 12 x 3
    int x = place.x + Math.round(place.width * 7.5f / 12);
    int y = place.y + place.height / 2;
    BufferedImage middle = browser.screenshot().getSubimage(x - 3, y - 3, 7, 7);
    assertThat(middle.getRGB(0, 0, 7, 7, null, 0, 7))
        .matches(rgbs -> Arrays.stream(rgbs).anyMatch(rgb -> rgb != 0xffffffff));
  }

  @Test
  void layerNames_hostile_showAsText() {
    browser.show(
        WeightSamples.experiment(
            List.of(WeightSamples.LAMBDAS, WeightSamples.SEEDS),
            assignment -> WeightSamples.renamed(WeightSamples.conv(assignment), HOSTILE)),
        1280,
        "light");
    assertThat(browser.driver().findElement(By.cssSelector(".histograms .name")).getText())
        .contains(HOSTILE);
    assertThat(browser.driver().findElements(By.tagName("img"))).isEmpty();
    assertThat(browser.driver().getTitle()).startsWith("x");
    assertQuiet();
  }

  @Test
  void normsOnALogarithmicAxis_areLabelledByTheirValues() {
    browser.show(WeightSamples.conv(), 1280, "light");
    String chart =
        String.valueOf(
            browser
                .driver()
                .executeScript(
                    "return [...document.querySelectorAll('#chart-layer-norms text')]"
                        + ".map(each => each.textContent).join('|')"));
    // 0.02 to 1.2: from 0.01 to 3 in steps of 1 and 3
    assertThat(chart).contains("0.01|", "0.03|", "0.1|", "0.3|", "|1|", "|3|");
  }

  @Test
  void normOfZero_isDrawnBelowTheBreakOfItsAxis() throws IOException {
    browser.show(LayerChartsTest.vanishing(), 1280, "light");
    assertDrawn();
    // 0 and 0.05 to 1: every label stands at the height of a grid line
    assertThat(browser.number("(" + UNALIGNED + ")(document.getElementById('chart-layer-norms'))"))
        .isZero();
    assertQuiet();
  }
}
