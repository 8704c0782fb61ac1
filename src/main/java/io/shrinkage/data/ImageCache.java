package io.shrinkage.data;

import io.shrinkage.data.ImageListing.ImageFile;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The decoded images of a folder, kept in the data folder, since decoding takes longer than
 * training on small ones. They are used while no file has another name, size or time; the folder
 * itself is never written to.
 *
 * @param file one for each folder and settings, so that a changed folder replaces its own
 * @param state a hash of the files' names, sizes and times
 */
record ImageCache(Path file, String state) {
  private static final String FOLDER = "image-cache";
  private static final int VERSION = 1;

  static ImageCache of(ImageListing listing, ImagesSpec spec, Path dataDir) {
    StringBuilder state = new StringBuilder();
    for (ImageFile image : listing.files()) {
      state.append(image.name()).append('\0').append(stamp(image.path())).append('\0');
    }
    String form = spec.shape() + " " + spec.crops();
    String name = hash(listing.root() + "\0" + form).substring(0, 24) + ".images";
    return new ImageCache(
        dataDir.resolve(FOLDER).resolve(name), hash(VERSION + form + '\0' + state));
  }

  private static String stamp(Path file) {
    try {
      return Files.size(file) + " " + Files.getLastModifiedTime(file).toInstant();
    } catch (IOException e) {
      return "unreadable";
    }
  }

  private static String hash(String text) {
    MessageDigest digest = Digests.sha256();
    return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
  }

  /** Returns the images of the same files; null where there are none, or no whole ones. */
  @Nullable DecodedImages read(ImageShape shape, int count) {
    MessageDigest digest = Digests.sha256();
    try (DigestInputStream hashed =
            new DigestInputStream(
                new BufferedInputStream(Files.newInputStream(file), 1 << 16), digest);
        DataInputStream in = new DataInputStream(hashed)) {
      if (!in.readUTF().equals(state)) {
        return null;
      }
      @Nullable String[] problems = new String[count];
      for (int i = 0; i < count; i++) {
        String problem = in.readUTF();
        problems[i] = problem.isEmpty() ? null : problem;
      }
      byte[] pixels = in.readNBytes(Math.multiplyExact(count, shape.pixels()));
      byte[] expected = digest.digest();
      boolean whole =
          pixels.length == count * shape.pixels()
              && Arrays.equals(in.readNBytes(expected.length + 1), expected);
      return whole ? new DecodedImages(shape.pixels(), pixels, problems) : null;
    } catch (IOException | ArithmeticException notThereOrDamaged) {
      return null;
    }
  }

  /** Keeps images; where the disk is in the way, that is a notice. */
  void write(DecodedImages images, List<String> notices) {
    try {
      Path folder = Files.createDirectories(Objects.requireNonNull(file.getParent()));
      Path temporary = Files.createTempFile(folder, "images", ".tmp");
      try {
        write(images, temporary);
        Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(temporary);
      }
    } catch (IOException e) {
      notices.add(file + ": decoded images could not be kept: " + e);
    }
  }

  private void write(DecodedImages images, Path target) throws IOException {
    MessageDigest digest = Digests.sha256();
    try (DigestOutputStream hashed =
            new DigestOutputStream(
                new BufferedOutputStream(Files.newOutputStream(target), 1 << 16), digest);
        DataOutputStream out = new DataOutputStream(hashed)) {
      out.writeUTF(state);
      for (int i = 0; i < images.count(); i++) {
        String problem = images.problem(i);
        out.writeUTF(problem == null ? "" : problem.substring(0, Math.min(1000, problem.length())));
      }
      out.write(images.pixels());
      hashed.on(false);
      out.write(digest.digest());
    }
  }
}
