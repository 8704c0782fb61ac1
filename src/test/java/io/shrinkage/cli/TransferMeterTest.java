package io.shrinkage.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Guards against a time left that counts bytes of an earlier download as this one's speed. */
final class TransferMeterTest {
  @Test
  void state_continuedDownload_estimatesFromWhatCameNow() {
    AtomicLong nanos = new AtomicLong();
    TransferMeter meter = new TransferMeter("a.gz", 170_000_000, 100_000_000, nanos::get);
    assertThat(meter.state()).isEqualTo("a.gz: 100.0 of 170.0 MB, 0 kB/s");

    nanos.set(10_000_000_000L);
    meter.received(110_000_000);

    // 10 MB in 10 s: the other 60 MB take a minute
    assertThat(meter.state())
        .isEqualTo("a.gz: 110.0 of 170.0 MB, 1000 kB/s, about 1 min 00 s left");
    assertThat(meter.share()).isEqualTo(110.0 / 170);
    assertThat(meter.elapsedSeconds()).isEqualTo(10);
  }
}
