package io.shrinkage.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.shrinkage.requires.Need;
import io.shrinkage.requires.Requires;
import io.shrinkage.run.StoredExperiment;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * Guards against saved pictures that lack what the page shows, that look as the screen happens to
 * be, that need anything beside the file, or that no other program can read.
 */
@Requires(Need.BROWSER)
final class PicturesInBrowserTest {
  private static final String HOSTILE =
      "</text><image href='x' onerror=document.title='broken'>\"'&\u0001";

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

  private static StoredExperiment experiment(String figure) {
    return switch (figure) {
      case "pixels" -> WeightSamples.dense();
      case "worst" -> Diagnoses.plausible(WeightSamples.dense());
      default -> WeightSamples.conv();
    };
  }

  private static Path saved(String figure, String format) throws IOException {
    return browser.saved(
        "#" + figure, format, "x-" + figure + "." + format.toLowerCase(Locale.ROOT));
  }

  private static List<Element> elements(Document svg) {
    NodeList all = svg.getElementsByTagNameNS("http://www.w3.org/2000/svg", "*");
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < all.getLength(); i++) {
      elements.add((Element) all.item(i));
    }
    return elements;
  }

  private static long count(List<Element> elements, String name) {
    return elements.stream().filter(each -> each.getLocalName().equals(name)).count();
  }

  /** Returns the text without its spaces: a line may be broken in another place. */
  private static String dense(String text) {
    return text.replaceAll("[\\s\u00a0]", "");
  }

  /**
   * The shapes: each of 6 panels has a track, a bar, its bins and a base; a network has its frames,
   * one of them the cross of a filter that is zero; an image its frame.
   */
  @ParameterizedTest
  @CsvSource({"histograms, 0, 12, 12", "filters, 3, 0, 4", "pixels, 3, 3, 0", "worst, 1, 1, 0"})
  void picture_isSavedAsSvg_withAllThatThePageShows_andNeedsNothingElse(
      String figure, int images, int rects, int paths)
      throws IOException, SAXException, ParserConfigurationException {
    browser.show(experiment(figure), 1280, "light");
    browser.requests();
    Path file = saved(figure, "SVG");
    List<Element> svg = elements(ReportBrowser.xml(file));

    assertNeedsNothingElse(file, svg);
    assertThat(count(svg, "image")).isEqualTo(images);
    assertThat(count(svg, "rect")).as("the paper is one").isEqualTo(1 + rects);
    assertThat(count(svg, "path")).isEqualTo(paths);
    String text = dense(svg.get(0).getTextContent());
    List<WebElement> shown =
        browser.driver().findElements(By.cssSelector("#%1$s h3, #%1$s p".formatted(figure)));
    assertThat(shown).hasSizeGreaterThan(3);
    assertThat(text).contains(shown.stream().map(each -> dense(each.getText())).toList());
    assertThat(text).endsWith("x\u00b7Shrinkage");
    assertThat(browser.requests()).isEmpty();
    assertThat(browser.errors()).isEmpty();
  }

  private static void assertNeedsNothingElse(Path file, List<Element> svg) throws IOException {
    assertThat(svg)
        .extracting(Element::getLocalName)
        .isSubsetOf("svg", "g", "rect", "path", "image", "text");
    assertThat(svg)
        .filteredOn(each -> each.getLocalName().equals("image"))
        .allMatch(each -> each.getAttribute("href").startsWith("data:image/png;base64,"));
    assertThat(Files.readString(file).replace("xmlns=\"http://www.w3.org/2000/svg\"", ""))
        .doesNotContain("://", "url(", "class=", "var(", "currentColor", "vector-effect");
  }

  @ParameterizedTest
  @CsvSource({"histograms", "filters", "pixels", "worst"})
  void picture_isTheSameFile_whateverTheScreenIs(String figure) throws IOException {
    browser.show(experiment(figure), 1280, "light");
    String wide = Files.readString(saved(figure, "SVG"));
    browser.show(experiment(figure), 390, "dark");
    assertThat(Files.readString(saved(figure, "SVG"))).isEqualTo(wide).contains("#ffffff");
    assertThat(browser.number("document.querySelectorAll('.sheet').length")).isZero();
  }

  /** The colors: ink of zeros and the first series; positive and negative; read; a gray level. */
  @ParameterizedTest
  @CsvSource({
    "histograms, 1a2027, 0072b2",
    "filters, d55e00, 0a7cc2",
    "pixels, ffffff, 0a7cc2",
    "worst, 282828, c8c8c8"
  })
  void picture_isSavedAsPng_inLightColors(String figure, String one, String other)
      throws IOException, SAXException, ParserConfigurationException {
    browser.show(experiment(figure), 390, "dark");
    BufferedImage png = ImageIO.read(saved(figure, "PNG").toFile());
    Element svg = ReportBrowser.xml(saved(figure, "SVG")).getDocumentElement();
    assertThat(png.getWidth()).isEqualTo(2 * Integer.parseInt(svg.getAttribute("width")));
    assertThat(png.getHeight()).isEqualTo(2 * Integer.parseInt(svg.getAttribute("height")));
    assertThat(png.getRGB(0, 0)).isEqualTo(0xffffffff);
    assertThat(ReportBrowser.colors(png))
        .contains(0xff000000 | Integer.parseInt(one, 16), 0xff000000 | Integer.parseInt(other, 16));
    assertThat(browser.errors()).isEmpty();
  }

  @Test
  void layerNames_hostile_areTextInTheFile()
      throws IOException, SAXException, ParserConfigurationException {
    browser.show(
        WeightSamples.experiment(
            List.of(WeightSamples.LAMBDAS, WeightSamples.SEEDS),
            assignment -> WeightSamples.renamed(WeightSamples.conv(assignment), HOSTILE)),
        1280,
        "light");
    List<Element> svg = elements(ReportBrowser.xml(saved("histograms", "SVG")));
    assertThat(count(svg, "image")).isZero();
    // no XML document may hold the control character
    assertThat(dense(svg.get(0).getTextContent()))
        .contains(dense(HOSTILE.replace('\u0001', '\ufffd')));
    assertThat(ImageIO.read(saved("histograms", "PNG").toFile()).getWidth()).isEqualTo(1520);
    assertThat(browser.driver().getTitle()).startsWith("x");
    assertThat(browser.errors()).isEmpty();
  }
}
