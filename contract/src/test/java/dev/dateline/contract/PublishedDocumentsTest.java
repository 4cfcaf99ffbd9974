package dev.dateline.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.dateline.contract.model.Contract;
import dev.dateline.contract.model.NamedType;
import dev.dateline.contract.model.Operation;
import dev.dateline.contract.model.Property;
import dev.dateline.contract.model.TypeName;
import dev.dateline.contract.model.TypeRef;
import dev.dateline.contract.read.Document;
import dev.dateline.contract.read.DocumentReader;
import dev.dateline.contract.slice.Slicer;
import dev.dateline.runtime.version.ApiVersion;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javax.lang.model.SourceVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whole published documents: no accident, nothing dangling, every name legal. */
class PublishedDocumentsTest {

  private static Path published(String name) {
    var path = Documents.published(name);
    assumeThat(path)
        .as("%s is not here; set dateline.specs to the folder that has it", name)
        .isPresent();
    return path.orElseThrow();
  }

  @ParameterizedTest
  @CsvSource({
    "train-travel-3.1.yaml, 7, 22",
    "petstore-expanded-3.0.yaml, 4, 3",
    "callback-example-3.0.yaml, 1, 1"
  })
  void smallDocuments(String name, int operations, int types) {
    Contract contract =
        ContractReader.read(ContractSource.file(published(name)), ContractOptions.LATEST);
    assertThat(contract.operations()).hasSize(operations);
    assertThat(contract.types()).hasSize(types);
    isWhole(contract);
  }

  /** Atlas, at all its versions; five minutes are a bound for a busy machine, not a measure. */
  @Test
  @Timeout(300)
  void theAtlasDocumentAtEveryVersion() {
    Document document = DocumentReader.read(ContractSource.file(published("atlas-admin-v2.yaml")));
    List<ApiVersion> versions = Slicer.versions(document);
    assertThat(versions).hasSizeGreaterThan(10).endsWith(ApiVersion.PREVIEW);
    int operations = 0;
    for (ApiVersion version : versions) {
      Contract contract = build(document, version.toString());
      assertThat(contract.api().version()).isEqualTo(version);
      if (!version.isPreview()) {
        assertThat(contract.operations()).hasSizeGreaterThanOrEqualTo(operations);
        operations = contract.operations().size();
        assertThat(contract.operations())
            .allSatisfy(
                operation -> {
                  ApiVersion own = operation.version();
                  if (own != null) {
                    assertThat(own).isLessThanOrEqualTo(version);
                  }
                });
      }
      isWhole(contract);
    }
    assertThat(build(document, "latest").operations()).hasSize(operations);
  }

  /** Moving the date renames no type that both dates have, and moves none to another package. */
  @Test
  @Timeout(300)
  void namesOfTheAtlasDocumentStayFromDateToDate() {
    Document document = DocumentReader.read(ContractSource.file(published("atlas-admin-v2.yaml")));
    Map<String, String> before = Map.of();
    int kept = 0;
    for (ApiVersion version : Slicer.versions(document)) {
      Map<String, String> names = new HashMap<>();
      Contract contract = build(document, version.toString());
      for (NamedType type : contract.types().values()) {
        names.put(type.pointer(), qualified(contract, type.name()));
      }
      for (Map.Entry<String, String> type : before.entrySet()) {
        String now = names.get(type.getKey());
        if (now != null) {
          assertThat(now).as(type.getKey() + " at " + version).isEqualTo(type.getValue());
          kept++;
        }
      }
      before = names;
    }
    System.out.println(kept + " names of types stay from one date to the next, none changes");
    assertThat(kept).isGreaterThan(10_000);
  }

  /** A name with the group that it lives with. */
  private static String qualified(Contract contract, TypeName name) {
    String owner = name.owner();
    return contract.homes().getOrDefault(owner == null ? name.simple() : owner, "") + "/" + name;
  }

