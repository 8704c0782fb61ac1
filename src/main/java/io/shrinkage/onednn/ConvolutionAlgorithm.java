package io.shrinkage.onednn;

import io.shrinkage.model.Activation;
import io.shrinkage.model.FeatureShape;
import io.shrinkage.model.LayerSpec;
import io.shrinkage.model.NetworkShapes;
import java.util.function.Function;
import org.bytedeco.dnnl.global.dnnl.algorithm;

/**
 * How a convolution is computed.
 *
 * <p>Winograd's F(4x4, 3x3) needs a quarter of the multiplications for kernels of 3x3 (A. Lavin and
 * S. Gray, Fast Algorithms for Convolutional Neural Networks, CVPR 2016), at the price of one
 * decimal digit or so. oneDNN's own choice is not taken: it spends three times as long on a first
 * layer of three channels, and in inference it never takes Winograd's.
 */
enum ConvolutionAlgorithm {
  DIRECT,
  WINOGRAD;

  /** How many channels fill a vector register. */
  private static final int VECTOR = 16;

  /** Of an input with so few, oneDNN computes all at once. */
  private static final int FEW = 4;

  /** With fewer channels, the transformations cost what the multiplications save. */
  private static final int CHANNELS = 16;

  /** The side of a tile; of smaller images, most of it would be padding. */
  private static final int TILE = 4;

  static ConvolutionAlgorithm of(int kernel, int stride, FeatureShape in, FeatureShape out) {
    boolean enough = Math.min(in.channels(), out.channels()) >= CHANNELS;
    boolean large = Math.min(out.height(), out.width()) >= TILE;
    return kernel == 3 && stride == 1 && enough && large ? WINOGRAD : DIRECT;
  }

  /** Returns the one of a layer; direct for layers that are no convolution. */
  static ConvolutionAlgorithm of(NetworkShapes.Step step) {
    return step.layer() instanceof LayerSpec.Conv conv
        ? of(conv.kernel(), conv.stride(), step.in(), step.out())
        : DIRECT;
  }

  /**
   * Returns whether a layer is a convolution that is computed directly and has channels that do not
   * fill the registers.
   */
  static boolean ragged(NetworkShapes.Step step) {
    int channels = step.in().channels();
    return step.layer() instanceof LayerSpec.Conv conv
        && of(step) == DIRECT
        && (conv.filters() % VECTOR != 0 || (channels > FEW && channels % VECTOR != 0));
  }

  /** Returns whether it can apply an activation to its own output. */
  boolean fuses(Activation activation) {
    return this == DIRECT || activation == Activation.RELU;
  }

  /** Makes a primitive's description, of the direct algorithm where the platform has no other. */
  <T> T make(Function<algorithm, T> description) {
    if (this == WINOGRAD) {
      try {
        return description.apply(algorithm.convolution_winograd);
      } catch (RuntimeException e) {
        // oneDNN has it for AVX-512 alone
      }
    }
    return description.apply(algorithm.convolution_direct);
  }
}
