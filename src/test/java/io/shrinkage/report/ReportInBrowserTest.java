package io.shrinkage.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.shrinkage.requires.Need;
import io.shrinkage.requires.Requires;
import io.shrinkage.run.StoredExperiment;
import io.shrinkage.run.StoredRun;
import io.shrinkage.run.TestRecord;
import io.shrinkage.spec.SweepAxis;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.logging.Level;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Rectangle;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/**
 * Guards against a page that is right as text and broken in a browser: scripts that the content
 * security policy stops, charts that stay blank, requests, names that become markup.
 */
@Requires(Need.BROWSER)
final class ReportInBrowserTest {
  private static final String HOSTILE = "</script><img src=x onerror=document.title='broken'>";

  private static final String ALL_DRAWN =
      "[...document.querySelectorAll('.plot')]"
          + ".every(each => each.clientWidth === 0"
          + " || Number(each.dataset.drawn) === each.clientWidth && each.querySelector('svg'))";

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
  private static ChromeDriver browser;

  @BeforeAll
  static void open() {
    var service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(Path.of("/usr/bin/chromedriver").toFile())
            .build();
    browser = new ChromeDriver(service, options());
  }

  private static ChromeOptions options() {
    var logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.ALL);
    logs.enable(LogType.PERFORMANCE, Level.ALL);
    var options = new ChromeOptions();
    options.setBinary("/usr/bin/chromium");
    options.setCapability("goog:loggingPrefs", logs);
    return options.addArguments(
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        // as on a phone; else a screenshot of the whole page has another width than the page
        "--hide-scrollbars",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--user-data-dir=" + folder.resolve("profile"));
  }

  @AfterAll
  static void close() {
    if (browser != null) {
      browser.quit();
    }
  }

  private static void show(StoredExperiment experiment, int width, String scheme)
      throws IOException {
    Path file = folder.resolve("report.html");
    ReportWriter.write(experiment, TestRecord.NONE, file);
    browser.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    browser.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", 900, "deviceScaleFactor", 1, "mobile", false));
    browser.manage().logs().get(LogType.BROWSER);
    browser.manage().logs().get(LogType.PERFORMANCE);
    browser.get(file.toUri().toString());
    await(ALL_DRAWN);
  }

  /** Waits, for 30 seconds at most, until a condition in the page holds. */
  private static void await(String condition) {
    browser.executeAsyncScript(
        "const done = arguments[0];"
            + "const check = () => { if ("
            + condition
            + ") done(); else setTimeout(check, 20); };"
            + "check();");
  }

  private static long number(String script) {
    return browser.executeScript(script) instanceof Number number ? number.longValue() : -1;
  }

  private static StoredExperiment sweep(String name) {
    SweepAxis lambdas = Samples.axis("penalty.lambda", "[0, 1e-4, 1e-3, 1e-2, 0.1]");
    return Samples.plausible(name, "l2", List.of(lambdas, Samples.axis("seed", "[1, 2, 3]")), 8);
  }

  private static void assertQuiet() {
    assertThat(browser.manage().logs().get(LogType.BROWSER).getAll())
        .extracting(LogEntry::getMessage)
        .isEmpty();
    assertThat(browser.manage().logs().get(LogType.PERFORMANCE).getAll())
        .extracting(LogEntry::getMessage)
        .filteredOn(message -> message.contains("\"Network.requestWillBeSent\""))
        // an image inside the page is reported like a request, but nothing is loaded
        .filteredOn(message -> !message.contains("\"url\":\"data:image/png;base64,"))
        .as("the page itself is the only request")
        .hasSize(1)
        .allMatch(message -> message.contains("report.html"));
  }

  private static void assertDrawn() throws IOException {
    BufferedImage page = screenshot();
    for (WebElement plot : browser.findElements(By.cssSelector(".plot"))) {
      if (plot.isDisplayed()) {
        assertThat(colors(page, plot)).as(plot.getDomAttribute("id")).hasSizeGreaterThan(20);
      }
    }
  }

  /** Returns the whole page, not only what the window shows. */
  private static BufferedImage screenshot() throws IOException {
    Map<String, Object> clip =
        Map.of(
            "x", 0,
            "y", 0,
            "width", number("return document.documentElement.scrollWidth"),
            "height", number("return document.documentElement.scrollHeight"),
            "scale", 1);
    Object data =
        browser
            .executeCdpCommand(
                "Page.captureScreenshot",
                Map.of("format", "png", "captureBeyondViewport", true, "clip", clip))
            .get("data");
    byte[] png = Base64.getDecoder().decode(String.valueOf(data));
    return ImageIO.read(new ByteArrayInputStream(png));
  }

