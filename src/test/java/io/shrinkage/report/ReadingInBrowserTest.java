package io.shrinkage.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.shrinkage.requires.Need;
import io.shrinkage.requires.Requires;
import io.shrinkage.run.StoredExperiment;
import io.shrinkage.run.TestRecord;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/**
 * Guards against a report that only a mouse, a screen, a script or good eyes can read: tables that
 * a keyboard cannot sort or choose from, headings and tables without structure, pale text, paper
 * without numbers, an empty page without JavaScript.
 */
@Requires(Need.BROWSER)
final class ReadingInBrowserTest {
  /** Returns what a screen reader would stumble over, a line each. */
  private static final String FLAWS =
      """
      const flaws = [];
      const all = selector => [...document.querySelectorAll(selector)];
      const check = (selector, ok, what) => all(selector)
        .forEach(each => { if (!ok(each)) flaws.push(what + ': ' + each.outerHTML.slice(0, 120)); });
      if (all('h1').length !== 1) flaws.push('there must be one h1');
      let level = 0;
      for (const each of all('h1, h2, h3, h4')) {
        if (each.tagName[1] > level + 1) flaws.push('a heading jumps: ' + each.textContent);
        level = Number(each.tagName[1]);
      }
      for (const each of ['header', 'main', 'footer', 'nav[aria-label]', 'html[lang]']) {
        if (all(each).length < 1) flaws.push('no ' + each);
      }
      check('section', each => document.getElementById(each.getAttribute('aria-labelledby')), 'no name');
      check('table', each => each.caption && each.caption.textContent.trim(), 'no caption');
      check('th', each => ['row', 'col'].includes(each.scope), 'no scope');
      check('th, button, summary, h2, h3', each => each.textContent.trim(), 'empty');
      check('img', each => each.alt, 'no alternative');
      check('[role=img]', each => (each.ariaLabel || '').length > 15, 'no alternative');
      check('input', each => each.labels.length === 1, 'no label');
      check('.scroll, pre', each => each.tabIndex === 0, 'cannot be scrolled by keys');
      const ids = all('[id]').map(each => each.id);
      ids.filter((id, i) => ids.indexOf(id) !== i).forEach(id => flaws.push('twice: ' + id));
      check('nav a, .skip', each => document.querySelector(each.getAttribute('href')), 'leads nowhere');
      return flaws;
      """;

  /** Returns pairs of colors that are too close by WCAG 2.2: 4.5 for text, 3 for lines. */
  private static final String PALE =
      """
      const style = getComputedStyle(document.documentElement);
      const light = name => {
        const hex = style.getPropertyValue('--' + name).trim();
        const [r, g, b] = [1, 3, 5].map(at => parseInt(hex.slice(at, at + 2), 16) / 255)
          .map(c => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
      };
      const ratio = (a, b) => {
        const [dark, pale] = [light(a), light(b)].sort((x, y) => x - y);
        return (pale + 0.05) / (dark + 0.05);
      };
      const text = [['ink', 'paper'], ['muted', 'paper'], ['accent', 'paper'], ['ink', 'surface'],
        ['muted', 'surface'], ['warn-ink', 'warn-paper'], ['good', 'paper'], ['bad', 'paper'],
        ['bad', 'bad-paper'], ['ink', 'bad-paper'], ['paper', 'ink'], ['accent', 'surface'],
        ['bad', 'surface']];
      const lines = ['l1', 'l2', 'elastic-net', 'decoupled-weight-decay', 'group-lasso',
        'sparse-group-lasso', 'none', 'train', 'validation', 'data', 'objective', 'series-0',
        'series-1', 'series-2', 'series-3', 'series-4', 'series-5'].map(each => [each, 'paper']);
      const pale = (pairs, least) => pairs.filter(([a, b]) => !(ratio(a, b) >= least))
        .map(([a, b]) => a + ' on ' + b + ': ' + ratio(a, b).toFixed(2));
      return [...pale(text, 4.5), ...pale(lines, 3)];
      """;

