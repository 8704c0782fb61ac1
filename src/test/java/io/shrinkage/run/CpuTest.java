package io.shrinkage.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Two machines whose numbers differ must be told apart by more than a marketing name. */
final class CpuTest {

  @Test
  void of_intel_namesWhatKernelsAreChosenBy() {
    List<String> lines =
        List.of(
            "processor\t: 0",
            "model\t\t: 207",
            "model name\t: Intel(R) Xeon(R) Processor",
            "flags\t\t: fpu sse4_1 fma avx avx2 avx512f avx512bw xavx512vl",
            "processor\t: 1",
            "flags\t\t: fpu");
    assertThat(Cpu.of(lines))
        .isEqualTo(new Cpu("Intel(R) Xeon(R) Processor", "sse4_1 avx avx2 fma avx512f avx512bw"));
  }

  @Test
  void of_arm_readsFeatures() {
    assertThat(Cpu.of(List.of("processor\t: 0", "Features\t: fp asimd evtstrm sve")))
        .isEqualTo(new Cpu("unknown", "asimd sve"));
  }

  @Test
  void of_nothing_isUnknown() {
    assertThat(Cpu.of(List.of())).isEqualTo(new Cpu("unknown", "unknown"));
  }
}