  /** Returns the distinct colors of an element's pixels; a blank one has one. */
  private static Set<Integer> colors(BufferedImage page, WebElement element) {
    Rectangle place = element.getRect();
    Set<Integer> colors = new HashSet<>();
    for (int y = place.y; y < place.y + place.height; y++) {
      for (int x = place.x; x < place.x + place.width; x++) {
        colors.add(page.getRGB(x, y));
      }
    }
    return colors;
  }

  @Test
  void page_wideAndLight_drawsEveryChartWithoutErrorOrRequest() throws IOException {
    show(sweep("plain"), 1280, "light");
    assertDrawn();
    browser.findElement(By.cssSelector("label[for='curve-accuracy']")).click();
    await(ALL_DRAWN);
    assertDrawn();
    assertQuiet();
  }

  @Test
  void page_narrowAndDark_drawsEveryChartAndDoesNotScrollSideways() throws IOException {
    show(sweep("plain"), 390, "dark");
    assertDrawn();
    assertThat(number("return document.documentElement.scrollWidth")).isLessThanOrEqualTo(390);
    assertQuiet();
  }

  @Test
  void penaltyCard_isOnAPhoneAsWideAsThePage_andItsTableScrollsInside() throws IOException {
    show(sweep("plain"), 390, "light");
    WebElement card = browser.findElement(By.cssSelector("#penalty .card"));
    assertThat(card.getRect().getWidth()).isBetween(300, 390);
    WebElement table = card.findElement(By.tagName("table"));
    assertThat(table.getRect().getWidth()).isGreaterThan(card.getRect().getWidth());
    assertThat(number("return document.documentElement.scrollWidth")).isLessThanOrEqualTo(390);
    assertQuiet();
  }

  @Test
  void failedSelfCheck_isOnTheFirstScreen() throws IOException {
    StoredExperiment whole = sweep("plain");
    List<StoredRun> runs = new ArrayList<>(whole.runs());
    var card =
        Cards.of(
            Cards.check("failed", 0.5, "0-dense.W: 0.5 off"), Cards.entry("l2", 1e-2, "0-dense.W"));
    runs.set(9, Samples.carded(runs.get(9), card));
    show(Samples.experiment("plain", whole.axes(), runs), 390, "light");
    WebElement alarm = browser.findElement(By.cssSelector("[role='alert']"));
    assertThat(alarm.isDisplayed()).isTrue();
    assertThat(alarm.getRect().getY() + alarm.getRect().getHeight()).isLessThan(900);
    assertQuiet();
  }

  @Test
  void name_hostile_showsAsText() throws IOException {
    show(sweep(HOSTILE), 1280, "light");
    assertThat(browser.findElement(By.tagName("h1")).getText()).isEqualTo(HOSTILE);
    assertThat(browser.findElements(By.tagName("img"))).isEmpty();
    assertThat(browser.getTitle()).startsWith(HOSTILE);
    assertQuiet();
  }

  @Test
  void series_hostile_showsAsText() throws IOException {
    SweepAxis layers =
        new SweepAxis(
            "model.layers",
            List.of(Samples.JSON.valueToTree(HOSTILE), Samples.JSON.valueToTree("plain")));
    SweepAxis lambdas = Samples.axis("penalty.lambda", "[0, 1e-4]");
    show(Samples.plausible("x", "l2", List.of(layers, lambdas), 3), 1280, "light");
    assertThat(browser.findElement(By.cssSelector(".legend")).getText()).contains(HOSTILE);
    assertThat(browser.findElements(By.tagName("img"))).isEmpty();
    assertThat(browser.getTitle()).startsWith("x");
    assertQuiet();
  }

  @Test
  void runs_sortByTheHeadThatIsPressed() throws IOException {
    show(sweep("plain"), 1280, "light");
    WebElement head = browser.findElement(By.xpath("//th[button='lambda']"));
    head.findElement(By.tagName("button")).click();
    assertThat(head.getDomAttribute("aria-sort")).isEqualTo("ascending");
    assertThat(column(3)).first().isEqualTo("0");
    head.findElement(By.tagName("button")).click();
    assertThat(head.getDomAttribute("aria-sort")).isEqualTo("descending");
    assertThat(column(3)).startsWith("0.1", "0.1", "0.1", "1e-2").last().isEqualTo("0");
  }

  @Test
  void runs_filterByWords() throws IOException {
    show(sweep("plain"), 1280, "light");
    browser.findElement(By.id("filter")).sendKeys("Collapsed");
    assertThat(column(2)).containsExactly("collapsed", "collapsed", "collapsed");
    assertThat(browser.findElement(By.id("filter-count")).getText()).isEqualTo("3 of 15 runs");
  }

