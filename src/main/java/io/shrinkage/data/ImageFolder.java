package io.shrinkage.data;

import io.shrinkage.data.ImageListing.ImageFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Loads a folder of images: from its files, or from what an earlier load made of the same files.
 */
final class ImageFolder {
  private static final int MOST_NAMED = 10;

  private final ImageListing listing;
  private final ImagesSpec spec;
  private final ImageCache cache;
  private final List<String> notices = new ArrayList<>();

  private ImageFolder(ImageListing listing, ImagesSpec spec, ImageCache cache) {
    this.listing = listing;
    this.spec = spec;
    this.cache = cache;
  }

  /**
   * Loads a folder.
   *
   * @throws DataException if it has no classes, too few images, or broken ones that are refused
   */
  static LoadedData load(String path, ImagesSpec spec, Path dataDir) {
    ImageListing listing = ImageListing.of(path, dataDir);
    return new ImageFolder(listing, spec, ImageCache.of(listing, spec, dataDir)).load();
  }

  private LoadedData load() {
    int[] labels = listing.files().stream().mapToInt(ImageFile::label).toArray();
    DecodedImages images = cache.read(spec.shape(), labels.length);
    if (images == null) {
      images = decode();
      cache.write(images, notices);
    }
    sayWhatIsLeftOut(images);
    ImageCut cut = ImageCut.of(listing, images, spec.share());
    notices.addAll(cut.notices());
    String name = ImageListing.shown(String.valueOf(listing.root().getFileName()));
    return new LoadedData(
        set(name + " train", cut.train(), images, labels),
        set(name + " test", cut.test(), images, labels),
        notices);
  }

  private DecodedImages decode() {
    int size = spec.shape().pixels();
    int count = listing.files().size();
    if ((long) count * size > Integer.MAX_VALUE - 8) {
      throw new DataException(
          ImageListing.shown(listing.root())
              + ": must have at most 2 GB of pixels in all, got "
              + count
              + " images of "
              + spec.shape());
    }
    byte[] pixels = new byte[count * size];
    @Nullable String[] problems = new String[count];
    ImageDecoder decoder = new ImageDecoder(spec);
    IntStream.range(0, count)
        .parallel()
        .forEach(i -> problems[i] = decode(decoder, listing.files().get(i), pixels, i * size));
    return new DecodedImages(size, pixels, problems);
  }

  /** Returns what is wrong with a file; null where nothing is. */
  private @Nullable String decode(ImageDecoder decoder, ImageFile file, byte[] pixels, int from) {
    try {
      Path real = file.path().toRealPath();
      if (!real.startsWith(listing.root()) || !Files.isRegularFile(real)) {
        return "must be a file within the folder, got a link that leads elsewhere";
      }
      byte[] image = decoder.decode(real);
      System.arraycopy(image, 0, pixels, from, image.length);
      return null;
    } catch (ImageDecoder.BrokenException e) {
      return e.getMessage();
    } catch (IOException e) {
      return "must be a whole PNG or JPEG, got: " + e.getMessage();
    }
  }

  private void sayWhatIsLeftOut(DecodedImages images) {
    List<String> broken = new ArrayList<>();
    for (int i = 0; i < images.count(); i++) {
      if (images.problem(i) != null) {
        Path file = listing.root().resolve(listing.files().get(i).name());
        broken.add(ImageListing.shown(file + ": " + images.problem(i)));
      }
    }
    if (!broken.isEmpty() && !spec.skipsBroken()) {
      throw new DataException(
          some(broken)
              + System.lineSeparator()
              + "mend or remove what is broken, or leave it out with \"broken\": \"skip\" in"
              + " data.images");
    }
    if (!broken.isEmpty()) {
      notices.add(
          broken.size() + " broken images are left out:" + System.lineSeparator() + some(broken));
    }
    if (!listing.others().isEmpty()) {
      notices.add(
          ImageListing.shown(listing.others().get(0))
              + ": is left out, as it is not named .png, .jpg or .jpeg ("
              + listing.others().size()
              + " such files in all)");
    }
    notices.add(
        ImageListing.shown(listing.root())
            + ": the classes are "
            + ImageListing.shown(
                String.join(
                    ", ",
                    IntStream.range(0, Math.min(MOST_NAMED, listing.classes().size()))
                        .mapToObj(i -> i + " " + listing.classes().get(i))
                        .toList()))
            + (listing.classes().size() > MOST_NAMED ? ", ..." : ""));
  }

  private static String some(List<String> lines) {
    String more =
        lines.size() > MOST_NAMED
            ? System.lineSeparator() + "and " + (lines.size() - MOST_NAMED) + " more"
            : "";
    return String.join(System.lineSeparator(), lines.subList(0, Math.min(MOST_NAMED, lines.size())))
        + more;
  }

  private ImageSet set(String name, int[] rows, DecodedImages images, int[] labels) {
    int size = spec.shape().pixels();
    byte[] pixels = new byte[rows.length * size];
    byte[] chosen = new byte[rows.length];
    for (int i = 0; i < rows.length; i++) {
      System.arraycopy(images.pixels(), rows[i] * size, pixels, i * size, size);
      chosen[i] = (byte) labels[rows[i]];
    }
    return new ImageSet(name, spec.shape(), listing.classes().size(), pixels, chosen);
  }
}
