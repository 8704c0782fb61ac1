package io.shrinkage.run;

import com.sun.management.OperatingSystemMXBean;
import io.shrinkage.train.MemoryNeed;
import java.lang.management.ManagementFactory;
import java.util.List;

/**
 * The memory that runs may share.
 *
 * @param heap bytes that Java may still take for runs
 * @param physical bytes of the machine, or of the container, that are left for native arrays
 */
public record MemoryLimits(long heap, long physical) {
  private static final long MEGABYTE = 1 << 20;

  /** What the program itself takes outside of Java's heap: classes, native libraries, threads. */
  private static final long PROGRAM = 600 * MEGABYTE;

  /** Returns the limits of this process, with what it holds now (the data) taken off. */
  public static MemoryLimits current() {
    Runtime java = Runtime.getRuntime();
    long held = java.totalMemory() - java.freeMemory();
    long machine =
        ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize();
    return new MemoryLimits(java.maxMemory() - held, machine - java.maxMemory() - PROGRAM);
  }

  /**
   * How many runs fit at once.
   *
   * @param workers at least 1
   * @param note why they are fewer than asked for, or that even one may be too many; empty where
   *     everything fits
   */
  public record Fit(int workers, String note) {}

  /** Returns how many of the asked workers fit, whichever runs they train. */
  public Fit fit(int asked, List<MemoryNeed> runs) {
    long perHeap = runs.stream().mapToLong(MemoryNeed::heapBytes).max().orElse(0);
    long perNative = runs.stream().mapToLong(MemoryNeed::nativeBytes).max().orElse(0);
    boolean heapIsShort = times(heap, perHeap) <= times(physical, perNative);
    long most = heapIsShort ? times(heap, perHeap) : times(physical, perNative);
    int workers = (int) Math.max(1, Math.min(asked, most));
    if (workers == asked && most >= 1) {
      return new Fit(workers, "");
    }
    String per = heapIsShort ? megabytes(perHeap) + " of Java's heap" : megabytes(perNative);
    String all = heapIsShort ? megabytes(heap) : megabytes(physical);
    String remedy = heapIsShort ? "a larger heap (java -Xmx...) or " : "";
    String what =
        most < 1
            ? "one run may be too much for the memory"
            : "training " + workers + " runs at once instead of " + asked;
    return new Fit(
        workers,
        "%s: a run needs about %s, and there are %s; %sa smaller batchSize helps"
            .formatted(what, per, all, remedy));
  }

  private static long times(long limit, long need) {
    return need == 0 ? Long.MAX_VALUE : Math.max(0, limit) / need;
  }

  private static String megabytes(long bytes) {
    return Math.max(0, bytes) / MEGABYTE + " MB";
  }
}
