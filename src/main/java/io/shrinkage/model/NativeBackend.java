package io.shrinkage.model;

import java.lang.reflect.Method;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.Pointer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOps;
import org.nd4j.nativeblas.NativeOpsHolder;
import org.nd4j.nativeblas.Nd4jCpu$Environment;

/** The native library under ND4J: how it is loaded, and its threads. */
public final class NativeBackend {

  private static final Map<String, String> PROPERTIES =
      Map.of(
          // tried first, the plain build after it; oneDNN picks its kernels by CPU at run time
          "org.bytedeco.javacpp.platform.extension", "-onednn",
          // DL4J 1.0.0-M2.1 switches its oneDNN layer helpers off
          "org.eclipse.deeplearning4j.helpers.disable", "false",
          // ND4J frees arrays that a native call still reads
          "opexec", "io.shrinkage.model.FencedExecutioner",
          // needs classes that we leave out: an out of memory would end as NoClassDefFoundError
          "org.deeplearning4j.crash.reporting.enabled", "false",
          "org.nd4j.versioncheck", "false",
          "org.nd4j.log.initialization", "false");

  private NativeBackend() {}

  /** Sets the properties that must stand before ND4J's first class is loaded; kept where set. */
  public static void prepare() {
    PROPERTIES.forEach(
        (key, value) -> {
          if (System.getProperty(key) == null) {
            System.setProperty(key, value);
          }
        });
  }

  /**
   * Gives the calling thread one native thread: bit-identical results however many runs train at
   * once. Must be called in the thread that trains, before it builds a network.
   */
  public static void useOneThread() {
    prepare();
    Nd4j.getExecutioner(); // NativeOpsHolder fails if it is touched before ND4J is
    NativeOps ops = NativeOpsHolder.getInstance().getDeviceNativeOps();
    ops.setOmpNumThreads(1);
    Nd4j.factory().blas().setMaxThreads(1);
    Nd4j.getEnvironment().setMaxThreads(1);
    Nd4j.getEnvironment().setMaxMasterThreads(1);
  }

  /**
   * Frees the arrays of a network and the workspaces of the calling thread, which owns it. DL4J's
   * own close does the same and then asks for full garbage collections, which stop every worker: of
   * a sweep of very short runs they took half the time.
   */
  static void free(ComputationGraph graph) {
    graph.params().close();
    INDArray gradients = graph.getFlattenedGradients();
    if (gradients != null) { // only what has trained has them
      gradients.close();
    }
    var workspaces = Nd4j.getWorkspaceManager();
    List.copyOf(workspaces.getAllWorkspacesForCurrentThread())
        .forEach(workspaces::destroyWorkspace);
  }

  /**
   * Gives freed native memory back to the operating system. The C library keeps it otherwise, in
   * pieces that the arrays of the next network may not fit into, so that a long sweep grows by a
   * tenth. JavaCPP makes this call (malloc_trim, where there is one) only at its own limits, which
   * ND4J's arrays do not count against, and has no public way to it.
   */
  static void trim() {
    try {
      Method trim = Pointer.class.getDeclaredMethod("trimMemory");
      trim.setAccessible(true);
      trim.invoke(null);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("JavaCPP has no trimMemory any more", e);
    }
  }

  /** Describes the loaded library: backend, instruction set, BLAS, oneDNN. */
  public static Map<String, String> describe() {
    prepare();
    var information = Nd4j.getExecutioner().getEnvironmentInformation();
    NativeOps ops = NativeOpsHolder.getInstance().getDeviceNativeOps();
    Map<String, String> description = new LinkedHashMap<>();
    description.put("backend", String.valueOf(information.getProperty("backend")));
    description.put("blas", String.valueOf(information.getProperty("blas.vendor")));
    description.put("binary_level", String.valueOf(ops.binaryLevel()));
    description.put("optimal_level", String.valueOf(ops.optimalLevel()));
    description.put("one_dnn", String.valueOf(Nd4jCpu$Environment.getInstance().isUseMKLDNN()));
    description.put("native_threads", String.valueOf(ops.ompGetMaxThreads()));
    return description;
  }
}
