package dev.dateline.server.jakarta;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
    packages = "dev.dateline.server.jakarta",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  private static final String EMBEDDED = "dev.dateline.server.jakarta.embedded";

  @ArchTest
  static final ArchRule THE_BINDING_KNOWS_NO_IMPLEMENTATION =
      classes()
          .that()
          .resideInAPackage("dev.dateline.server.jakarta")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "java..",
              "jakarta.ws.rs..",
              "org.jspecify..",
              "dev.dateline.runtime..",
              "dev.dateline.server",
              "dev.dateline.server.jakarta");

  @ArchTest
  static final ArchRule THE_EMBEDDED_SERVER_IS_JERSEY_ON_THE_JDK =
      classes()
          .that()
          .resideInAPackage(EMBEDDED)
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "java..",
              "com.sun.net.httpserver..",
              "jakarta.ws.rs..",
              "org.glassfish.jersey.server..",
              "org.glassfish.jersey.internal.inject..",
              "org.jspecify..",
              "dev.dateline.runtime..",
              "dev.dateline.server",
              "dev.dateline.server.jakarta..");

  @ArchTest
  static final ArchRule NOTHING_IS_REFLECTIVE =
      noClasses().should().dependOnClassesThat().resideInAPackage("java.lang.reflect");
}
