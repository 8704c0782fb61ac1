package io.shrinkage.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Guards the folds of a cross-validation: a row that is in two validation parts or in none, or that
 * is learnt from where it validates, makes its estimates wrong, and uneven classes make folds
 * differ for no reason.
 */
final class FoldsTest {
  private static final ImageSet TEST = TestImages.labelled(5, 0, 1, 2, 3, 4, 0, 1, 2);

  /** Unbalanced labels, of which {@code pool} rows are cut into {@code folds}. */
  record Case(ImageSet file, int pool, int folds) {
    DataSplit split(int fold, Order order, long seed) {
      return split(fold, order, seed, 0);
    }

    DataSplit split(int fold, Order order, long seed, double noise) {
      return FoldsTest.split(file, Amount.count(pool), folds, fold, order, seed, noise);
    }

    List<DataSplit> all(Order order, long seed) {
      return IntStream.rangeClosed(1, folds).mapToObj(fold -> split(fold, order, seed)).toList();
    }
  }

  @Provide
  Arbitrary<Case> cases() {
    Arbitrary<int[]> labels =
        Arbitraries.integers().between(0, 4).array(int[].class).ofMinSize(2).ofMaxSize(150);
    return labels.flatMap(
        each -> {
          ImageSet file = TestImages.labelled(5, each);
          return Arbitraries.integers()
              .between(2, each.length)
              .flatMap(
                  pool ->
                      Arbitraries.integers()
                          .between(2, Math.min(20, pool))
                          .map(folds -> new Case(file, pool, folds)));
        });
  }

  @Property(tries = 300)
  void folds_ofAnyFile_arePartsOfOnePoolWithEvenSizes(
      @ForAll("cases") Case given, @ForAll Order order, @ForAll long seed) {
    List<DataSplit> splits = given.all(order, seed);

    List<Integer> held = new ArrayList<>();
    splits.forEach(split -> held.addAll(rows(split.validation())));
    assertThat(held).hasSize(given.pool).doesNotHaveDuplicates();
    for (DataSplit split : splits) {
      assertThat(split.validation().size())
          .isBetween(given.pool / given.folds, -Math.floorDiv(-given.pool, given.folds));
      List<Integer> both = new ArrayList<>(rows(split.train()));
      both.addAll(rows(split.validation()));
      assertThat(both).containsExactlyInAnyOrderElementsOf(held);
      assertThat(rows(split.probe()))
          .hasSize(Math.min(split.train().size(), split.validation().size()))
          .doesNotHaveDuplicates()
          .isSubsetOf(rows(split.train()));
      assertThat(rows(split.test())).isEqualTo(rows(splits.get(0).test()));
    }
    assertThat(splits).extracting(DataSplit::sha256).doesNotHaveDuplicates();
  }

  @Property(tries = 300)
  void shuffled_anyFile_spreadsEveryClassEvenly(@ForAll("cases") Case given, @ForAll long seed) {
    List<int[]> counts =
        given.all(Order.SHUFFLED, seed).stream().map(split -> counts(split.validation())).toList();
    int[] pool = new int[5];
    counts.forEach(fold -> Arrays.setAll(pool, k -> pool[k] + fold[k]));
    int[] file = counts(TestImages.all(given.file));
    for (int k = 0; k < 5; k++) {
      int label = k;
      var inFolds = counts.stream().mapToInt(fold -> fold[label]).summaryStatistics();
      assertThat(inFolds.getMax() - inFolds.getMin()).isLessThanOrEqualTo(1);
      // the pool itself has the file's shares
      double share = (double) given.pool * file[k] / given.file.size();
      assertThat(Math.abs(pool[k] - share)).isLessThan(1);
    }
  }

  @Property(tries = 100)
  void folds_ofTheSameSeed_areTheSameWhateverElseTheSpecSays(
      @ForAll("cases") Case given, @ForAll long seed, @ForAll Order order) {
    DataSpec other =
        new DataSpec(
            Dataset.CIFAR10,
            "elsewhere",
            null,
            Amount.count(given.pool),
            new Folds(given.folds),
            2,
            Amount.count(3),
            order,
            seed,
            Scale.PER_IMAGE,
            List.of(Augmentation.RANDOM_CROP),
            1);
    DataSplit one = given.split(2, order, seed);
    DataSplit two = DataSplit.of(other, new LoadedData(given.file, TEST, List.of("n")));
    assertThat(rows(two.train())).isEqualTo(rows(one.train()));
    assertThat(rows(two.validation())).isEqualTo(rows(one.validation()));
    assertThat(rows(two.probe())).isEqualTo(rows(one.probe()));
    // label noise is the training part's alone
    assertThat(counts(two.validation())).isEqualTo(counts(one.validation()));
  }

  @Test
  void shuffled_otherSeeds_cutOtherFolds() {
    Case given = new Case(balanced(200), 200, 5);
    Set<List<Integer>> first = new HashSet<>();
    for (long seed = 0; seed < 20; seed++) {
      first.add(rows(given.split(1, Order.SHUFFLED, seed).validation()));
    }
    assertThat(first).hasSize(20);
  }

