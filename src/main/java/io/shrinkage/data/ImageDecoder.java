package io.shrinkage.data;

import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.Raster;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Locale;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * Decodes PNG and JPEG files, told by their first bytes, to images of one shape.
 *
 * <p>Transparent pixels lie on white. Gray files keep their values (their 16 bits are cut to 8).
 * The orientation that a camera noted (EXIF) is not applied.
 */
final class ImageDecoder {
  /** An image of this size takes 256 MB while it is decoded. */
  private static final long MOST_PIXELS = 64_000_000;

  private static final long MOST_BYTES = 256L << 20;
  private static final Set<String> FORMATS = Set.of("png", "jpeg", "jpg");

  private final ImagesSpec spec;

  ImageDecoder(ImagesSpec spec) {
    this.spec = spec;
  }

  /** What is wrong with a file; its message says what it must be and what it is. */
  static final class BrokenException extends IOException {
    private static final long serialVersionUID = 1;

    BrokenException(String message) {
      super(message);
    }
  }

  /**
   * Decodes a file.
   *
   * @return unsigned values, channel by channel
   * @throws IOException if it is broken, of another format, or too large
   */
  byte[] decode(Path file) throws IOException {
    if (Files.size(file) > MOST_BYTES) {
      throw new BrokenException("must be at most " + (MOST_BYTES >> 20) + " MiB, got more");
    }
    try (InputStream bytes = Files.newInputStream(file);
        ImageInputStream in = new MemoryCacheImageInputStream(bytes)) {
      return fit(read(in));
    } catch (RuntimeException e) {
      // ImageIO's readers run into these on damaged files
      throw new BrokenException("must be a whole PNG or JPEG, got: " + e);
    }
  }

  private static BufferedImage read(ImageInputStream in) throws IOException {
    Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
    while (readers.hasNext()) {
      ImageReader reader = readers.next();
      try {
        if (FORMATS.contains(reader.getFormatName().toLowerCase(Locale.ROOT))) {
          reader.setInput(in, true, true);
          requireSize(reader.getWidth(0), reader.getHeight(0));
          return reader.read(0);
        }
      } finally {
        reader.dispose();
      }
    }
    throw new BrokenException("must be PNG or JPEG by its content, got something else");
  }

  /** Asked of the header, before anything is decoded. */
  private static void requireSize(int width, int height) throws IOException {
    if ((long) width * height > MOST_PIXELS) {
      throw new BrokenException(
          "must have at most " + MOST_PIXELS + " pixels, got " + width + "x" + height);
    }
  }

  private byte[] fit(BufferedImage image) {
    int width = image.getWidth();
    int height = image.getHeight();
    Resampling.Area area =
        spec.crops()
            ? Resampling.Area.middle(width, height, spec.width(), spec.height())
            : new Resampling.Area(0, 0, width, height);
    float[][] planes = planes(image);
    int plane = spec.height() * spec.width();
    byte[] pixels = new byte[spec.shape().pixels()];
    for (int channel = 0; channel < spec.shape().channels(); channel++) {
      float[] values = planes[Math.min(channel, planes.length - 1)];
      byte[] resized = Resampling.resize(values, width, area, spec.height(), spec.width());
      System.arraycopy(resized, 0, pixels, channel * plane, plane);
    }
    return pixels;
  }

  private float[][] planes(BufferedImage image) {
    boolean gray =
        image.getColorModel() instanceof ComponentColorModel
            && image.getColorModel().getNumColorComponents() == 1;
    if (gray) {
      return new float[][] {grayPlane(image)};
    }
    float[][] rgb = colorPlanes(image);
    return spec.channels() == ImageColor.RGB ? rgb : new float[][] {luma(rgb)};
  }

  /** The stored values: by way of colors, Java would lighten them. */
  private static float[] grayPlane(BufferedImage image) {
    Raster raster = image.getRaster();
    int width = image.getWidth();
    int shift = image.getColorModel().getComponentSize(0) > 8 ? 8 : 0;
    float[] plane = new float[width * image.getHeight()];
    int[] row = new int[width];
    int[] alpha = new int[width];
    boolean transparent = image.getColorModel().hasAlpha();
    int opaque = (1 << image.getColorModel().getComponentSize(0)) - 1;
    for (int y = 0; y < image.getHeight(); y++) {
      raster.getSamples(0, y, width, 1, 0, row);
      if (transparent) {
        raster.getSamples(0, y, width, 1, 1, alpha);
      }
      for (int x = 0; x < width; x++) {
        float share = transparent ? (float) alpha[x] / opaque : 1;
        plane[y * width + x] = share * (row[x] >> shift) + (1 - share) * 255;
      }
    }
    return plane;
  }

  private static float[][] colorPlanes(BufferedImage image) {
    int width = image.getWidth();
    float[][] planes = new float[3][width * image.getHeight()];
    int[] row = new int[width];
    for (int y = 0; y < image.getHeight(); y++) {
      image.getRGB(0, y, width, 1, row, 0, width);
      for (int x = 0; x < width; x++) {
        float share = (row[x] >>> 24) / 255f;
        for (int channel = 0; channel < 3; channel++) {
          int value = row[x] >> (16 - 8 * channel) & 0xff;
          planes[channel][y * width + x] = share * value + (1 - share) * 255;
        }
      }
    }
    return planes;
  }

  private static float[] luma(float[][] rgb) {
    float[] luma = new float[rgb[0].length];
    for (int i = 0; i < luma.length; i++) {
      luma[i] = 0.299f * rgb[0][i] + 0.587f * rgb[1][i] + 0.114f * rgb[2][i];
    }
    return luma;
  }
}
