package io.shrinkage.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

/**
 * Guards the one split that all runs of a sweep share: overlapping parts would let validation see
 * training images, uneven classes would shift accuracies between split seeds, and a split that
 * depended on anything but its seed would make runs of one sweep incomparable.
 */
final class DataSplitTest {

  /** Unbalanced labels and sizes that fit them. */
  record Case(ImageSet train, ImageSet test, int trainSize, int validationSize, int testSize) {
    DataSplit split(Order order, long seed, double noise) {
      return DataSplit.of(
          TestImages.spec(
              Amount.count(trainSize),
              Amount.count(validationSize),
              Amount.count(testSize),
              order,
              seed,
              noise),
          new LoadedData(train, test, List.of()));
    }
  }

  @Provide
  Arbitrary<Case> cases() {
    return Arbitraries.integers()
        .between(2, 5)
        .flatMap(
            classes ->
                Combinators.combine(images(classes, 2), images(classes, 1))
                    .as(List::of)
                    .flatMap(DataSplitTest::sized));
  }

  private static Arbitrary<ImageSet> images(int classes, int atLeast) {
    return Arbitraries.integers()
        .between(0, classes - 1)
        .array(int[].class)
        .ofMinSize(atLeast)
        .ofMaxSize(120)
        .map(labels -> TestImages.labelled(classes, labels));
  }

  private static Arbitrary<Case> sized(List<ImageSet> files) {
    ImageSet train = files.get(0);
    ImageSet test = files.get(1);
    return Arbitraries.integers()
        .between(1, train.size() - 1)
        .flatMap(
            trainSize ->
                Combinators.combine(
                        Arbitraries.integers().between(1, train.size() - trainSize),
                        Arbitraries.integers().between(1, test.size()))
                    .as(
                        (validation, testSize) ->
                            new Case(train, test, trainSize, validation, testSize)));
  }

  @Property(tries = 300)
  void parts_ofAnyOrder_areDisjointWithExactCounts(
      @ForAll("cases") Case given, @ForAll Order order, @ForAll long seed) {
    DataSplit split = given.split(order, seed, 0);

    List<Integer> trainFileRows = new ArrayList<>(rows(split.train()));
    trainFileRows.addAll(rows(split.validation()));
    assertThat(trainFileRows)
        .hasSize(given.trainSize + given.validationSize)
        .doesNotHaveDuplicates()
        .allMatch(row -> row >= 0 && row < given.train.size());
    assertThat(rows(split.test()))
        .hasSize(given.testSize)
        .doesNotHaveDuplicates()
        .allMatch(row -> row >= 0 && row < given.test.size());
    assertThat(split.test().images()).isSameAs(given.test);
    assertThat(rows(split.probe()))
        .hasSize(Math.min(given.trainSize, given.validationSize))
        .doesNotHaveDuplicates()
        .isSubsetOf(rows(split.train()));
  }

  @Property(tries = 300)
  void shuffled_anyFile_keepsTheSharesOfClassesWithinOneRow(
      @ForAll("cases") Case given, @ForAll long seed) {
    DataSplit split = given.split(Order.SHUFFLED, seed, 0);
    int[] file = counts(TestImages.all(given.train));
    int[] validation = counts(split.validation());
    int[] train = counts(split.train());
    int[] left = new int[file.length];
    Arrays.setAll(left, k -> file[k] - validation[k]);

    assertShares(validation, file);
    assertShares(train, left);
    assertShares(counts(split.test()), counts(TestImages.all(given.test)));
    assertShares(counts(split.probe()), train);
  }

  private static void assertShares(int[] part, int[] whole) {
    double share = (double) Arrays.stream(part).sum() / Arrays.stream(whole).sum();
    for (int k = 0; k < part.length; k++) {
      assertThat((double) part[k]).isCloseTo(share * whole[k], within(0.999999));
    }
  }

  @Property(tries = 100)
  void split_ofTheSameSeed_isTheSameWhateverElseTheSpecSays(
      @ForAll("cases") Case given, @ForAll long seed, @ForAll Order order) {
    DataSplit one = given.split(order, seed, 0);
    DataSpec other =
        new DataSpec(
            Dataset.CIFAR10,
            "elsewhere",
            null,
            Amount.count(given.trainSize),
            Amount.count(given.validationSize),
            null,
            Amount.count(given.testSize),
            order,
            seed,
            Scale.PER_IMAGE,
            List.of(Augmentation.RANDOM_CROP),
            0);
    DataSplit two = DataSplit.of(other, new LoadedData(given.train, given.test, List.of("n")));

    assertThat(two.sha256()).isEqualTo(one.sha256());
    assertThat(rows(two.train())).isEqualTo(rows(one.train()));
    assertThat(rows(two.probe())).isEqualTo(rows(one.probe()));
  }

