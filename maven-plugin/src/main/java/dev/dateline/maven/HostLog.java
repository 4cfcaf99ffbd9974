package dev.dateline.maven;

import org.apache.maven.plugin.logging.Log;

/** Keeps what OpenAPI Generator tells about its own work out of the build log. */
final class HostLog {

  private static final String LEVEL = "org.slf4j.simpleLogger.log.org.openapitools";

  private HostLog() {}

  /**
   * Lets OpenAPI Generator log warnings only, unless the user said otherwise or wants to see
   * everything ({@code -X}).
   *
   * <p>It logs several lines for each file, and a banner, at level info, through the logger that
   * Maven shares with every plugin. Maven's logger reads the level of a name from this system
   * property when the first logger of that name is made, that is when the first of the host's
   * classes is loaded, so the property must be there before. Other ways to set a level would tie
   * the plugin to the logging implementation of one Maven version.
   */
  static void quieten(Log log) {
    if (!log.isDebugEnabled() && System.getProperty(LEVEL) == null) {
      System.setProperty(LEVEL, "warn");
    }
  }
}
