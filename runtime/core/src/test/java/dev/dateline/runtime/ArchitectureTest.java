package dev.dateline.runtime;

import static com.tngtech.archunit.lang.conditions.ArchConditions.not;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Set;
import java.util.stream.Stream;

/** What the whole artifact promises about what it depends on. */
@AnalyzeClasses(
    packages = "dev.dateline.runtime",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule DEPENDS_ON_NOTHING_ELSE =
      classes()
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "java..",
              "com.fasterxml.jackson.core..",
              "org.jspecify.annotations..",
              "dev.dateline.runtime..");

  @ArchTest
  static final ArchRule JACKSON_IS_FOR_JSON_ALONE =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.dateline.runtime.json..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.fasterxml..");

  @ArchTest static final ArchRule SHOWS_NO_JACKSON = classes().should(not(showJackson()));

  @ArchTest
  static final ArchRule USES_NO_REFLECTION =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.lang.reflect..", "java.lang.invoke..")
          .orShould()
          .callMethod(Class.class, "forName", String.class);

  @ArchTest
  static final ArchRule VERSION_STANDS_ALONE =
      classes()
          .that()
          .resideInAPackage("..version..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("java..", "org.jspecify.annotations..", "..version..");

  @ArchTest
  static final ArchRule JSON_KNOWS_NO_HTTP =
      noClasses()
          .that()
          .resideInAnyPackage("..json..", "..validation..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("..http..", "..version..");

  private static ArchCondition<JavaClass> showJackson() {
    return new ArchCondition<>("show a Jackson type to others") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        if (!isShown(type.getModifiers())) {
          return;
        }
        Stream<JavaType> units =
            type.getCodeUnits().stream()
                .filter(unit -> isShown(unit.getModifiers()))
                .flatMap(ArchitectureTest::signature);
        Stream<JavaType> fields =
            type.getFields().stream()
                .filter(field -> isShown(field.getModifiers()))
                .map(JavaField::getType);
        Stream<JavaType> parents =
            Stream.concat(type.getSuperclass().stream(), type.getInterfaces().stream());
        Stream.of(units, fields, parents)
            .flatMap(each -> each)
            .flatMap(each -> each.getAllInvolvedRawTypes().stream())
            .filter(each -> each.getPackageName().startsWith("com.fasterxml"))
            .forEach(
                each ->
                    events.add(
                        SimpleConditionEvent.satisfied(type, type.getName() + " shows " + each)));
      }
    };
  }

  private static boolean isShown(Set<JavaModifier> modifiers) {
    return modifiers.contains(JavaModifier.PUBLIC) || modifiers.contains(JavaModifier.PROTECTED);
  }

  private static Stream<JavaType> signature(JavaCodeUnit unit) {
    return Stream.of(
            Stream.of(unit.getReturnType()),
            unit.getParameterTypes().stream(),
            unit.getThrowsClause().getTypes().stream())
        .flatMap(each -> each);
  }
}
