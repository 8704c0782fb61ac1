package io.shrinkage.cli;

/** A penalty that {@code init} writes. */
enum StarterPenalty {
  L1("l1", "L1: many weights become exactly zero"),
  L2("l2", "L2: all weights become smaller"),
  ELASTIC_NET("elastic-net", "elastic net: half L1, half L2", "l1Ratio"),
  DECOUPLED("decoupled-weight-decay", "decoupled weight decay, as AdamW has it"),
  GROUP_LASSO("group-lasso", "group lasso: whole filters and units become exactly zero"),
  SPARSE_GROUP_LASSO(
      "sparse-group-lasso",
      "sparse group lasso: whole filters and units, and weights of the others, become zero",
      "l1Ratio");

  private final String word;
  private final String description;
  private final String ratio;

  StarterPenalty(String word, String description) {
    this(word, description, "");
  }

  StarterPenalty(String word, String description, String ratio) {
    this.word = word;
    this.description = description;
    this.ratio = ratio;
  }

  /** Returns its JSON name. */
  String word() {
    return word;
  }

  String description() {
    return description;
  }

  /** Returns the penalty of strength 0, as JSON. */
  String json() {
    String more = ratio.isEmpty() ? "" : ", \"" + ratio + "\": 0.5";
    return "{ \"type\": \"%s\", \"lambda\": 0%s }".formatted(word, more);
  }

  /** Reads the name of a penalty. */
  static final class Names extends NamedChoice<StarterPenalty> {
    Names() {
      super(StarterPenalty.values(), StarterPenalty::word);
    }
  }
}
