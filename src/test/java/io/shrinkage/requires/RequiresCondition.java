package io.shrinkage.requires;

import static org.junit.jupiter.api.extension.ConditionEvaluationResult.disabled;
import static org.junit.jupiter.api.extension.ConditionEvaluationResult.enabled;
import static org.junit.platform.commons.support.AnnotationSupport.findAnnotation;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Skips a test whose needs are not met, or fails it where no test may be skipped. */
final class RequiresCondition implements ExecutionCondition {
  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    return findAnnotation(context.getElement(), Requires.class)
        .map(requires -> decide(missing(requires), Boolean.getBoolean("shrinkage.noSkips")))
        .orElse(enabled("needs nothing"));
  }

  private static String missing(Requires requires) {
    return Arrays.stream(requires.value())
        .filter(need -> !need.isThere())
        .map(Need::toString)
        .collect(Collectors.joining(", "));
  }

  static ConditionEvaluationResult decide(String missing, boolean noSkips) {
    if (missing.isEmpty()) {
      return enabled("everything needed is there");
    }
    if (noSkips) {
      throw new IllegalStateException("no test may be skipped, but this one needs " + missing);
    }
    return disabled("needs " + missing);
  }
}