  /** Nor does choosing operations move a type. */
  @Test
  void packagesOfTheAtlasDocumentDoNotDependOnTheSelection() {
    Document document = DocumentReader.read(ContractSource.file(published("atlas-admin-v2.yaml")));
    Contract whole = build(document, "latest");
    for (String selection : new String[] {"Cloud Backups", "Alert Configurations", "Clusters"}) {
      Contract some =
          dev.dateline.contract.build.ContractBuilder.build(
              Slicer.slice(document, VersionPin.LATEST, List.of(selection)));
      assertThat(some.types().keySet())
          .allSatisfy(name -> assertThat(qualified(some, name)).isEqualTo(qualified(whole, name)));
    }
  }

  private static Contract build(Document document, String pin) {
    return dev.dateline.contract.build.ContractBuilder.build(
        Slicer.slice(document, VersionPin.of(pin), List.of()));
  }

  @Test
  void twoOperationsOfTheAtlasDocument() {
    Contract contract =
        ContractReader.read(
            ContractSource.file(published("atlas-admin-v2.yaml")),
            ContractOptions.at("2025-03-12")
                .operations("getGroupClusterBackupRestoreJob", "createGroupClusterRestoreJob"));
    assertThat(contract.operations()).hasSize(2);
    assertThat(contract.types()).hasSize(17);
    isWhole(contract);
  }

  /** Exactly the version that the rule picks, its statuses included. */
  @ParameterizedTest
  @CsvSource({"2023-01-01, 200, 201", "2024-05-30, 201, 200", "2025-03-12, 201, 200"})
  void oneStatusOfTwo(String version, String there, String gone) {
    Contract contract =
        ContractReader.read(
            ContractSource.file(published("atlas-admin-v2.yaml")),
            ContractOptions.at(version).operations("createGroupClusterSearchDeployment"));
    assertThat(contract.operations())
        .singleElement()
        .satisfies(
            operation ->
                assertThat(operation.responses())
                    .extracting(response -> response.status())
                    .contains(there, "400")
                    .doesNotContain(gone));
  }

  /** Every name that is used is there, and every name is one that Java and file systems take. */
  private static void isWhole(Contract contract) {
    assertThat(Facts.misplaced(contract)).isEmpty();
    for (TypeRef reference : Facts.references(contract)) {
      if (reference instanceof TypeRef.Named named) {
        assertThat(contract.types()).containsKey(named.name());
      }
    }
    Set<String> requests = new HashSet<>();
    contract.operations().forEach(operation -> requests.add(operation.name() + "Request"));
    Set<String> names = new HashSet<>();
    for (TypeName name : contract.types().keySet()) {
      assertThat(SourceVersion.isName(name.simple())).as(name.toString()).isTrue();
      assertThat(names.add(name.toString().toLowerCase(Locale.ROOT))).as(name.toString()).isTrue();
      String owner = name.owner();
      if (owner != null && !requests.contains(owner)) {
        assertThat(contract.types().get(TypeName.of(owner)))
            .as("owner of " + name)
            .isInstanceOf(NamedType.ObjectType.class);
      }
    }
    for (NamedType type : contract.types().values()) {
      if (type instanceof NamedType.ObjectType object) {
        Set<String> properties = new HashSet<>();
        for (Property property : object.properties()) {
          assertThat(SourceVersion.isName(property.name())).as(property.pointer()).isTrue();
          assertThat(properties.add(property.name())).as(property.pointer()).isTrue();
        }
      } else if (type instanceof NamedType.EnumType values) {
        Set<String> constants = new HashSet<>();
        values
            .constants()
            .forEach(
                constant -> {
                  assertThat(SourceVersion.isName(constant.name())).as(type.pointer()).isTrue();
                  assertThat(constants.add(constant.name())).as(type.pointer()).isTrue();
                });
      }
    }
    Set<String> operations = new HashSet<>();
    for (Operation operation : contract.operations()) {
      assertThat(operations.add(operation.name().toLowerCase(Locale.ROOT))).isTrue();
      assertThat(operation.responses()).as(operation.id()).isNotEmpty();
    }
  }
}
