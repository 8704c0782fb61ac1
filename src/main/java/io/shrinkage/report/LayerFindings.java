package io.shrinkage.report;

import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** The titles of charts by layer: each names the layers that stand out, with their numbers. */
record LayerFindings(Sweep sweep) {

  /** A layer's mean in one configuration. */
  private record Mean(Configuration configuration, Quantity layer, double value) {}

  /** Names the layers with the most and the fewest zeros where there are most in all. */
  String zeros(List<LayerSparsity> layers) {
    return new Zeros(sweep)
        .most()
        .map(
            each ->
                zeros(each, means(layers).filter(mean -> Sweep.same(mean.configuration(), each))))
        .orElse("No weight is exactly zero");
  }

  private String zeros(Configuration configuration, Stream<Mean> means) {
    List<Mean> all = means.toList();
    Mean least = Collections.min(all, Comparator.comparingDouble(Mean::value));
    Mean most = Collections.max(all, Comparator.comparingDouble(Mean::value));
    String others =
        text(most).equals(text(least))
            ? ""
            : ", " + text(least) + " of those of " + least.layer().label();
    return share(most) + others + Naming.over(configuration);
  }

  /** Names the configuration with the most zeros in one layer. */
  String zeros(LayerSparsity layer) {
    return means(List.of(layer))
        .filter(mean -> mean.value() > 0)
        .max(Comparator.comparingDouble(Mean::value))
        .map(most -> share(most) + Naming.over(most.configuration()))
        .orElse("No weight of " + layer.label() + " is exactly zero");
  }

  private String share(Mean mean) {
    return "%s of the weights of %s are exactly zero %s"
        .formatted(text(mean), mean.layer().label(), at(mean));
  }

  /** Names the layer whose norm changes most, and the one that changes least beside it. */
  String norms(List<LayerNorm> layers) {
    return farthest(layers)
        .filter(far -> !text(far).equals(Numbers.setting(1)))
        .map(far -> change(far) + beside(far, layers))
        .orElse("No norm differs from the initial one");
  }

  private String change(Mean far) {
    return "%s %s most: its norm is %s times the initial one %s"
        .formatted(far.layer().label(), far.value() < 1 ? "shrinks" : "grows", text(far), at(far));
  }

  private String beside(Mean far, List<LayerNorm> layers) {
    String other =
        means(layers)
            .filter(mean -> Sweep.same(mean.configuration(), far.configuration()))
            .filter(mean -> !mean.layer().equals(far.layer()))
            .min(Comparator.comparingDouble(LayerFindings::distance))
            .map(near -> ", that of " + near.layer().label() + " " + text(near) + " times")
            .orElse("");
    return other + Naming.over(far.configuration());
  }

  private Optional<Mean> farthest(List<LayerNorm> layers) {
    return means(layers).max(Comparator.comparingDouble(LayerFindings::distance));
  }

  private Stream<Mean> means(List<? extends Quantity> layers) {
    Function<Configuration, Stream<Mean>> of =
        each ->
            layers.stream()
                .flatMap(
                    layer ->
                        each.mean(layer).stream().mapToObj(mean -> new Mean(each, layer, mean)));
    return sweep.configurations().stream().flatMap(of);
  }

  /** Returns how far a norm is from the initial one, up or down alike. */
  private static double distance(Mean mean) {
    return Math.abs(Math.log(mean.value()));
  }

  private static String text(Mean mean) {
    return mean.layer().text(mean.value());
  }

  private String at(Mean mean) {
    return new Naming(sweep).at(mean.configuration());
  }
}
