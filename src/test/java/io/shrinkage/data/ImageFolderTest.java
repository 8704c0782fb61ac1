package io.shrinkage.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A folder of images is anybody's: every file either becomes the image that it shows, under the
 * label of its folder, or is named. Nothing is silently left out, mixed up or out of date.
 */
final class ImageFolderTest {
  @TempDir private Path data;

  private static ImagesSpec spec(@Nullable BrokenImages broken) {
    return new ImagesSpec(2, 2, ImageColor.GRAY, null, 0.25, broken);
  }

  private LoadedData load() {
    return load(BrokenImages.REFUSE);
  }

  private LoadedData load(BrokenImages broken) {
    return Datasets.load(new DataSource(Dataset.IMAGE_FOLDER, "pictures", spec(broken)), data);
  }

  private Path write(String name, int gray) throws IOException {
    Path file = data.resolve("pictures").resolve(name);
    Files.createDirectories(file.getParent());
    BufferedImage image = new BufferedImage(4, 4, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < 16; i++) {
      image.setRGB(i % 4, i / 4, gray * 0x010101);
    }
    ImageIO.write(image, name.endsWith("png") ? "png" : "jpg", file.toFile());
    return file;
  }

  /** Two classes of eight images: cats from 10 on, dogs from 110 on. */
  private void writeAnimals(String prefix) throws IOException {
    for (int i = 0; i < 8; i++) {
      write(prefix + "dog/" + i + ".png", 110 + 10 * i);
      write(prefix + "cat/" + i + ".png", 10 + 10 * i);
    }
  }

  private static Set<Integer> values(ImageSet images) {
    Set<Integer> values = new HashSet<>();
    for (int i = 0; i < images.size(); i++) {
      int value = Byte.toUnsignedInt(images.pixels()[4 * i]);
      assertThat(images.label(i)).isEqualTo(value < 100 ? 0 : 1);
      values.add(value);
    }
    return values;
  }

  @Test
  void load_folderPerClass_labelsBySortedNamesAndCutsEveryClass() throws IOException {
    writeAnimals("");
    LoadedData loaded = load();

    assertThat(loaded.train().shape()).isEqualTo(new ImageShape(1, 2, 2));
    assertThat(loaded.train().classes()).isEqualTo(2);
    // a quarter of each class's eight
    assertThat(loaded.train().size()).isEqualTo(12);
    assertThat(loaded.test().size()).isEqualTo(4);
    assertThat(IntStream.range(0, 4).map(loaded.test()::label).sum()).isEqualTo(2);
    Set<Integer> all = values(loaded.train());
    all.addAll(values(loaded.test()));
    assertThat(all).hasSize(16);
    assertThat(loaded.notices()).singleElement().asString().endsWith("are 0 cat, 1 dog");
  }

  @Test
  void load_oneImageMore_movesNoOtherToTheOtherSide() throws IOException {
    writeAnimals("");
    Set<Integer> before = values(load().test());
    write("dog/new.png", 255);
    Set<Integer> after = values(load().test());
    after.remove(255);
    assertThat(before).containsAll(after);
  }

  @Test
  void load_foldersTrainAndTest_areTakenAsTheyAre() throws IOException {
    writeAnimals("train/");
    write("test/dog/a.jpg", 200);
    write("test/cat/a.jpeg", 15);
    LoadedData loaded = load();
    assertThat(values(loaded.train())).hasSize(16);
    assertThat(values(loaded.test())).containsExactlyInAnyOrder(15, 200);

    write("test/dog/b.png", 110);
    assertThat(load().notices())
        .contains("1 test images have the same pixels as an image to train on");
  }

  @Test
  void load_foldersTrainAndTestOfOtherClasses_areRefused() throws IOException {
    writeAnimals("train/");
    write("test/dog/a.png", 200);
    assertThatThrownBy(this::load)
        .isInstanceOf(DataException.class)
        .hasMessageContaining("test/cat: must be a folder within");
  }

  @Test
  void load_brokenFiles_areAllNamedAndRefusedOrSkipped() throws IOException {
    writeAnimals("");
    Path cut = write("cat/cut.png", 50);
    Files.write(cut, TestFiles.cut(Files.readAllBytes(cut), 40));
    Path text = Files.writeString(data.resolve("pictures/dog/text.jpg"), "no image");
    Path empty = Files.createFile(data.resolve("pictures/dog/empty.png"));
    assertThatThrownBy(this::load)
        .isInstanceOf(DataException.class)
        .hasMessageContaining(cut + ": must be a whole PNG or JPEG, got: ")
        .hasMessageContaining(text + ": must be PNG or JPEG by its content, got something else")
        .hasMessageContaining(empty + ": must be PNG or JPEG by its content")
        .hasMessageContaining("\"broken\": \"skip\"");

    LoadedData loaded = load(BrokenImages.SKIP);
    assertThat(loaded.train().size() + loaded.test().size()).isEqualTo(16);
    assertThat(loaded.notices().get(0))
        .startsWith("3 broken images are left out:")
        .contains(cut + ": ", text + ": ", empty + ": ");
  }

