package dev.dateline.contract.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dateline.contract.ContractException;
import dev.dateline.contract.ContractOptions;
import dev.dateline.contract.Documents;
import dev.dateline.contract.model.Contract;
import dev.dateline.contract.model.Diagnostic;
import dev.dateline.contract.model.NamedType;
import dev.dateline.contract.model.Property;
import dev.dateline.contract.model.TypeName;
import dev.dateline.contract.model.TypeRef;
import dev.dateline.contract.model.TypeRef.Scalar.Kind;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names that the user gives, and names that stay where a neighbour comes. */
class NamesTest {
  private static final String SCHEMAS =
      """
      Cluster20240805:
        type: object
        properties:
          inner: {type: object, properties: {at: {type: string, format: date-time}}}
          size: {type: number}
      Other: {type: object, properties: {kind: {type: string, enum: [A, B]}}}
      """;

  private static Contract read(ContractOptions options) {
    return Documents.read(Documents.document("3.1.0", SCHEMAS), options);
  }

  private static Set<String> names(Contract contract) {
    return contract.types().keySet().stream().map(TypeName::toString).collect(Collectors.toSet());
  }

  @Test
  void givenNamesGoBeforeAllOthers() {
    assertThat(names(read(ContractOptions.LATEST)))
        .containsExactlyInAnyOrder("Cluster", "ClusterInner", "Other", "Other.Kind");
    Contract renamed =
        read(
            ContractOptions.LATEST.names(
                Map.of(
                    "Cluster20240805", "Deployment",
                    "Other", "Cluster",
                    "#/components/schemas/Cluster20240805/properties/inner", "Inside")));
    assertThat(names(renamed))
        .containsExactlyInAnyOrder("Deployment", "Inside", "Cluster", "Cluster.Kind");
    assertThat(renamed.diagnostics()).isEmpty();
  }

  @Test
  void aNameForNobodyIsReported() {
    Contract contract = read(ContractOptions.LATEST.names(Map.of("Clutser", "Cluster2")));
    assertThat(contract.diagnostics())
        .singleElement()
        .satisfies(
            diagnostic -> {
              assertThat(diagnostic.severity()).isEqualTo(Diagnostic.Severity.WARNING);
              assertThat(diagnostic.message()).contains("'Clutser'");
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.b", "class", "1st", "", "String", "SendOtherRequest", "NotFound"})
  void aNameThatCannotBeGivenIsAnError(String name) {
    assertThatThrownBy(() -> read(ContractOptions.LATEST.names(Map.of("Other", name))))
        .isInstanceOf(ContractException.class)
        .hasMessageContaining("names: '" + name + "'");
  }

  @Test
  void scalarsMayBeOthers() {
    Contract contract =
        read(
            ContractOptions.LATEST.scalars(
                Map.of(Kind.DATE_TIME, Kind.STRING, Kind.DECIMAL, Kind.DOUBLE)));
    assertThat(type(contract, "ClusterInner", "at")).isEqualTo(new TypeRef.Scalar(Kind.STRING));
    assertThat(type(contract, "Cluster", "size")).isEqualTo(new TypeRef.Scalar(Kind.DOUBLE));
  }

  /** Whatever comes beside a type, before it or after it, the type keeps its name. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "AA: {type: object, properties: {inner: {type: object, properties: {x: {type: string}}}}}",
        "Inner: {type: object, properties: {x: {type: string}}}",
        "ClusterDetail: {type: object, properties: {x: {type: string}}}",
        "Zz: {allOf: [{$ref: '#/components/schemas/Other'}, {properties: {y: {type: string}}}]}",
      })
  void aNeighbourMovesNoName(String neighbour) {
    Set<String> alone = names(read(ContractOptions.LATEST));
    for (String schemas : new String[] {neighbour + "\n" + SCHEMAS, SCHEMAS + neighbour + "\n"}) {
      Contract contract = Documents.read(Documents.document("3.1.0", schemas));
      assertThat(names(contract)).containsAll(alone);
      for (String name : new String[] {"Cluster", "ClusterInner", "Other"}) {
        assertThat(contract.types().get(TypeName.of(name)).pointer())
            .isEqualTo(read(ContractOptions.LATEST).types().get(TypeName.of(name)).pointer());
      }
    }
  }

  private static TypeRef type(Contract contract, String owner, String property) {
    return ((NamedType.ObjectType) contract.types().get(TypeName.of(owner)))
        .properties().stream()
            .filter(each -> each.wireName().equals(property))
            .map(Property::type)
            .findFirst()
            .orElseThrow();
  }
}
