package io.shrinkage.cli;

import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;

/**
 * Signals of the operating system, through sun.misc.Signal: Java has no other way to hear a second
 * Ctrl-C, as it ignores signals once it is ending. By reflection, since compilers warn of the class
 * and a Java without it would still run everything else.
 */
final class Signals {
  private Signals() {}

  /**
   * Calls an action whenever the signal comes, in a thread of its own, instead of what Java does.
   *
   * @param name without SIG, such as INT
   */
  static void handle(String name, Runnable action) {
    try {
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> handler = Class.forName("sun.misc.SignalHandler");
      Object proxy =
          Proxy.newProxyInstance(
              handler.getClassLoader(),
              new Class<?>[] {handler},
              (self, method, args) -> answer(self, method.getName(), args, action));
      signal
          .getMethod("handle", signal, handler)
          .invoke(null, signal.getConstructor(String.class).newInstance(name), proxy);
    } catch (ReflectiveOperationException | RuntimeException notHere) {
      // Java's own way stays: an end at once, with every file whole
    }
  }

  private static @Nullable Object answer(
      Object self, String method, Object @Nullable [] args, Runnable action) {
    return switch (method) {
      case "equals" -> args != null && self == args[0];
      case "hashCode" -> System.identityHashCode(self);
      case "toString" -> "handler";
      default -> {
        action.run();
        yield null;
      }
    };
  }
}
