package dev.dateline.contracttests.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each module depends on what the design allows it, and on nothing else. */
class ArrowsTest {

  /** The JDK, and annotations that leave nothing behind. */
  private static final List<String> EVERYWHERE =
      List.of("java..", "javax..", "org.w3c.dom..", "org.xml.sax..", "org.jspecify.annotations..");

  private static final String CORE = "dev.dateline.runtime..";
  private static final String CLIENT = "dev.dateline.client..";
  private static final String SERVER = "dev.dateline.server..";
  private static final String PACT = "dev.dateline.pact..";
  private static final String CONTRACT = "dev.dateline.contract..";
  private static final String GENERATOR = "dev.dateline.generator..";

  private static final String[] GENERATED_CLIENT = {
    "dev.dateline.atlas", "dev.dateline.atlas.api..", "dev.dateline.atlas.model.."
  };
  private static final String GENERATED_SERVER = "dev.dateline.atlas.server..";

  static Stream<Arguments> modules() {
    return Stream.of(
        module("runtime/core", CORE, "com.fasterxml.jackson.core.."),
        module("runtime/client", CLIENT, CORE),
        module("runtime/server", SERVER, CORE),
        module(
            "runtime/server-jakarta",
            SERVER,
            CORE,
            "jakarta.ws.rs..",
            "com.sun.net.httpserver..",
            "org.glassfish.jersey.."),
        module(
            "runtime/pact",
            PACT,
            CLIENT,
            SERVER,
            CORE,
            "org.apache.hc..",
            "au.com.dius.pact..",
            "org.junit.jupiter.api.."),
        module(
            "contract",
            CONTRACT,
            CORE,
            "com.fasterxml.jackson..",
            "io.swagger..",
            "org.yaml.snakeyaml.."),
        module(
            "generator",
            GENERATOR,
            CONTRACT,
            CORE,
            "com.fasterxml.jackson..",
            "com.github.mustachejava..",
            "org.commonmark..",
            "io.swagger.v3..",
            "org.openapitools.codegen..",
            "org.slf4j.."),
        module(
            "maven-plugin",
            "dev.dateline.maven..",
            GENERATOR,
            CONTRACT,
            CORE,
            "org.apache.maven..",
            "org.slf4j.."),
        module("generated-client", "dev.dateline.atlas..", CLIENT, CORE),
        module(
            "generated-server",
            GENERATED_SERVER,
            SERVER,
            CORE,
            "jakarta.ws.rs..",
            "com.sun.net.httpserver.."));
  }

  private static Arguments module(String folder, String... allowed) {
    return Arguments.of(folder, Stream.concat(Stream.of(allowed), EVERYWHERE.stream()).toList());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("modules")
  void dependsOnlyOnWhatItMay(String folder, List<String> allowed) {
    JavaClasses classes = Modules.classes(folder);

    assertThat(classes).isNotEmpty();
    classes()
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(allowed.toArray(String[]::new)).or(primitivesAndArraysOf()))
        .check(classes);
  }

  /** The client knows nothing of the server, though their packages begin alike. */
  @Test
  void generatedClientAndServerDoNotKnowEachOther() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(GENERATED_SERVER)
        .check(Modules.classes("generated-client"));
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(GENERATED_CLIENT)
        .check(Modules.classes("generated-server"));
  }

  /** Who has only one side has only its half of the runtime. */
  @Test
  void halvesOfThePactRuntimeDoNotKnowEachOther() {
    JavaClasses classes = Modules.classes("runtime/pact");
    noClasses()
        .that()
        .resideInAPackage("dev.dateline.pact.consumer..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(SERVER, "au.com.dius.pact.provider..")
        .check(classes);
    noClasses()
        .that()
        .resideInAPackage("dev.dateline.pact.provider..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(CLIENT, "au.com.dius.pact.consumer..")
        .check(classes);
  }

  /** Consumer and provider tests each see one side: neither can make up for the other. */
  @Test
  void testsOfOneSideDoNotKnowTheOther() {
    JavaClasses tests = new ClassFileImporter().importPackages("dev.dateline.contracttests..");

    noClasses()
        .that()
        .resideInAnyPackage("..contracttests.consumer..", "..contracttests.facts.client..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(GENERATED_SERVER, SERVER)
        .check(tests);
    noClasses()
        .that()
        .resideInAnyPackage("..contracttests.provider..", "..contracttests.facts.server..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(GENERATED_CLIENT)
        .orShould()
        .dependOnClassesThat()
        .resideInAnyPackage(CLIENT)
        .check(tests);
    noClasses()
        .that()
        .resideInAnyPackage("..contracttests.judge..", "..contracttests.spec..")
        .should()
        .dependOnClassesThat(
            resideInAnyPackage("dev.dateline..")
                .and(DescribedPredicate.not(resideInAnyPackage("dev.dateline.contracttests.."))))
        .check(tests);
  }

  /** What tests the tests sees neither side, nor the tests: it makes both anew for each change. */
  @Test
  void testsOfTheTestsKnowNeitherSide() {
    JavaClasses tests = new ClassFileImporter().importPackages("dev.dateline.contracttests..");

    noClasses()
        .that()
        .resideInAPackage("..contracttests.mutation..")
        .should()
        .dependOnClassesThat(
            resideInAnyPackage(GENERATED_CLIENT)
                .or(resideInAnyPackage(GENERATED_SERVER, CLIENT, SERVER))
                .or(
                    resideInAnyPackage("dev.dateline.contracttests..")
                        .and(
                            DescribedPredicate.not(
                                resideInAnyPackage(
                                    "..contracttests.mutation..", "..contracttests.launch..")))))
        .check(tests);
  }

  /** Types without a package of their own: {@code int}, {@code byte[]}. */
  private static DescribedPredicate<JavaClass> primitivesAndArraysOf() {
    return DescribedPredicate.describe(
        "primitive",
        type ->
            type.isPrimitive() || (type.isArray() && type.getBaseComponentType().isPrimitive()));
  }
}
