package io.shrinkage.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.shrinkage.run.StoredExperiment;
import io.shrinkage.run.TestRecord;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.logging.Level;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.Rectangle;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.w3c.dom.Document;
import org.xml.sax.SAXException;

/** A headless Chromium that shows reports and may save files into a folder. */
record ReportBrowser(ChromeDriver driver, Path folder) implements AutoCloseable {
  private static final String ALL_DRAWN =
      "[...document.querySelectorAll('.plot')]"
          + ".every(each => each.clientWidth === 0"
          + " || Number(each.dataset.drawn) === each.clientWidth && each.querySelector('svg'))";

  /** Starts a browser; reports, profile and saved files lie in the folder. */
  static ReportBrowser open(Path folder) {
    var service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(Path.of("/usr/bin/chromedriver").toFile())
            .build();
    ChromeDriver driver = new ChromeDriver(service, options(folder));
    driver.executeCdpCommand(
        "Browser.setDownloadBehavior",
        Map.of("behavior", "allow", "downloadPath", folder.resolve("saved").toString()));
    return new ReportBrowser(driver, folder);
  }

  private static ChromeOptions options(Path folder) {
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

  @Override
  public void close() {
    driver.quit();
  }

  void show(StoredExperiment experiment, int width, String scheme) {
    Path file = folder.resolve("report.html");
    ReportWriter.write(experiment, TestRecord.NONE, file);
    show(file, width, scheme);
  }

  /** Shows a page that is there. */
  void show(Path file, int width, String scheme) {
    driver.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", 900, "deviceScaleFactor", 1, "mobile", false));
    errors();
    requests();
    driver.get(file.toUri().toString());
    awaitCharts();
  }

  void awaitCharts() {
    await(ALL_DRAWN);
  }

  /** Waits, for 30 seconds at most, until a condition in the page holds. */
  void await(String condition) {
    driver.executeAsyncScript(
        "const done = arguments[0]; const check = () => { if ("
            + condition
            + ") done(); else setTimeout(check, 20); }; check();");
  }

  long number(String script) {
    return driver.executeScript("return " + script) instanceof Number number
        ? number.longValue()
        : -1;
  }

  /** Returns what the console has said since it was last asked. */
  List<String> errors() {
    return messages(LogType.BROWSER).toList();
  }

  /** Returns what was requested since it was last asked, but for what the page itself holds. */
  List<String> requests() {
    return messages(LogType.PERFORMANCE)
        .map(message -> Samples.json(message).path("message"))
        .filter(event -> event.path("method").asText().equals("Network.requestWillBeSent"))
        .map(event -> event.at("/params/request/url").asText())
        .filter(url -> !url.startsWith("data:image/") && !url.startsWith("blob:"))
        .toList();
  }

  private Stream<String> messages(String log) {
    return driver.manage().logs().get(log).getAll().stream().map(LogEntry::getMessage);
  }

  /** Presses a button of a figure by the keyboard and returns the file that is saved. */
  Path saved(String selector, String format, String name) throws IOException {
    Path file = folder.resolve("saved").resolve(name);
    Files.deleteIfExists(file);
    driver
        .findElement(By.cssSelector(selector))
        .findElement(By.xpath("ancestor-or-self::figure"))
        .findElement(By.xpath(".//div[@class='exports']/button[text()='" + format + "']"))
        .sendKeys(Keys.ENTER);
    // the browser writes to another name and renames, within 30 seconds
    for (int i = 0; i < 600 && file.toFile().length() == 0; i++) {
      LockSupport.parkNanos(50_000_000);
    }
    assertThat(file).isNotEmptyFile();
    return file;
  }

  static Document xml(Path file) throws IOException, SAXException, ParserConfigurationException {
    var factory = DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(true);
    return factory.newDocumentBuilder().parse(file.toFile());
  }

  /** Returns the whole page, not only what the window shows. */
  BufferedImage screenshot() throws IOException {
    Map<String, Object> clip =
        Map.of(
            "x", 0,
            "y", 0,
            "width", number("document.documentElement.scrollWidth"),
            "height", number("document.documentElement.scrollHeight"),
            "scale", 1);
    Object data =
        driver
            .executeCdpCommand(
                "Page.captureScreenshot",
                Map.of("format", "png", "captureBeyondViewport", true, "clip", clip))
            .get("data");
    byte[] png = Base64.getDecoder().decode(String.valueOf(data));
    return ImageIO.read(new ByteArrayInputStream(png));
  }

  /** Returns the distinct colors of an element's pixels; a blank one has one. */
  static Set<Integer> colors(BufferedImage page, WebElement element) {
    Rectangle place = element.getRect();
    return colors(page.getSubimage(place.x, place.y, place.width, place.height));
  }

  static Set<Integer> colors(BufferedImage image) {
    Set<Integer> colors = new HashSet<>();
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        colors.add(image.getRGB(x, y));
      }
    }
    return colors;
  }
}
