package io.shrinkage.spark;

import static org.assertj.core.api.Assertions.assertThat;

import io.shrinkage.train.MemoryNeed;
import java.util.List;
import org.apache.spark.SparkConf;
import org.junit.jupiter.api.Test;

/** An executor with too little memory is killed without a word: so there must be one before. */
final class MemoryAdviceTest {
  private static final List<MemoryNeed> NEEDS =
      List.of(new MemoryNeed(10L << 20, 200L << 20), new MemoryNeed(30L << 20, 150L << 20));

  private final SparkConf conf = new SparkConf(false);

  @Test
  void overhead_thatIsNotSet_isSparksDefault() {
    conf.set("spark.executor.cores", "4").set("spark.executor.memory", "8g");
    // 600 + 4 * 200 = 1400 wanted, a tenth of 8192 set
    assertThat(MemoryAdvice.of(conf, NEEDS))
        .contains("about 200 MB outside of Java's heap and 30 MB of it")
        .contains("for 4 at a time", "should be 1400m and is 819m: too little");
  }

  @Test
  void overhead_thatIsEnough_isNotWarnedOf() {
    conf.set("spark.executor.cores", "4")
        .set("spark.task.cpus", "2")
        .set("spark.executor.memoryOverhead", "1g");
    assertThat(MemoryAdvice.of(conf, NEEDS)).endsWith("should be 1000m and is 1024m");
  }

  @Test
  void cores_thatAreNotSet_leaveTheSumToPeople() {
    assertThat(MemoryAdvice.of(conf, NEEDS)).endsWith("600m and 200m for each core");
  }
}
