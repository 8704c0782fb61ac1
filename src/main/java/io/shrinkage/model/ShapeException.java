package io.shrinkage.model;

/** A layer that cannot follow the layers before it. */
public final class ShapeException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final String path;

  ShapeException(String path, String message) {
    super(message);
    this.path = path;
  }

  /** Returns the layer's path within the model spec, such as {@code layers.3}. */
  public String path() {
    return path;
  }
}
