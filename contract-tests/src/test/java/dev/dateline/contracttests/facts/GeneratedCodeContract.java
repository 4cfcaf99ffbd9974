package dev.dateline.contracttests.facts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.dateline.contracttests.facts.ConstraintTable.Access;
import dev.dateline.contracttests.facts.ConstraintTable.Property;
import dev.dateline.runtime.json.Direction;
import dev.dateline.runtime.json.JsonModel;
import dev.dateline.runtime.json.JsonValue;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the tables say of the generated code of either side, before anything is sent. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class GeneratedCodeContract {

  /** Where objects of the schemas are: the name of a body, and a pointer into it. */
  private static final Map<String, List<String>> SAMPLES =
      Map.ofEntries(
          Map.entry("DiskBackupSnapshotRestoreJob", List.of("restore-job")),
          Map.entry("DiskBackupRestoreMember", List.of("restore-job/components/0")),
          Map.entry(
              "ApiPrivateDownloadDeliveryUrl",
              List.of("restore-job/privateDownloadDeliveryUrls/0")),
          Map.entry("ApiBSONTimestamp", List.of("restore-job/desiredTimestamp")),
          Map.entry("PaginatedRestoreJobView", List.of("restore-jobs")),
          Map.entry(
              "BackupRestoreJob",
              List.of(
                  "restore-jobs/results/0",
                  "automated-checkpoint",
                  "automated-oplog",
                  "automated-point-in-time")),
          Map.entry("BackupRestoreJobDelivery", List.of("restore-jobs/results/0/delivery")),
          Map.entry("RestoreJobFileHash", List.of("restore-jobs/results/0/hashes/0")),
          Map.entry("Link", List.of("restore-job/links/0")),
          Map.entry("ApiError", List.of("error")),
          Map.entry("BadRequestDetail", List.of("error/badRequestDetail")),
          Map.entry("FieldViolation", List.of("error/badRequestDetail/fields/0")));

  private final GeneratedCode code;
  private final String groupSuffix;

  /**
   * Of one side.
   *
   * @param base package that the code was generated into
   * @param groupSuffix how interfaces of operations end: {@code Api} or {@code Service}
   */
  protected GeneratedCodeContract(String base, String groupSuffix) {
    this.code = new GeneratedCode(base);
    this.groupSuffix = groupSuffix;
  }

  static List<Property> properties() {
    return ConstraintTable.properties();
  }

  static List<FactualOperation> operations() {
    return FactualOperation.all();
  }

  @ParameterizedTest
  @MethodSource("properties")
  void everyPropertyHasAnAccessorOfItsType(Property property) {
    assertThat(code.isOfItsType(property))
        .as("%s for %s", code.accessor(property), property.type())
        .isTrue();
    assertThat(code.setters(property)).isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("properties")
  void deprecatedPropertiesAreMarked(Property property) {
    List<Method> methods = new ArrayList<>(code.setters(property));
    methods.add(code.accessor(property));

    assertThat(methods)
        .allSatisfy(
            method ->
                assertThat(method.isAnnotationPresent(Deprecated.class))
                    .as(method.toString())
                    .isEqualTo(property.deprecated()));
  }

  @ParameterizedTest
  @MethodSource("properties")
  void propertiesTravelInTheirDirectionOnly(Property property) {
    JsonModel model = code.read(property.schema(), sample(property).toString());

    assertThat(isIn(model, property, Direction.RESPONSE))
        .isEqualTo(property.access() != Access.WRITE_ONLY);
    // What is within a read-only property never gets into a request, whatever it says of itself.
    if (property.access() != Access.INHERITED) {
      assertThat(isIn(model, property, Direction.REQUEST))
          .isEqualTo(property.access() != Access.READ_ONLY);
    }
  }

  private static boolean isIn(JsonModel model, Property property, Direction direction) {
    return ((JsonValue.JsonObject) model.toJson(direction)).get(property.name()) != null;
  }

  /** An object of the schema among the bodies of the tables, that has the property. */
  private static JsonNode sample(Property property) {
    return SAMPLES.getOrDefault(property.schema(), List.of()).stream()
        .map(
            place -> {
              int end = place.contains("/") ? place.indexOf('/') : place.length();
              return ConstraintTable.body(place.substring(0, end)).at(place.substring(end));
            })
        .filter(sample -> sample.has(property.name()))
        .findFirst()
        .orElseThrow(() -> new AssertionError("No sample has " + property));
  }

  @ParameterizedTest
  @MethodSource("operations")
  void deprecatedOperationsAreMarked(FactualOperation operation) {
    Class<?> group = code.type("api." + groupOf(operation) + groupSuffix);

    assertThat(code.methods(group, operation.id()))
        .isNotEmpty()
        .allSatisfy(
            method ->
                assertThat(method.isAnnotationPresent(Deprecated.class))
                    .as(method.toString())
                    .isEqualTo(operation.isDeprecated()));
  }

  @ParameterizedTest
  @MethodSource("operations")
  void everyDocumentedStatusHasACaseAndNoOther(FactualOperation operation) {
    assertThat(code.statuses(operation)).isEqualTo(operation.statuses());
  }

  static Stream<Arguments> enumerations() {
    return Stream.of(
        Arguments.of("DiskBackupSnapshotRestoreJob", "DeliveryType", "/deliveryType"),
        Arguments.of("BackupRestoreJob", "StatusName", "/results/0/statusName"),
        Arguments.of("BackupRestoreJobDelivery", "MethodName", "/delivery/methodName"),
        Arguments.of("BackupRestoreJobDelivery", "StatusName", "/results/0/delivery/statusName"),
        Arguments.of("RestoreJobFileHash", "TypeName", "/results/0/hashes/0/typeName"));
  }

  @ParameterizedTest
  @MethodSource("enumerations")
  void enumerationsHaveTheirValuesAndNoOther(String schema, String enumeration, String pointer) {
    Set<String> values = new TreeSet<>();
    ConstraintTable.constraints().stream()
        .filter(row -> row.keyword().equals("enum") && row.pointer().equals(pointer))
        .flatMap(row -> row.argumentValue().orElseThrow().valueStream())
        .forEach(value -> values.add(value.asText()));

    assertThat(code.knownValues(schema, enumeration)).isNotEmpty().isEqualTo(values);
  }

  private static String groupOf(FactualOperation operation) {
    return ConstraintTable.operations().stream()
        .filter(fact -> fact.operation().equals(operation.id()) && fact.fact().equals("tag"))
        .map(fact -> fact.value().replace(" ", ""))
        .findFirst()
        .orElseThrow();
  }
}
