package dev.dateline.contracttests.mutation;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.LifecycleMethodExecutionExceptionHandler;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;

/**
 * Skips all tests of a run after one has failed: one is enough to tell. Registered with the service
 * loader, which JUnit asks only where {@code junit.jupiter.extensions.autodetection.enabled} is
 * set, as {@link ContractTests} does.
 */
public final class FirstFailure
    implements ExecutionCondition,
        TestExecutionExceptionHandler,
        LifecycleMethodExecutionExceptionHandler {

  private static final ExtensionContext.Namespace NAMESPACE =
      ExtensionContext.Namespace.create(FirstFailure.class);

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    return context.getRoot().getStore(NAMESPACE).get("failed") == null
        ? ConditionEvaluationResult.enabled("nothing has failed")
        : ConditionEvaluationResult.disabled("something has failed");
  }

  @Override
  public void handleTestExecutionException(ExtensionContext context, Throwable failure)
      throws Throwable {
    remember(context, failure);
  }

  @Override
  public void handleBeforeAllMethodExecutionException(ExtensionContext context, Throwable failure)
      throws Throwable {
    remember(context, failure);
  }

  @Override
  public void handleBeforeEachMethodExecutionException(ExtensionContext context, Throwable failure)
      throws Throwable {
    remember(context, failure);
  }

  private static void remember(ExtensionContext context, Throwable failure) throws Throwable {
    context.getRoot().getStore(NAMESPACE).put("failed", failure.toString());
    throw failure;
  }
}