  @Property(tries = 50)
  void shuffled_otherTrainingSize_keepsValidationAndTest(
      @ForAll("cases") Case given, @ForAll long seed) {
    Case smaller = new Case(given.train, given.test, 1, given.validationSize, given.testSize);
    DataSplit one = given.split(Order.SHUFFLED, seed, 0);
    DataSplit two = smaller.split(Order.SHUFFLED, seed, 0);
    assertThat(rows(two.validation())).isEqualTo(rows(one.validation()));
    assertThat(rows(two.test())).isEqualTo(rows(one.test()));
  }

  @Test
  void shuffled_otherSeeds_chooseOtherRows() {
    ImageSet images = TestImages.labelled(2, IntStream.range(0, 200).map(i -> i % 2).toArray());
    Case given = new Case(images, images, 50, 50, 50);
    Set<String> hashes = new HashSet<>();
    Set<List<Integer>> tests = new HashSet<>();
    for (long seed = 0; seed < 20; seed++) {
      DataSplit split = given.split(Order.SHUFFLED, seed, 0);
      hashes.add(split.sha256());
      tests.add(rows(split.test()));
    }
    assertThat(hashes).hasSize(20);
    assertThat(tests).hasSize(20);
  }

  @Test
  void file_counts_takesTheFirstRowsThenTheNext() {
    ImageSet train = TestImages.labelled(2, 0, 0, 0, 1, 1, 1, 1);
    ImageSet test = TestImages.labelled(2, 1, 0, 1);
    DataSplit split = new Case(train, test, 3, 2, 2).split(Order.FILE, 9, 0);
    assertThat(rows(split.train())).containsExactly(0, 1, 2);
    assertThat(rows(split.validation())).containsExactly(3, 4);
    assertThat(rows(split.test())).containsExactly(0, 1);
    assertThat(split.validation().label(0)).isEqualTo(1);
  }

  @Test
  void rest_besideACountAndAFraction_takesWhatTheyLeave() {
    ImageSet images = TestImages.labelled(2, IntStream.range(0, 40).map(i -> i % 2).toArray());
    LoadedData data = new LoadedData(images, images, List.of());
    // 40 rows: a fraction of 0.25 is 10, so the rest is 30, and the rest of the test file is all.
    DataSpec spec =
        TestImages.spec(Amount.rest(), Amount.fraction(0.25), Amount.rest(), Order.SHUFFLED, 1);
    DataSplit split = DataSplit.of(spec, data);
    assertThat(split.train().size()).isEqualTo(30);
    assertThat(split.validation().size()).isEqualTo(10);
    assertThat(split.probe().size()).isEqualTo(10);
    assertThat(split.test().size()).isEqualTo(40);
  }

  @Property(tries = 200)
  void labelNoise_anyShare_replacesExactlyThatShareOfTrainingLabelsOnly(
      @ForAll("cases") Case given,
      @ForAll @LongRange(min = 0, max = 1000) long seed,
      @ForAll @DoubleRange(min = 0, max = 1) double noise) {
    DataSplit clean = given.split(Order.SHUFFLED, seed, 0);
    DataSplit noisy = given.split(Order.SHUFFLED, seed, noise);

    assertThat(rows(noisy.train())).isEqualTo(rows(clean.train()));
    assertThat(rows(noisy.probe())).isEqualTo(rows(clean.probe()));
    assertThat(differences(clean.train(), noisy.train()))
        .isEqualTo(Math.round(noise * given.trainSize));
    assertThat(differences(clean.validation(), noisy.validation())).isZero();
    assertThat(differences(clean.test(), noisy.test())).isZero();
    for (int i = 0; i < noisy.probe().size(); i++) {
      int position = rows(noisy.train()).indexOf(noisy.probe().row(i));
      assertThat(noisy.probe().label(i)).isEqualTo(noisy.train().label(position));
    }
  }

  @Test
  void labelNoise_allOfManyLabels_drawsEveryOtherClassAboutEqually() {
    ImageSet images = TestImages.labelled(4, new int[3001]);
    DataSplit split = new Case(images, images, 3000, 1, 1).split(Order.FILE, 5, 1);
    int[] counts = counts(split.train());
    assertThat(counts[0]).isZero();
    // 3000 labels over 3 classes: 1000 each, standard deviation sqrt(3000 * 2/9) = 26.
    assertThat(counts[1]).isCloseTo(1000, within(130));
    assertThat(counts[2]).isCloseTo(1000, within(130));
  }

  @Test
  void sha256_otherLabels_differs() {
    ImageSet images = TestImages.labelled(4, new int[100]);
    Case given = new Case(images, images, 50, 50, 50);
    assertThat(given.split(Order.FILE, 1, 0.02).sha256())
        .isNotEqualTo(given.split(Order.FILE, 1, 0).sha256());
  }

  private static List<Integer> rows(Part part) {
    return IntStream.range(0, part.size()).mapToObj(part::row).toList();
  }

  private static int[] counts(Part part) {
    int[] counts = new int[part.classes()];
    for (int i = 0; i < part.size(); i++) {
      counts[part.label(i)]++;
    }
    return counts;
  }

  private static long differences(Part one, Part two) {
    return IntStream.range(0, one.size()).filter(i -> one.label(i) != two.label(i)).count();
  }
}
