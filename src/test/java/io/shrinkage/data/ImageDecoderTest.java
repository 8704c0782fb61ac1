package io.shrinkage.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Guards against colors that Java converts on the way, and files made to exhaust the memory. */
final class ImageDecoderTest {
  @TempDir private Path folder;

  private static ImagesSpec spec(int height, int width, ImageColor color, ImageFit fit) {
    return new ImagesSpec(height, width, color, fit, null, null);
  }

  private Path png(BufferedImage image) throws IOException {
    Path file = folder.resolve("image.png");
    ImageIO.write(image, "png", file.toFile());
    return file;
  }

  @Test
  void decode_sameSize_keepsEveryValueInPlanes() throws IOException {
    BufferedImage image = new BufferedImage(2, 1, BufferedImage.TYPE_INT_RGB);
    image.setRGB(0, 0, 0x010203);
    image.setRGB(1, 0, 0xfffefd);
    assertThat(new ImageDecoder(spec(1, 2, ImageColor.RGB, ImageFit.CROP)).decode(png(image)))
        .containsExactly(1, 0xff, 2, 0xfe, 3, 0xfd);
    // 0.299 * 1 + 0.587 * 2 + 0.114 * 3 = 1.815
    assertThat(new ImageDecoder(spec(1, 2, ImageColor.GRAY, ImageFit.CROP)).decode(png(image))[0])
        .isEqualTo((byte) 2);
  }

  @Test
  void decode_grayFiles_keepTheirStoredValues() throws IOException {
    BufferedImage bytes = new BufferedImage(1, 1, BufferedImage.TYPE_BYTE_GRAY);
    bytes.getRaster().setSample(0, 0, 0, 77);
    BufferedImage words = new BufferedImage(1, 1, BufferedImage.TYPE_USHORT_GRAY);
    words.getRaster().setSample(0, 0, 0, 77 << 8 | 13);
    for (BufferedImage image : new BufferedImage[] {bytes, words}) {
      assertThat(new ImageDecoder(spec(1, 1, ImageColor.RGB, ImageFit.CROP)).decode(png(image)))
          .containsExactly(77, 77, 77);
    }
  }

  @Test
  void decode_transparentPixels_lieOnWhite() throws IOException {
    BufferedImage image = new BufferedImage(2, 1, BufferedImage.TYPE_INT_ARGB);
    image.setRGB(0, 0, 0x00123456);
    image.setRGB(1, 0, 0xff123456);
    assertThat(new ImageDecoder(spec(1, 2, ImageColor.RGB, ImageFit.CROP)).decode(png(image)))
        .containsExactly(0xff, 0x12, 0xff, 0x34, 0xff, 0x56);
  }

  @Test
  void decode_otherProportions_cropsTheMiddleOrStretches() throws IOException {
    // columns 0, 0, 100, 200, 0, 0: the middle two of a square are 100 and 200
    BufferedImage image = new BufferedImage(6, 2, BufferedImage.TYPE_BYTE_GRAY);
    for (int y = 0; y < 2; y++) {
      image.getRaster().setSample(2, y, 0, 100);
      image.getRaster().setSample(3, y, 0, 200);
    }
    assertThat(new ImageDecoder(spec(2, 2, ImageColor.GRAY, ImageFit.CROP)).decode(png(image)))
        .containsExactly(100, 200, 100, 200);
    byte[] stretched =
        new ImageDecoder(spec(1, 1, ImageColor.GRAY, ImageFit.STRETCH)).decode(png(image));
    // a triangle of radius 6 weighs by 7/12, 9/12, 11/12 and back, 54/12 in all: of the two in the
    // middle that makes (100 + 200) * 11/54 = 61.1
    assertThat(stretched).containsExactly(61);
  }

  @Test
  void decode_randomBytes_areBrokenAndNothingElse() throws IOException {
    BufferedImage image = new BufferedImage(9, 9, BufferedImage.TYPE_INT_RGB);
    ImageDecoder decoder = new ImageDecoder(spec(4, 4, ImageColor.RGB, ImageFit.CROP));
    SplittableRandom random = new SplittableRandom(1);
    for (String format : new String[] {"png", "jpg"}) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      ImageIO.write(image, format, bytes);
      for (int i = 0; i < 1000; i++) {
        byte[] damaged = bytes.toByteArray();
        for (int n = 0; n < 4; n++) {
          damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
        }
        Path file = Files.write(folder.resolve("damaged"), damaged);
        try {
          assertThat(decoder.decode(file)).hasSize(48);
        } catch (IOException broken) {
          assertThat(broken).isNotNull();
        }
      }
    }
  }

  @Test
  void decode_hugeDimensions_areRefusedByTheHeader() throws IOException {
    Path bomb = Files.write(folder.resolve("bomb.png"), pngHeader(60_000, 60_000));
    ImageDecoder decoder = new ImageDecoder(spec(4, 4, ImageColor.RGB, ImageFit.CROP));
    assertThatThrownBy(() -> decoder.decode(bomb))
        .isInstanceOf(IOException.class)
        .hasMessage("must have at most 64000000 pixels, got 60000x60000");
  }

  /** A PNG that ends after its header. */
  private static byte[] pngHeader(int width, int height) throws IOException {
    ByteArrayOutputStream chunk = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(chunk);
    out.writeBytes("IHDR");
    out.writeInt(width);
    out.writeInt(height);
    out.write(new byte[] {8, 2, 0, 0, 0});
    CRC32 crc = new CRC32();
    crc.update(chunk.toByteArray());
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream file = new DataOutputStream(bytes);
    file.writeLong(0x89504e470d0a1a0aL);
    file.writeInt(13);
    file.write(chunk.toByteArray());
    file.writeInt((int) crc.getValue());
    return bytes.toByteArray();
  }
}
