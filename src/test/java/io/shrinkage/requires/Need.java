package io.shrinkage.requires;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;

/** Something that a machine with only a JDK and Maven may lack. */
public enum Need {
  /** A browser that Selenium can drive. */
  BROWSER(
      "Chromium and its driver (Debian: chromium, chromium-driver)",
      () ->
          Files.isExecutable(Path.of("/usr/bin/chromium"))
              && Files.isExecutable(Path.of("/usr/bin/chromedriver"))),
  /** All 60,000 images, of which the program has 6,000 inside. */
  FULL_CIFAR10(
      "CIFAR-10 in ../shared/data/cifar-10-batches-bin",
      () -> Files.isDirectory(Path.of("../shared/data/cifar-10-batches-bin"))),
  /** A user who may do anything, for tests of folders that belong to others. */
  ROOT("to run as root", () -> "root".equals(System.getProperty("user.name")));

  private final String description;
  private final BooleanSupplier there;

  Need(String description, BooleanSupplier there) {
    this.description = description;
    this.there = there;
  }

  boolean isThere() {
    return there.getAsBoolean();
  }

  @Override
  public String toString() {
    return description;
  }
}
