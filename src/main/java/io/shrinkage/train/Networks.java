package io.shrinkage.train;

import io.shrinkage.model.Dl4jNetwork;
import io.shrinkage.model.Network;
import io.shrinkage.model.NetworkDeclaration;
import io.shrinkage.model.OutputLoss;
import io.shrinkage.onednn.OneDnn;
import io.shrinkage.onednn.OneDnnNetwork;

/**
 * Builds networks: DL4J lays them out, and oneDNN computes them where the platform has it, else
 * DL4J's layers do. The system property {@code shrinkage.engine} set to {@code dl4j} leaves it to
 * them everywhere.
 */
final class Networks {

  static final String ENGINE = "shrinkage.engine";

  private Networks() {}

  /** Builds a network in the calling thread, its parameters drawn from the seed. */
  static Network build(NetworkDeclaration declaration, Loss loss, long seed) {
    Dl4jNetwork network = Dl4jNetwork.build(declaration, new OutputLoss(loss), seed);
    if ("dl4j".equals(System.getProperty(ENGINE)) || !OneDnn.available()) {
      return network;
    }
    try (network) {
      return new OneDnnNetwork(network, declaration, loss);
    }
  }
}
