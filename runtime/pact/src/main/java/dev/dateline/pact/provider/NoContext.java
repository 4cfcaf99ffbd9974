package dev.dateline.pact.provider;

import au.com.dius.pact.provider.junit5.PactVerificationContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** For tests that replay nothing, and so have no interaction to tell of. */
final class NoContext implements ParameterResolver {

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
    return parameter.getParameter().getType() == PactVerificationContext.class
        && test.getTestMethod()
            .map(method -> !method.isAnnotationPresent(TestTemplate.class))
            .orElse(true);
  }

  @Override
  public @Nullable Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
    return null;
  }
}