  /** Returns lowest and highest pixel of the validation band, and where they ought to be. */
  private static final String BAND =
      """
      const plot = document.getElementById('chart-loss-curve-1');
      const chart = JSON.parse(document.getElementById('chart-data').textContent)
        .find(each => each.id === 'loss-curve-1');
      const bands = [...plot.querySelectorAll('path[fill-opacity="0.24"]')];
      const values = chart.series[1].band.flatMap(each => [each[1], each[2]]);
      const pixel = value => echarts.getInstanceByDom(plot).convertToPixel({ yAxisIndex: 0 }, value);
      const box = bands[1].getBBox();
      return [bands.length, box.y + box.height, pixel(Math.min(...values)), box.y,
        pixel(Math.max(...values))].map(Math.round);
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

  private static StoredExperiment sweep(String seeds) {
    var lambdas = Samples.axis("penalty.lambda", "[0, 1e-4, 1e-3, 0.1]");
    return Samples.plausible("plain", "l1", List.of(lambdas, Samples.axis("seed", seeds)), 6);
  }

  private static StoredExperiment sweep() {
    return sweep("[1, 2, 3]");
  }

  private static WebElement find(String selector) {
    return browser.driver().findElement(By.cssSelector(selector));
  }

  private static List<String> texts(String selector) {
    return browser.driver().findElements(By.cssSelector(selector)).stream()
        .filter(WebElement::isDisplayed)
        .map(each -> each.getText().replace('\u00a0', ' ').strip())
        .toList();
  }

  private static WebElement active() {
    return browser.driver().switchTo().activeElement();
  }

  @Test
  void columns_areChosenByKeyboard() {
    browser.show(sweep(), 1280, "light");
    assertThat(texts("#runs-table thead th")).contains("exactly zero, %").doesNotContain("penalty");
    WebElement summary = find("#columns summary");
    assertThat(summary.getText()).matches("Columns \\(\\d+ of \\d+\\)");

    summary.sendKeys(Keys.ENTER);
    WebElement box = browser.driver().findElement(By.xpath("//label[.='penalty']/input"));
    assertThat(box.isSelected()).isFalse();
    box.sendKeys(Keys.SPACE);
    assertThat(texts("#runs-table thead th")).contains("penalty");
    browser.driver().findElement(By.xpath("//label[.='status']/input")).sendKeys(Keys.SPACE);
    assertThat(texts("#runs-table thead th")).startsWith("run", "lambda").doesNotContain("status");
    assertThat(texts("#runs-table tbody tr:first-child > *"))
        .hasSameSizeAs(texts("#runs-table thead th"));

    active().sendKeys(Keys.ESCAPE);
    assertThat(box.isDisplayed()).isFalse();
    assertThat(active()).isEqualTo(summary);
    assertThat(browser.errors()).isEmpty();
  }

  @Test
  void evidence_sortsByItsNumbers_andBackToTheOrderOfThePlan() {
    browser.show(sweep(), 1280, "light");
    List<String> plan = texts("#evidence tbody th");
    assertThat(plan).hasSizeGreaterThan(2).first().isEqualTo("lambda = 0");
    WebElement difference = browser.driver().findElement(By.xpath("//th[button='difference']"));
    difference.findElement(By.tagName("button")).sendKeys(Keys.ENTER);
    assertThat(difference.getDomAttribute("aria-sort")).isEqualTo("ascending");
    List<Double> values =
        texts("#evidence tbody td:nth-child(5)").stream()
            .limit(plan.size() - 1)
            .map(each -> Double.valueOf(each.replace('\u2212', '-').replaceAll("[^-.0-9]", "")))
            .toList();
    assertThat(values).isSorted().doesNotHaveDuplicates();
    // the baseline has no difference
    assertThat(texts("#evidence tbody th")).last().isEqualTo("lambda = 0");
    find("#evidence thead th:first-child button").sendKeys(Keys.ENTER);
    assertThat(texts("#evidence tbody th")).isEqualTo(plan);
  }

  @Test
  void curves_ofManySeeds_areBandsFromTheLowestToTheHighest() {
    browser.show(sweep("[1, 2, 3, 4, 5, 6, 7, 8, 9]"), 1280, "light");
    List<?> band = (List<?>) browser.driver().executeScript(BAND);
    assertThat(band.get(0)).isEqualTo(2L);
    assertThat(band.get(1)).isEqualTo(band.get(2));
    assertThat(band.get(3)).isEqualTo(band.get(4));
    assertThat(browser.errors()).isEmpty();
  }

  @Test
  void curves_ofFewSeeds_areThreads() {
    browser.show(sweep("[1, 2, 3, 4, 5, 6, 7, 8]"), 1280, "light");
    assertThat(browser.number("document.querySelectorAll('path[fill-opacity=\"0.24\"]').length"))
        .isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"conv", "dense", "predictions"})
  void page_hasTheStructureThatAScreenReaderNeeds(String what) {
    StoredExperiment experiment =
        switch (what) {
          case "conv" -> WeightSamples.conv();
          case "dense" -> WeightSamples.dense();
          default -> Diagnoses.plausible(sweep());
        };
    browser.show(experiment, 1280, "light");
    assertThat((List<?>) browser.driver().executeScript(FLAWS)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"light", "dark"})
  void colors_haveTheContrastOfWcag(String scheme) {
    browser.show(sweep(), 1280, scheme);
    assertThat((List<?>) browser.driver().executeScript(PALE)).isEmpty();
  }

  @Test
  void skipLink_isFirst_isSeenWhereItHasTheFocus_andLeadsToTheVerdict() {
    browser.show(sweep(), 1280, "light");
    find("body").sendKeys(Keys.TAB);
    assertThat(active().getText()).isEqualTo("Skip to the verdict");
    assertThat(active().getRect().getX()).isNotNegative();
    assertThat(active().getCssValue("outline-style")).isEqualTo("solid");
    active().sendKeys(Keys.ENTER);
    active().sendKeys(Keys.TAB);
    assertThat(browser.number("document.activeElement.closest('nav') ? 1 : 0")).isZero();
  }

  @Test
  void print_showsTablesAndBothCurvesInLightColors_andNoControls() {
    browser.show(Diagnoses.plausible(sweep()), 1280, "dark");
    int closed = browser.driver().findElements(By.cssSelector("details:not([open])")).size();
    browser.driver().executeCdpCommand("Emulation.setEmulatedMedia", Map.of("media", "print"));
    browser.driver().executeScript("window.dispatchEvent(new Event('beforeprint'))");

    List<WebElement> plots = browser.driver().findElements(By.cssSelector(".plot"));
    assertThat(plots)
        .hasSizeGreaterThan(12)
        .allMatch(plot -> !plot.findElements(By.tagName("svg")).isEmpty())
        .allMatch(WebElement::isDisplayed);
    assertThat(find("#chart-accuracy").getDomProperty("innerHTML"))
        .contains("#0072b2")
        .doesNotContain("#5cb6ec");
    assertThat(browser.driver().findElements(By.tagName("table")))
        .allMatch(WebElement::isDisplayed);
    for (String control : List.of("nav", ".filter", "#columns", ".exports", ".choice")) {
      assertThat(find(control).isDisplayed()).as(control).isFalse();
    }
    assertThat(browser.number("document.documentElement.scrollWidth")).isLessThanOrEqualTo(1280);

    browser.driver().executeScript("window.dispatchEvent(new Event('afterprint'))");
    browser.driver().executeCdpCommand("Emulation.setEmulatedMedia", Map.of("media", ""));
    assertThat(browser.driver().findElements(By.cssSelector("details:not([open])")))
        .hasSize(closed);
    assertThat(find("#chart-accuracy-curve-0").isDisplayed()).isFalse();
    assertThat(browser.errors()).isEmpty();
  }

  @Test
  void withoutScript_textTablesAndPicturesAreThere_andNoDeadControls() {
    Path file = folder.resolve("still.html");
    ReportWriter.write(WeightSamples.conv(), TestRecord.NONE, file);
    disableScripts(true);
    try {
      browser.driver().get(file.toUri().toString());
      assertThat(find(".headline").getText()).isNotBlank();
      assertThat(texts("#runs-table tbody tr")).hasSize(6);
      assertThat(texts("#runs-table thead th")).contains("penalty", "weight norm");
      assertThat(texts("#evidence tbody tr")).hasSize(3);
      assertThat(texts("button")).isEmpty();
      assertThat(find(".filter").isDisplayed()).isFalse();
      assertThat(find("#columns").isDisplayed()).isFalse();
      assertThat(texts(".plot")).isEmpty();
      assertThat(find(".filters svg").isDisplayed()).isTrue();
      assertThat(find("#paths noscript").getText()).contains("tables below");
      WebElement table = find("#paths figure details");
      table.findElement(By.tagName("summary")).click();
      assertThat(table.findElement(By.tagName("table")).isDisplayed()).isTrue();
    } finally {
      disableScripts(false);
    }
  }

  private static void disableScripts(boolean disabled) {
    browser
        .driver()
        .executeCdpCommand("Emulation.setScriptExecutionDisabled", Map.of("value", disabled));
  }
}
