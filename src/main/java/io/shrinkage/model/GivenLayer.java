package io.shrinkage.model;

import java.util.List;
import java.util.Set;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.GradientNormalization;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.Convolution2D;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.layers.FrozenLayer;
import org.deeplearning4j.nn.layers.FrozenLayerWithBackprop;

/** What of a layer that somebody built with Deeplearning4j this program can train. */
final class GivenLayer {

  private static final Set<Class<?>> KNOWN =
      Set.of(
          DenseLayer.class,
          OutputLayer.class,
          ConvolutionLayer.class,
          Convolution2D.class,
          BatchNormalization.class);

  private GivenLayer() {}

  static boolean frozen(Layer layer) {
    return layer instanceof FrozenLayer || layer instanceof FrozenLayerWithBackprop;
  }

  /**
   * Checks a layer, which may have no parameters.
   *
   * @throws IllegalArgumentException if it would be misread, or if a setting of it would be left
   *     out
   */
  static void check(Layer layer) {
    if (layer.numParams() == 0) {
      return;
    }
    var declared = layer.conf().getLayer();
    String name = ParameterLayout.name(layer);
    if (!KNOWN.contains(declared.getClass())) {
      throw new IllegalArgumentException(
          "layer %s: must be a dense, output, convolution or batch-norm layer, got %s"
              .formatted(name, declared.getClass().getSimpleName()));
    }
    if (declared instanceof DenseLayer dense && dense.hasLayerNorm()) {
      throw new IllegalArgumentException(
          "layer %s: must have no layer normalization".formatted(name));
    }
    if (!layer.conf().isMiniBatch()) {
      throw new IllegalArgumentException(
          "layer %s: must have miniBatch true, since gradients are means, got false"
              .formatted(name));
    }
    if (!frozen(layer)) {
      checkSettings(layer, name, (BaseLayer) declared);
    }
  }

  private static void checkSettings(Layer layer, String name, BaseLayer base) {
    for (String key : layer.paramTable().keySet()) {
      List<String> held = Dl4jRegularization.describe(base.getRegularizationByParam(key));
      demand(held.isEmpty(), name, "regularization of its own", held);
    }
    GradientNormalization normalization = base.getGradientNormalization();
    demand(
        normalization == null || normalization == GradientNormalization.None,
        name,
        "gradient normalization",
        normalization);
    demand(
        base.getConstraints() == null || base.getConstraints().isEmpty(),
        name,
        "constraints",
        base.getConstraints());
  }

  private static void demand(boolean absent, String layer, String what, Object got) {
    if (!absent) {
      throw new IllegalArgumentException(
          "layer %s: must have no %s, which would be left out, got %s; %s"
              .formatted(layer, what, got, "take it out of the configuration"));
    }
  }
}