  @Test
  void chart_colors_followTheScheme() throws IOException {
    show(sweep("plain"), 1280, "light");
    WebElement plot = browser.findElement(By.id("chart-accuracy"));
    Set<Integer> light = colors(screenshot(), plot);
    browser.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", "dark"))));
    // #5cb6ec, the dark scheme's color of the validation line
    int validation = 0xff5cb6ec;
    assertThat(light).doesNotContain(validation);
    await("document.querySelector('#chart-accuracy').innerHTML.includes('#5cb6ec')");
    assertThat(colors(screenshot(), plot)).contains(validation);
  }

  private static List<String> column(int number) {
    return browser
        .findElements(By.cssSelector("#runs-table tbody td:nth-child(" + number + ")"))
        .stream()
        .filter(WebElement::isDisplayed)
        .map(WebElement::getText)
        .toList();
  }

  /** Asserts that histograms, filters and maps of pixels have pixels of more than one color. */
  private static void assertPainted(int pictures) throws IOException {
    BufferedImage page = screenshot();
    List<WebElement> drawings = browser.findElements(By.cssSelector(".pictures svg"));
    assertThat(drawings).hasSize(pictures);
    for (WebElement drawing : drawings) {
      assertThat(colors(page, drawing))
          .as(drawing.getDomAttribute("aria-label"))
          .hasSizeGreaterThan(2);
    }
  }

  @Test
  void pictures_ofWeights_arePaintedAtBothWidthsAndInBothSchemes() throws IOException {
    // 2 layers of 3 networks, and the filters of 3
    show(WeightSamples.conv(), 1280, "light");
    assertPainted(9);
    assertDrawn();
    assertQuiet();
    show(WeightSamples.conv(), 390, "dark");
    assertPainted(9);
    assertThat(number("return document.documentElement.scrollWidth")).isLessThanOrEqualTo(390);
    assertQuiet();
  }

  @Test
  void pictures_ofPixels_showWhatIsRead() throws IOException {
    show(WeightSamples.dense(), 1280, "light");
    // 1 layer and 3 maps
    assertPainted(6);
    List<WebElement> maps = browser.findElements(By.cssSelector(".pixels svg"));
    BufferedImage page = screenshot();
    Rectangle strong = maps.get(2).getRect();
    // 3 x 2 pixels: the upper left one is read by no seed, the upper middle one by both
    int row = strong.y + strong.height / 4;
    assertThat(page.getRGB(strong.x + strong.width / 6, row)).isEqualTo(0xffffffff);
    assertThat(page.getRGB(strong.x + strong.width / 2, row)).isEqualTo(0xff0a7cc2);
    assertQuiet();
  }

  @Test
  void filters_thatAreZero_areCrossedOutInThePicture() throws IOException {
    show(WeightSamples.conv(), 1280, "light");
    assertThat(browser.findElements(By.cssSelector(".filters .crosses"))).hasSize(1);
    WebElement strong = browser.findElements(By.cssSelector(".filters svg")).get(2);
    Rectangle place = strong.getRect();
    // the middle of the third of four tiles of 2 with gaps of 1, in a box of 12 x 3
    int x = place.x + Math.round(place.width * 7.5f / 12);
    int y = place.y + place.height / 2;
    BufferedImage middle = screenshot().getSubimage(x - 3, y - 3, 7, 7);
    assertThat(middle.getRGB(0, 0, 7, 7, null, 0, 7))
        .matches(rgbs -> Arrays.stream(rgbs).anyMatch(rgb -> rgb != 0xffffffff));
  }

  @Test
  void layerNames_hostile_showAsText() throws IOException {
    show(
        WeightSamples.experiment(
            List.of(WeightSamples.LAMBDAS, WeightSamples.SEEDS),
            assignment -> WeightSamples.renamed(WeightSamples.conv(assignment), HOSTILE)),
        1280,
        "light");
    assertThat(browser.findElement(By.cssSelector(".histograms .name")).getText())
        .contains(HOSTILE);
    assertThat(browser.findElements(By.tagName("img"))).isEmpty();
    assertThat(browser.getTitle()).startsWith("x");
    assertQuiet();
  }

  @Test
  void normsOnALogarithmicAxis_areLabelledByTheirValues() throws IOException {
    show(WeightSamples.conv(), 1280, "light");
    String chart =
        String.valueOf(
            browser.executeScript(
                "return [...document.querySelectorAll('#chart-layer-norms text')]"
                    + ".map(each => each.textContent).join('|')"));
    // 0.02 to 1.2: from 0.01 to 3 in steps of 1 and 3
    assertThat(chart).contains("0.01|", "0.03|", "0.1|", "0.3|", "|1|", "|3|");
  }

  @Test
  void normOfZero_isDrawnBelowTheBreakOfItsAxis() throws IOException {
    show(LayerChartsTest.vanishing(), 1280, "light");
    assertDrawn();
    // 0 and 0.05 to 1: every label stands at the height of a grid line
    assertThat(number("return (" + UNALIGNED + ")(document.getElementById('chart-layer-norms'))"))
        .isZero();
    assertQuiet();
  }
}
