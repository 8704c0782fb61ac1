package org.nd4j.nativeblas;

import java.util.Locale;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Tells DL4J's {@code BaseMKLDNNHelper} whether the native build has oneDNN.
 *
 * <p>DL4J 1.0.0-M2.1 looks for a class of this name, which ND4J no longer has; without it every
 * convolution takes the built-in path, ten times slower. See docs/design-decisions.md.
 */
@SuppressWarnings("checkstyle:TypeName")
public final class Nd4jCpu$Environment {

  private static final Nd4jCpu$Environment INSTANCE = new Nd4jCpu$Environment();

  private Nd4jCpu$Environment() {}

  /** Returns the only instance. */
  public static Nd4jCpu$Environment getInstance() {
    return INSTANCE;
  }

  /** Returns whether the loaded native library was built with oneDNN. */
  public boolean isUseMKLDNN() {
    Nd4j.getExecutioner(); // NativeOpsHolder fails if it is touched before ND4J is
    String build = NativeOpsHolder.getInstance().getDeviceNativeOps().buildInfo();
    return build.toUpperCase(Locale.ROOT).contains("ONEDNN")
        || build.toUpperCase(Locale.ROOT).contains("MKLDNN");
  }
}
