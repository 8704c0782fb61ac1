package io.shrinkage.onednn;

import io.shrinkage.model.Activation;
import org.bytedeco.dnnl.global.dnnl.algorithm;
import org.bytedeco.dnnl.post_ops;
import org.bytedeco.dnnl.primitive_attr;

/** Activations as oneDNN names them; their derivatives are taken from their values. */
final class Activations {

  private Activations() {}

  static algorithm algorithm(Activation activation) {
    return switch (activation) {
      case RELU, LEAKY_RELU -> algorithm.eltwise_relu_use_dst_for_bwd;
      case ELU -> algorithm.eltwise_elu_use_dst_for_bwd;
      case SIGMOID -> algorithm.eltwise_logistic_use_dst_for_bwd;
      case TANH -> algorithm.eltwise_tanh_use_dst_for_bwd;
      case IDENTITY -> throw new IllegalArgumentException("the identity needs no primitive");
    };
  }

  /** The slope or scale below 0. */
  static float alpha(Activation activation) {
    return switch (activation) {
      case LEAKY_RELU -> 0.01f;
      case ELU -> 1;
      default -> 0;
    };
  }

  /** Has a primitive apply an activation to its own output. */
  static primitive_attr fused(Arena arena, Activation activation) {
    primitive_attr attributes = arena.own(new primitive_attr());
    if (activation != Activation.IDENTITY) {
      post_ops operations = arena.own(new post_ops());
      algorithm function = // Winograd's convolution knows it by this name alone
          activation == Activation.RELU ? algorithm.eltwise_relu : algorithm(activation);
      operations.append_eltwise(1, function, alpha(activation), 0);
      attributes.set_post_ops(operations);
    }
    return attributes;
  }
}
