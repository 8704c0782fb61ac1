package io.shrinkage.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Guards what training is fed: images out of order, augmentation in evaluation, or a crop that
 * moves channels apart would only show as a worse network.
 */
final class BatchAssemblerTest {
  private static final ImageShape SHAPE = new ImageShape(2, 3, 4);

  /** Values 1 to 24 in the first image, 101 to 124 in the second; so 0 marks padding. */
  private static final Part PART =
      TestImages.all(
          TestImages.of(
              SHAPE,
              IntStream.concat(IntStream.rangeClosed(1, 24), IntStream.rangeClosed(101, 124))
                  .toArray()));

  private static float[] fill(
      List<Augmentation> augment, int[] order, int from, @Nullable SplittableRandom random) {
    BatchAssembler assembler = new BatchAssembler(Scaler.of(Scale.RAW, PART), augment);
    float[] target = new float[(order.length - from) * SHAPE.pixels()];
    assembler.fill(PART, order, from, order.length - from, target, random);
    return target;
  }

  @Test
  void fill_withoutAugmentation_followsTheOrderFromItsOffset() {
    float[] batch = fill(List.of(), new int[] {0, 1, 0}, 1, new SplittableRandom(1));
    assertThat(batch).hasSize(48);
    assertThat(batch[0]).isEqualTo(101);
    assertThat(batch[23]).isEqualTo(124);
    assertThat(batch[24]).isEqualTo(1);
  }

  @Test
  void fill_withoutRandom_augmentsNothing() {
    List<Augmentation> both = List.of(Augmentation.values());
    int[] order = {0, 1};
    assertThat(fill(both, order, 0, null)).isEqualTo(fill(List.of(), order, 0, null));
  }

  @Test
  void fill_equalSeeds_drawTheSame() {
    List<Augmentation> both = List.of(Augmentation.values());
    int[] order = IntStream.range(0, 50).map(i -> i % 2).toArray();
    float[] one = fill(both, order, 0, new SplittableRandom(7));
    assertThat(fill(both, order, 0, new SplittableRandom(7))).isEqualTo(one);
    assertThat(fill(both, order, 0, new SplittableRandom(8))).isNotEqualTo(one);
  }

  @Test
  void flip_manyImages_mirrorsEachLineOfAboutHalf() {
    int[] order = new int[2000];
    float[] batch = fill(List.of(Augmentation.HORIZONTAL_FLIP), order, 0, new SplittableRandom(3));
    int flipped = 0;
    for (int i = 0; i < order.length; i++) {
      boolean mirrored = batch[i * 24] == 4;
      flipped += mirrored ? 1 : 0;
      for (int j = 0; j < 24; j++) {
        int line = j / 4 * 4;
        assertThat(batch[i * 24 + j]).isEqualTo(mirrored ? line + 4 - j % 4 : j + 1);
      }
    }
    // 2000 draws of 1/2: 1000, standard deviation sqrt(500) = 22.
    assertThat(flipped).isCloseTo(1000, within(110));
  }

  @Test
  void crop_manyImages_movesAllChannelsAlikeByEveryOffsetUpToFour() {
    int[] order = new int[8100];
    float[] batch = fill(List.of(Augmentation.RANDOM_CROP), order, 0, new SplittableRandom(3));
    Map<List<Integer>, Integer> offsets = new HashMap<>();
    for (int i = 0; i < order.length; i++) {
      offsets.merge(offset(batch, i * 24), 1, Integer::sum);
    }
    // Offsets -4..4 both ways; of 3 lines and 4 columns, vertical -4, -3, 3, 4 and horizontal -4, 4
    // show padding only: 5 x 7 visible ones (100 of 8100 each, deviation 10) and "nothing".
    assertThat(offsets).hasSize(5 * 7 + 1);
    offsets.remove(List.of());
    assertThat(offsets.values()).allSatisfy(count -> assertThat(count).isBetween(50, 150));
  }

  /** The offset that explains a cropped first image, checked value by value; empty if all black. */
  private static List<Integer> offset(float[] batch, int from) {
    for (int down = -4; down <= 4; down++) {
      for (int right = -4; right <= 4; right++) {
        boolean fits = true;
        boolean black = true;
        for (int j = 0; j < 24 && fits; j++) {
          int y = j % 12 / 4 + down;
          int x = j % 4 + right;
          boolean inside = y >= 0 && y < 3 && x >= 0 && x < 4;
          int expected = inside ? j / 12 * 12 + y * 4 + x + 1 : 0;
          fits = batch[from + j] == expected;
          black &= expected == 0;
        }
        if (fits) {
          return black ? List.of() : List.of(down, right);
        }
      }
    }
    throw new AssertionError("no offset up to 4 explains the image at " + from);
  }

  @Test
  void crop_perImageScale_usesTheStatisticsOfTheCroppedImage() {
    BatchAssembler assembler =
        new BatchAssembler(Scaler.of(Scale.PER_IMAGE, PART), List.of(Augmentation.RANDOM_CROP));
    int[] order = new int[100];
    float[] batch = new float[100 * 24];
    assembler.fill(PART, order, 0, 100, batch, new SplittableRandom(5));
    for (int i = 0; i < 100; i++) {
      double sum = 0;
      for (int j = 0; j < 24; j++) {
        sum += batch[i * 24 + j];
      }
      assertThat(sum).isCloseTo(0, within(1e-4));
    }
  }

  @Test
  void fill_afterTheFirstBatch_allocatesNothing() {
    ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    BatchAssembler assembler =
        new BatchAssembler(Scaler.of(Scale.UNIT, PART), List.of(Augmentation.values()));
    SplittableRandom random = new SplittableRandom(1);
    int[] order = new int[100];
    float[] batch = new float[100 * 24];
    assembler.fill(PART, order, 0, 100, batch, random);
    thread.getCurrentThreadAllocatedBytes();
    long before = thread.getCurrentThreadAllocatedBytes();
    for (int i = 0; i < 100; i++) {
      assembler.fill(PART, order, 0, 100, batch, random);
    }
    // One object of 16 bytes an image would be 160,000 bytes.
    assertThat(thread.getCurrentThreadAllocatedBytes() - before).isLessThan(16_000);
  }
}
