package io.shrinkage.run;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.shrinkage.train.Executed;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where the numbers of a run come from.
 *
 * @param numerics the version of the numerics, see {@link RunId#NUMERICS_VERSION}
 * @param specSha256 hash of the resolved run spec in its canonical form
 * @param backend the native backend; empty where no network was built
 * @param started in UTC, ISO 8601, as is {@code ended}
 */
record Provenance(
    @JsonUnwrapped Environment environment,
    int numerics,
    String specSha256,
    DataIdentity data,
    Map<String, String> backend,
    String started,
    String ended) {

  static Provenance of(
      Environment environment,
      PlannedRun run,
      @Nullable Executed executed,
      Instant started,
      Instant ended) {
    return new Provenance(
        environment,
        RunId.NUMERICS_VERSION,
        Sha256.hex(CanonicalJson.text(run.swept().resolved())),
        run.data(),
        executed == null ? Map.of() : executed.backend(),
        started.toString(),
        ended.toString());
  }
}
