package io.shrinkage.onednn;

import org.bytedeco.dnnl.dnnl_version_t;
import org.bytedeco.dnnl.engine;
import org.bytedeco.dnnl.global.dnnl;
import org.jspecify.annotations.Nullable;

/** The oneDNN library of this platform. */
public final class OneDnn {

  private OneDnn() {}

  /** Loads the library with its first use. */
  private static final class Loaded {
    static final @Nullable engine ENGINE = load();

    private static @Nullable engine load() {
      try {
        return new engine(engine.kind.cpu, 0);
      } catch (LinkageError e) {
        return null; // there is no build of it for this platform
      }
    }
  }

  /** Returns whether this platform has the library. */
  public static boolean available() {
    return Loaded.ENGINE != null;
  }

  /** Returns the library's version, such as 2.5.2. */
  public static String version() {
    engine();
    dnnl_version_t version = dnnl.dnnl_version();
    return version.major() + "." + version.minor() + "." + version.patch();
  }

  static engine engine() {
    if (Loaded.ENGINE == null) {
      throw new IllegalStateException("no oneDNN for this platform");
    }
    return Loaded.ENGINE;
  }
}
