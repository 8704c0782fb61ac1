package io.shrinkage.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The files of an image-folder: a folder a class, or of them one for training and one for testing.
 *
 * @param root what links must not leave
 * @param classes the names of the classes, in the order of their labels
 * @param files sorted by path
 * @param parted whether the folder has parts for training and testing
 * @param others files that are no images by their names
 */
record ImageListing(
    Path root, List<String> classes, List<ImageFile> files, boolean parted, List<Path> others) {
  private static final int MOST_CLASSES = 256;
  private static final List<String> PARTS = List.of("train", "test");

  /**
   * A file that should be an image.
   *
   * @param name its path below the root, with slashes
   * @param test whether it is in the folder for testing
   */
  record ImageFile(Path path, String name, int label, boolean test) {}

  /**
   * Lists a folder.
   *
   * @throws DataException if it is not one of classes
   */
  static ImageListing of(String path, Path dataDir) {
    try {
      Path root = dataDir.resolve(path);
      if (!Files.isDirectory(root)) {
        throw new DataException("data.path: must be a folder, got \"" + shown(root) + "\"");
      }
      return of(root.toRealPath());
    } catch (InvalidPathException e) {
      throw new DataException(
          "data.path: must be a path that this system can name, got \""
              + shown(path)
              + "\"; in the locale C, start with LC_ALL=C.UTF-8",
          e);
    } catch (IOException | UncheckedIOException e) {
      throw new DataException("data.path: must be a folder that can be read, got: " + e, e);
    }
  }

  private static ImageListing of(Path root) throws IOException {
    List<Path> folders = folders(root);
    boolean parted = folders.stream().map(ImageListing::name).toList().containsAll(PARTS);
    List<Path> parts = parted ? PARTS.stream().map(root::resolve).toList() : List.of(root);
    TreeSet<String> names = new TreeSet<>();
    for (Path part : parts) {
      folders(part).stream().map(ImageListing::name).forEach(names::add);
    }
    if (names.size() < 2 || names.size() > MOST_CLASSES) {
      throw new DataException(
          shown(root)
              + ": must hold a folder for each of 2 to "
              + MOST_CLASSES
              + " classes, got "
              + names.size());
    }
    List<String> classes = List.copyOf(names);
    List<ImageFile> files = new ArrayList<>();
    List<Path> others = new ArrayList<>();
    for (Path part : parts) {
      for (int label = 0; label < classes.size(); label++) {
        boolean test = parted && name(part).equals("test");
        add(root, part.resolve(classes.get(label)), label, test, files, others);
      }
    }
    return new ImageListing(root, classes, List.copyOf(files), parted, List.copyOf(others));
  }

  private static List<Path> folders(Path root) throws IOException {
    try (Stream<Path> entries = Files.list(root)) {
      return entries
          .filter(entry -> Files.isDirectory(entry) && !name(entry).startsWith("."))
          .sorted()
          .toList();
    }
  }

  private static void add(
      Path root,
      Path folder,
      int label,
      boolean test,
      Collection<ImageFile> files,
      Collection<Path> others)
      throws IOException {
    if (!Files.isDirectory(folder) || !folder.toRealPath().startsWith(root)) {
      throw new DataException(
          shown(folder) + ": must be a folder within " + shown(root) + ", is missing or a link");
    }
    try (Stream<Path> below = Files.walk(folder)) {
      for (Path file : below.filter(ImageListing::isNoFolder).sorted().toList()) {
        String name = root.relativize(file).toString().replace('\\', '/');
        if (name(file).toLowerCase(Locale.ROOT).matches("[^.].*\\.(png|jpe?g)")) {
          files.add(new ImageFile(file, name, label, test));
        } else if (!name(file).startsWith(".")) {
          others.add(file);
        }
      }
    }
  }

  /** Of links only those to files are followed, and none out of the folder. */
  private static boolean isNoFolder(Path path) {
    return !Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS);
  }

  private static String name(Path path) {
    return String.valueOf(path.getFileName());
  }

  /** A path for messages: names of files are anybody's, and a terminal obeys some characters. */
  static String shown(Object path) {
    return path.toString().replaceAll("[\\p{Cntrl}\\p{Cf}]", "?");
  }
}
