package io.shrinkage.cli;

/** A network that {@code init} writes. */
enum StarterNetwork {
  MLP(
      "mlp",
      "a fully connected network of two hidden layers",
      0.02,
      """
      { "type": "dense", "units": 300 },
            { "type": "dense", "units": 100 },
      """),
  LENET(
      "lenet",
      "LeNet: two convolutions and a dense layer",
      0.01,
      """
      { "type": "conv", "filters": 20, "kernel": 5, "padding": "valid" },
            { "type": "max-pool", "size": 2 },
            { "type": "conv", "filters": 50, "kernel": 5, "padding": "valid" },
            { "type": "max-pool", "size": 2 },
            { "type": "dense", "units": 500 },
      """),
  SMALL_CNN(
      "small-cnn",
      "a small convolutional network",
      0.01,
      """
      { "type": "conv", "filters": 32, "kernel": 3 },
            { "type": "max-pool", "size": 2 },
            { "type": "conv", "filters": 64, "kernel": 3 },
            { "type": "max-pool", "size": 2 },
            { "type": "dense", "units": 128 },
      """),
  RESNET(
      "resnet",
      "a residual network of three blocks with batch norm",
      0.02,
      """
      { "type": "conv", "filters": 16, "kernel": 3, "activation": "identity" },
            { "type": "batch-norm", "activation": "relu" },
            %s,
            %s,
            %s,
            { "type": "global-avg-pool" },
      """
          .formatted(block(16, 1), block(32, 2), block(64, 2)));

  private final String word;
  private final String description;
  private final double learningRate;
  private final String layers;

  StarterNetwork(String word, String description, double learningRate, String layers) {
    this.word = word;
    this.description = description;
    this.learningRate = learningRate;
    this.layers = layers;
  }

  private static String block(int filters, int stride) {
    String first =
        "{ \"type\": \"conv\", \"filters\": %d, \"kernel\": 3, \"stride\": %d, %s }"
            .formatted(filters, stride, "\"activation\": \"identity\"");
    String second =
        "{ \"type\": \"conv\", \"filters\": %d, \"kernel\": 3, %s }"
            .formatted(filters, "\"activation\": \"identity\"");
    return """
    { "type": "residual", "layers": [
            %s,
            { "type": "batch-norm", "activation": "relu" },
            %s,
            { "type": "batch-norm" }
          ] }"""
        .formatted(first, second);
  }

  /** Returns the name on the command line. */
  String word() {
    return word;
  }

  String description() {
    return description;
  }

  /** Returns a learning rate of SGD with momentum at which it learns. */
  double learningRate() {
    return learningRate;
  }

  /** Returns all layers but the last one, as JSON, each with a comma behind it. */
  String layers() {
    return layers.strip();
  }

  /** Reads the name of a network. */
  static final class Names extends NamedChoice<StarterNetwork> {
    Names() {
      super(StarterNetwork.values(), StarterNetwork::word);
    }
  }
}
