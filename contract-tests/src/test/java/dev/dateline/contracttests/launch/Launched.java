package dev.dateline.contracttests.launch;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.PostDiscoveryFilter;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * What came of test classes that were run.
 *
 * @param tests how many ran
 * @param failures those that failed, in the order of running
 */
public record Launched(int tests, List<Failure> failures) {

  public Launched {
    failures = List.copyOf(failures);
  }

  /**
   * A test, or a class of tests, that failed.
   *
   * @param test which
   * @param why it failed, where that was told
   */
  public record Failure(TestIdentifier test, Optional<Throwable> why) {}

  /**
   * Runs test classes.
   *
   * @param loader of the classes
   * @param classes their names
   * @param parameters of JUnit's configuration
   * @param filters what of them is run
   */
  public static Launched of(
      ClassLoader loader,
      List<String> classes,
      Map<String, String> parameters,
      PostDiscoveryFilter... filters) {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(loader);
    try {
      LauncherDiscoveryRequest request =
          LauncherDiscoveryRequestBuilder.request()
              .selectors(
                  classes.stream()
                      .map(name -> DiscoverySelectors.selectClass(loader, name))
                      .toList())
              .filters(filters)
              .configurationParameters(parameters)
              .build();
      Listener listener = new Listener();
      LauncherFactory.create(
              LauncherConfig.builder()
                  .enableTestExecutionListenerAutoRegistration(false)
                  .enableLauncherSessionListenerAutoRegistration(false)
                  .build())
          .execute(request, listener);
      return listener.outcome();
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  /** Tests may run on several threads. */
  private static final class Listener implements TestExecutionListener {

    private final List<Failure> failures = new ArrayList<>();
    private int tests;

    @Override
    public synchronized void executionFinished(TestIdentifier test, TestExecutionResult result) {
      if (test.isTest()) {
        tests++;
      }
      if (result.getStatus() == TestExecutionResult.Status.FAILED) {
        failures.add(new Failure(test, result.getThrowable()));
      }
    }

    synchronized Launched outcome() {
      return new Launched(tests, failures);
    }
  }
}
