package io.shrinkage.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.shrinkage.requires.Need;
import io.shrinkage.requires.Requires;
import io.shrinkage.run.StoredExperiment;
import io.shrinkage.run.StoredRun;
import io.shrinkage.spec.SweepAxis;
import io.shrinkage.train.EpochMetrics;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;

/**
 * Guards against dots that do not lead to their runs: because the symbol of a mean lies on them, or
 * because a filter hides the row; and against means that dots keep from being read.
 */
@Requires(Need.BROWSER)
final class DotsInBrowserTest {
  /** Returns where a point of the validation accuracy is in the window. */
  private static final String PLACE =
      """
      const plot = document.getElementById('chart-accuracy');
      plot.scrollIntoView({ block: 'center' });
      const chart = echarts.getInstanceByDom(plot);
      const series = chart.getOption().series.filter(each => each.type === 'scatter')[1];
      const [x, y] = chart.convertToPixel({ seriesId: series.id }, [arguments[0], arguments[1]]);
      const place = plot.getBoundingClientRect();
      return [Math.round(place.x + x), Math.round(place.y + y)];
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

  /** Two strengths, 1e-4 and 1e-3, with validation accuracies of 50 %, 70 % and so on by seed. */
  private static StoredExperiment scattered(String seeds) {
    List<SweepAxis> axes =
        List.of(Samples.axis("penalty.lambda", "[1e-4, 1e-3]"), Samples.axis("seed", seeds));
    List<StoredRun> runs = new ArrayList<>();
    for (Map<String, JsonNode> assignment : Samples.plan(axes)) {
      double accuracy = 0.3 + 0.2 * assignment.get("seed").intValue();
      EpochMetrics only = Samples.epoch(1, 0.95, accuracy, 0.5, 0.1);
      runs.add(Samples.run(runs.size() + 1, assignment, "l1", only));
    }
    return Samples.experiment("plain", axes, runs);
  }

  private static WebElement find(String selector) {
    return browser.driver().findElement(By.cssSelector(selector));
  }

  private static WebElement active() {
    return browser.driver().switchTo().activeElement();
  }

  /** Points at an accuracy, in percent, of lambda 1e-3: it is at log10 of that. */
  private static Actions pointAt(double accuracy) {
    List<?> place = (List<?>) browser.driver().executeScript(PLACE, -3, accuracy);
    return new Actions(browser.driver())
        .moveToLocation(((Number) place.get(0)).intValue(), ((Number) place.get(1)).intValue());
  }

  private static String tip() {
    browser.await("document.querySelector('#chart-accuracy .tip')");
    return WeightSamples.plain(find("#chart-accuracy .tip").getText());
  }

  @Test
  void dot_leadsToItsRow_evenIfTheFilterHidesIt() {
    browser.show(scattered("[1, 2, 3]"), 1280, "light");
    find("#filter").sendKeys("000000000001");
    assertThat(find("#filter-count").getText()).isEqualTo("1 of 6 runs");

    pointAt(90).click().perform();

    assertThat(active().getDomAttribute("id")).isEqualTo("run-000000000006");
    assertThat(active().isDisplayed()).isTrue();
    assertThat(browser.driver().getCurrentUrl()).endsWith("#run-000000000006");
    assertThat(find("#filter").getDomProperty("value")).isEmpty();
    assertThat(find("#filter-count").getText()).isEqualTo("6 runs");
    assertThat(find("#picked-run").getDomProperty("textContent"))
        .isEqualTo("Row of run 000000000006; the filter is cleared.");
    assertThat(browser.errors()).isEmpty();
  }

  @Test
  void dotAtTheMean_leadsToItsRow() {
    browser.show(scattered("[1, 2, 3]"), 1280, "light");
    pointAt(70).click().perform();
    assertThat(active().getDomAttribute("id")).isEqualTo("run-000000000005");
    assertThat(browser.errors()).isEmpty();
  }

  @Test
  void dotAtTheMean_saysBoth() {
    browser.show(scattered("[1, 2, 3]"), 1280, "light");
    pointAt(70).perform();
    assertThat(tip())
        .contains("seed 2", "validation: 70.00 %", "mean: 70.00 %", "run 000000000005");
  }

  @Test
  void meanWithoutDot_saysItsValue() {
    browser.show(scattered("[1, 2]"), 1280, "light");
    pointAt(60).perform();
    assertThat(tip()).contains("mean, validation: 60.00 %").doesNotContain("run");
  }
}
