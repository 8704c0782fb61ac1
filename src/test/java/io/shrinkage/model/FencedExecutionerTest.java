package io.shrinkage.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ops.OpContext;
import org.nd4j.linalg.cpu.nativecpu.ops.NativeOpExecutioner;
import org.nd4j.linalg.factory.Nd4j;

/** Without the fence, the collector frees arrays that a native call reads: the process dies. */
final class FencedExecutionerTest {

  @Test
  void executioner_inUse_isTheFencedOne() {
    NativeBackend.useOneThread();
    assertThat(Nd4j.getExecutioner()).isExactlyInstanceOf(FencedExecutioner.class);
  }

  @Test
  void everyCallWithAContext_isFenced() {
    // the calls without a context end in these
    List<Method> calls =
        Arrays.stream(NativeOpExecutioner.class.getDeclaredMethods())
            .filter(
                method ->
                    method.getName().equals("exec") && Modifier.isPublic(method.getModifiers()))
            .filter(method -> Arrays.asList(method.getParameterTypes()).contains(OpContext.class))
            .toList();
    assertThat(calls).hasSizeGreaterThan(5);
    for (Method call : calls) {
      assertThat(FencedExecutioner.class.getDeclaredMethods())
          .as(call.toString())
          .anyMatch(own -> Arrays.equals(own.getParameterTypes(), call.getParameterTypes()));
    }
  }
}
