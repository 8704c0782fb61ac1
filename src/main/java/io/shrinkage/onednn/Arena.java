package io.shrinkage.onednn;

import java.util.ArrayDeque;
import java.util.Deque;
import org.bytedeco.dnnl.memory;
import org.bytedeco.javacpp.Pointer;

/** Native objects that are freed together, the last one first. */
final class Arena implements AutoCloseable {

  private final Deque<Pointer> owned = new ArrayDeque<>();

  <T extends Pointer> T own(T object) {
    owned.push(object);
    return object;
  }

  /** Makes uninitialized memory. */
  memory memory(memory.desc description) {
    return own(new memory(description, OneDnn.engine()));
  }

  /** Makes another view of memory that lives at least as long. */
  memory view(memory.desc description, Pointer address) {
    return own(new memory(description, OneDnn.engine(), address));
  }

  @Override
  public void close() {
    while (!owned.isEmpty()) {
      owned.pop().close();
    }
  }
}