  @Test
  void load_filesOfOtherKinds_areLeftOutWithANotice() throws IOException {
    writeAnimals("");
    Files.writeString(data.resolve("pictures/dog/notes.txt"), "good dog");
    Files.writeString(data.resolve("pictures/dog/.DS_Store"), "hidden");
    Files.createDirectories(data.resolve("pictures/.git"));
    assertThat(load().notices().get(0)).contains("notes.txt: is left out", "(1 such files in all)");
  }

  @Test
  void load_linksOutOfTheFolder_areBroken() throws IOException {
    writeAnimals("");
    Path secret = write("../secret.png", 1);
    Path link = data.resolve("pictures/dog/link.png");
    Files.createSymbolicLink(link, secret);
    assertThatThrownBy(this::load)
        .isInstanceOf(DataException.class)
        .hasMessageContaining(link + ": must be a file within the folder");
    Files.delete(link);

    Files.createSymbolicLink(link, data.resolve("pictures/dog/0.png"));
    assertThat(load().train().size() + load().test().size()).isEqualTo(17);

    Files.createSymbolicLink(data.resolve("pictures/elsewhere"), data);
    assertThatThrownBy(this::load)
        .isInstanceOf(DataException.class)
        .hasMessageContaining("elsewhere: must be a folder within");
  }

  @Test
  void load_namesThatATerminalObeys_areShownHarmlessly() throws IOException {
    writeAnimals("");
    Files.createFile(
        Files.createDirectories(data.resolve("pictures/bird\u001b[2J")).resolve("\u001b]0;x.png"));
    assertThatThrownBy(this::load)
        .isInstanceOf(DataException.class)
        .hasMessageContaining("bird?[2J")
        .hasMessageNotContaining("\u001b");
  }

  @Test
  void load_again_readsTheCacheUntilAFileChanges() throws IOException {
    writeAnimals("");
    String first = load().train().sha256();
    Path dog = data.resolve("pictures/dog/0.png");
    FileTime time = Files.getLastModifiedTime(dog);
    byte[] bytes = Files.readAllBytes(dog);

    // as long and as old as before, so that only the cache can still know it
    Files.write(dog, new byte[bytes.length]);
    Files.setLastModifiedTime(dog, time);
    assertThat(load().train().sha256()).isEqualTo(first);

    Files.setLastModifiedTime(dog, FileTime.fromMillis(time.toMillis() + 1000));
    assertThatThrownBy(this::load).isInstanceOf(DataException.class).hasMessageContaining("0.png");
  }

  @Test
  void load_damagedCache_isMadeAnew() throws IOException {
    writeAnimals("");
    String first = load().train().sha256();
    Path cache = onlyFile(data.resolve("image-cache"));
    byte[] bytes = Files.readAllBytes(cache);
    for (int at : new int[] {0, 30, bytes.length / 2, bytes.length - 40, bytes.length - 1}) {
      byte[] damaged = bytes.clone();
      damaged[at] ^= 1;
      Files.write(cache, damaged);
      assertThat(load().train().sha256()).isEqualTo(first);
      assertThat(cache).hasBinaryContent(bytes);
    }
    Files.write(cache, TestFiles.cut(bytes, 1));
    assertThat(load().train().sha256()).isEqualTo(first);
    assertThat(onlyFile(data.resolve("image-cache"))).isEqualTo(cache);
  }

  private static Path onlyFile(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      return files.toList().get(0);
    }
  }

  @Test
  void load_cacheThatCannotBeWritten_isANotice() throws IOException {
    writeAnimals("");
    Files.createFile(data.resolve("image-cache"));
    LoadedData loaded = load();
    assertThat(loaded.train().size()).isEqualTo(12);
    assertThat(loaded.notices().get(0)).contains("decoded images could not be kept");
  }

  @ParameterizedTest
  @ValueSource(strings = {"absent", "file", "empty", "one"})
  void load_noFolderOfClasses_isRefused(String name) throws IOException {
    Files.createFile(data.resolve("file"));
    Files.createDirectories(data.resolve("empty"));
    Files.createDirectories(data.resolve("one/class"));
    DataSource source = new DataSource(Dataset.IMAGE_FOLDER, name, spec(null));
    assertThatThrownBy(() -> Datasets.load(source, data))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("must");
  }

  @Test
  void load_classOfOneImage_isRefused() throws IOException {
    writeAnimals("");
    write("bird/1.png", 5);
    assertThatThrownBy(this::load)
        .isInstanceOf(DataException.class)
        .hasMessageContaining("bird: must have different images for training and for testing");
  }
}