  @Test
  void shuffled_rowsInFileOrder_areDrawnWithinTheirClass() {
    // 40 rows of one class in 2 folds: every other row would be a pattern of the file
    Case given = new Case(TestImages.labelled(2, new int[40]), 40, 2);
    List<Integer> rows = rows(given.split(1, Order.SHUFFLED, 1).validation());
    assertThat(rows).hasSize(20).isSorted();
    assertThat(rows.stream().map(row -> row % 2).distinct()).hasSize(2);
  }

  @Test
  void file_folds_areConsecutiveBlocksOfTheFirstRows() {
    // 7 of 9 rows in 3 folds: 3, 2 and 2
    Case given = new Case(TestImages.labelled(2, 0, 0, 0, 1, 1, 1, 1, 0, 1), 7, 3);
    List<DataSplit> splits = given.all(Order.FILE, 9);
    assertThat(splits)
        .extracting(split -> rows(split.validation()))
        .containsExactly(List.of(0, 1, 2), List.of(3, 4), List.of(5, 6));
    assertThat(rows(splits.get(1).train())).containsExactly(0, 1, 2, 5, 6);
    assertThat(splits.get(1).validation().label(0)).isEqualTo(1);
  }

  @Test
  void shuffled_tenRowsInThreeFolds_haveFourThreeAndThree() {
    Case given = new Case(balanced(10), 10, 3);
    assertThat(given.all(Order.SHUFFLED, 4))
        .extracting(split -> split.validation().size())
        .containsExactly(4, 3, 3);
  }

  @Test
  void rest_andFractions_nameThePool() {
    ImageSet file = balanced(40);
    DataSplit rest = split(file, Amount.rest(), 4, 1, Order.SHUFFLED, 1, 0);
    DataSplit half = split(file, Amount.fraction(0.5), 4, 1, Order.SHUFFLED, 1, 0);
    assertThat(rest.train().size()).isEqualTo(30);
    assertThat(rest.validation().size()).isEqualTo(10);
    assertThat(half.train().size()).isEqualTo(15);
    assertThat(half.validation().size()).isEqualTo(5);
  }

  @Test
  void labelNoise_ofAFold_isItsTrainingPartsAlone() {
    Case given = new Case(TestImages.labelled(3, new int[60]), 60, 3);
    for (int fold = 1; fold <= 3; fold++) {
      DataSplit split = given.split(fold, Order.SHUFFLED, 1, 0.25);
      // a quarter of 40
      assertThat(counts(split.train())[0]).isEqualTo(30);
      assertThat(counts(split.validation())[0]).isEqualTo(20);
    }
  }

  @Test
  void standardize_ofAFold_hasTheStatisticsOfItsTrainingPart() {
    // pixel = row: in file order the second of two folds learns from rows 0 to 9, mean 4.5 / 255
    Case given = new Case(TestImages.labelled(1, new int[20]), 20, 2);
    DataSplit split = given.split(2, Order.FILE, 1);
    assertThat(ChannelStatistics.of(split.train()).mean(0)).isEqualTo(4.5 / 255);
  }

  @Test
  void folds_ofOneFile_shareItsImages() {
    Case given = new Case(balanced(100), 100, 20);
    for (DataSplit split : given.all(Order.SHUFFLED, 1)) {
      assertThat(split.train().images()).isSameAs(given.file);
      assertThat(split.validation().images()).isSameAs(given.file);
      assertThat(split.test().images()).isSameAs(TEST);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          4  | 5 | 1  | data.validation.folds: must be at most the rows of data.train, 4, got 5
          40 | 5 | 6  | data.fold: must be one of the 5 folds of data.validation, got 6
          40 | 5 | 0  | data.fold: must be one of the 5 folds of data.validation, got 0
          40 | 5 |    | data.fold: must be one of the 5 folds of data.validation, is missing
          41 | 5 | 1  | data.train: must be between 1 and the 40 rows of the training file, got 41
          """)
  void split_foldsThatDoNotFit_areNamed(
      int pool, int folds, @Nullable Integer fold, String expected) {
    ImageSet file = balanced(40);
    assertThatThrownBy(() -> split(file, Amount.count(pool), folds, fold, Order.FILE, 1, 0))
        .isInstanceOf(DataException.class)
        .hasMessage(expected);
  }

  @Test
  void folds_outsideTheirRange_areRejected() {
    assertThatThrownBy(() -> new Folds(1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Folds(21)).isInstanceOf(IllegalArgumentException.class);
  }

  private static DataSplit split(
      ImageSet file,
      Amount pool,
      int folds,
      @Nullable Integer fold,
      Order order,
      long seed,
      double noise) {
    DataSpec spec =
        new DataSpec(
            Dataset.MNIST,
            null,
            null,
            pool,
            new Folds(folds),
            fold,
            Amount.count(3),
            order,
            seed,
            Scale.RAW,
            List.of(),
            noise);
    return DataSplit.of(spec, new LoadedData(file, TEST, List.of()));
  }

  private static ImageSet balanced(int rows) {
    return TestImages.labelled(5, IntStream.range(0, rows).map(i -> i % 5).toArray());
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
}
