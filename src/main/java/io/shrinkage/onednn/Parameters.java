package io.shrinkage.onednn;

import io.shrinkage.model.ParameterTensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.reorder;
import org.bytedeco.javacpp.FloatPointer;

/** The flat parameters and their gradient in native memory, and copies in other layouts. */
final class Parameters implements AutoCloseable {

  private final Arena arena = new Arena();
  private final Map<String, ParameterTensor> tensors = new HashMap<>();
  private final List<Copy> copies = new ArrayList<>();
  private final FloatPointer values;
  private final FloatPointer gradient;
  private long version;

  /** A tensor in another layout, made again when the parameters have changed. */
  private final class Copy implements Step {
    private final String tensor;
    private final memory.desc layout;
    private final memory source;
    private final memory copy;
    private final reorder remake;
    private long made = -1;

    Copy(String tensor, memory source, memory.desc layout) {
      this.tensor = tensor;
      this.layout = layout;
      this.source = source;
      this.copy = arena.memory(layout);
      this.remake = arena.own(new reorder(source, copy));
    }

    @Override
    public void run(org.bytedeco.dnnl.stream queue) {
      if (made != version) {
        remake.execute(queue, source, copy);
        made = version;
      }
    }
  }

  Parameters(List<ParameterTensor> tensors, float[] initial) {
    tensors.forEach(tensor -> this.tensors.put(tensor.name(), tensor));
    values = arena.own(new FloatPointer(initial.length));
    gradient = arena.own(new FloatPointer(initial.length));
    set(initial);
    gradient.put(new float[initial.length]);
  }

  void set(float[] parameters) {
    values.put(parameters);
    version++;
  }

  void get(float[] parameters) {
    values.get(parameters);
  }

  void gradient(float[] into) {
    gradient.get(into);
  }

  /** Returns the place of a tensor. */
  ParameterTensor tensor(String name) {
    ParameterTensor tensor = tensors.get(name);
    if (tensor == null) {
      throw new IllegalStateException("no parameters " + name);
    }
    return tensor;
  }

  /** Returns a tensor as it lies in the flat parameters. */
  memory values(String name, memory.desc description) {
    return arena.view(description, at(values, name));
  }

  /** Returns a tensor's place in the flat gradient. */
  memory gradient(String name, memory.desc description) {
    return arena.view(description, at(gradient, name));
  }

  private FloatPointer at(FloatPointer flat, String name) {
    return flat.getPointer(tensor(name).from());
  }

  /** Returns a tensor in a layout of choice; appends the step that keeps it up to date. */
  memory values(String name, memory.desc plain, memory.desc wanted, List<Step> steps) {
    if (plain.equals(wanted)) {
      return values(name, plain);
    }
    for (Copy copy : copies) {
      if (copy.tensor.equals(name) && copy.layout.equals(wanted)) {
        steps.add(copy);
        return copy.copy;
      }
    }
    Copy copy = new Copy(name, values(name, plain), wanted);
    copies.add(copy);
    steps.add(copy);
    return copy.copy;
  }

  @Override
  public void close() {
    arena.close();
  }
}
