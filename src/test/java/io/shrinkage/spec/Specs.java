package io.shrinkage.spec;

/** Texts of small specs. */
final class Specs {
  private Specs() {}

  /** A valid spec with more members at its end, such as {@code "seed": 2}. */
  static String with(String... members) {
    return """
    {
      "name": "small",
      "data": { "dataset": "mnist" },
      "model": { "layers": [{ "type": "output" }] }"""
        + (members.length == 0 ? "" : ",\n")
        + String.join(",\n", members)
        + "\n}\n";
  }

  static Experiment read(String... members) {
    return SpecReader.read("small.json", with(members));
  }

  static RunSpec run(String... members) {
    return read(members).runs().get(0).spec();
  }
}
