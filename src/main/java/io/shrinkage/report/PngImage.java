package io.shrinkage.report;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Pixels that become a PNG image inside the page. */
final class PngImage {
  private final BufferedImage image;
  private final int scale;

  /**
   * Begins with transparent pixels.
   *
   * @param scale the edge of a pixel in the image, so that no browser blurs it
   */
  PngImage(int width, int height, int scale) {
    this.image = new BufferedImage(width * scale, height * scale, BufferedImage.TYPE_INT_ARGB);
    this.scale = scale;
  }

  void set(int x, int y, int argb) {
    for (int dy = 0; dy < scale; dy++) {
      for (int dx = 0; dx < scale; dx++) {
        image.setRGB(x * scale + dx, y * scale + dy, argb);
      }
    }
  }

  /** Returns the image as an address that loads nothing. */
  String uri() {
    var bytes = new ByteArrayOutputStream();
    // ImageIO's own streams may keep a file in the temporary folder
    try (var out = new MemoryCacheImageOutputStream(bytes)) {
      ImageIO.write(image, "png", out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return "data:image/png;base64," + Base64.getEncoder().encodeToString(bytes.toByteArray());
  }
}
