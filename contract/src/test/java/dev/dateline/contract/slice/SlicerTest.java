package dev.dateline.contract.slice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dateline.contract.ContractException;
import dev.dateline.contract.ContractOptions;
import dev.dateline.contract.ContractReader;
import dev.dateline.contract.ContractSource;
import dev.dateline.contract.Documents;
import dev.dateline.contract.Facts;
import dev.dateline.contract.model.Contract;
import dev.dateline.contract.model.Operation;
import dev.dateline.contract.model.Response;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlicerTest {
  private static final String DATED =
      """
      openapi: 3.1.0
      info: {title: Dated, version: '1'}
      tags: [{name: Jobs}, {name: Other things}]
      paths:
        /jobs:
          get:
            operationId: listJobs
            tags: [Jobs]
            responses:
              '200':
                description: jobs
                content:
                  application/vnd.t.2023-01-01+json: {schema: {$ref: '#/components/schemas/Job'}}
                  application/vnd.t.2024-05-30+json: {schema: {$ref: '#/components/schemas/Job20240530'}}
                  application/vnd.t.preview+json: {schema: {$ref: '#/components/schemas/NextJob'}}
              '202':
                description: only once
                content:
                  application/vnd.t.2023-01-01+json: {schema: {$ref: '#/components/schemas/Job'}}
              '206': {$ref: '#/components/responses/some'}
              '404':
                description: unversioned
                content:
                  application/json: {schema: {$ref: '#/components/schemas/Problem'}}
          post:
            operationId: createJob
            tags: [Jobs]
            requestBody: {$ref: '#/components/requestBodies/job'}
            responses:
              '201':
                description: created
                content:
                  application/vnd.t.2024-05-30+json: {}
        /next:
          get:
            operationId: getNext
            tags: [Other things]
            responses:
              '200':
                description: preview only
                content:
                  application/vnd.t.preview+json: {schema: {$ref: '#/components/schemas/NextJob'}}
        /ping:
          get:
            operationId: ping
            tags: [Other things]
            responses: {'200': {description: unversioned}}
      components:
        requestBodies:
          job:
            content:
              application/vnd.t.2024-05-30+json: {schema: {$ref: '#/components/schemas/Job20240530'}}
              application/vnd.t.2025-02-19+json: {schema: {$ref: '#/components/schemas/Job'}}
        responses:
          some:
            description: shared
            content:
              application/vnd.t.2024-05-30+json: {schema: {$ref: '#/components/schemas/Job20240530'}}
        schemas:
          Job: {type: object, properties: {id: {type: string}}}
          Job20240530: {type: object, properties: {id: {type: string}, more: {$ref: '#/components/schemas/More'}}}
          More: {type: object, properties: {x: {type: string}}}
          NextJob: {type: object, properties: {next: {type: string}}}
          Problem: {type: object, properties: {code: {type: string}}}
          Unreached: {type: object, properties: {x: {type: string}}}
      """;

  private static Contract at(String pin) {
    return Documents.read(DATED, ContractOptions.at(pin));
  }

  private static String operations(Contract contract) {
    return contract.operations().stream()
        .map(operation -> operation.id() + "@" + operation.version())
        .collect(Collectors.joining(" "));
  }

  @ParameterizedTest
  @CsvSource({
    "2023-01-01, 2023-01-01, listJobs@2023-01-01 ping@null",
    "2024-05-29, 2023-01-01, listJobs@2023-01-01 ping@null",
    "2024-05-30, 2024-05-30, listJobs@2024-05-30 createJob@2024-05-30 ping@null",
    "2025-02-18, 2024-05-30, listJobs@2024-05-30 createJob@2024-05-30 ping@null",
    "2025-02-19, 2025-02-19, listJobs@2024-05-30 createJob@2025-02-19 ping@null",
    "9999-12-31, 2025-02-19, listJobs@2024-05-30 createJob@2025-02-19 ping@null",
    "latest, 2025-02-19, listJobs@2024-05-30 createJob@2025-02-19 ping@null",
    "preview, preview, listJobs@preview createJob@2025-02-19 getNext@preview ping@null"
  })
  void theNewestVersionNotLaterThanThePinWins(String pin, String resolved, String operations) {
    Contract contract = at(pin);
    assertThat(contract.api().version()).hasToString(resolved);
    assertThat(contract.protocol().version()).isEqualTo(contract.api().version());
    assertThat(operations(contract)).isEqualTo(operations);
  }

  @ParameterizedTest
  @CsvSource({"2023-01-01, 200 202 404", "2024-05-30, 200 206 404", "preview, 200 404"})
  void oneDateOverAllResponses(String pin, String statuses) {
    Operation list = Facts.operation(at(pin), "listJobs");
    assertThat(list.responses().stream().map(Response::status).collect(Collectors.joining(" ")))
        .isEqualTo(statuses);
    assertThat(list.responses())
        .allSatisfy(response -> assertThat(response.mediaTypes()).hasSize(1));
  }

  @Test
  void oneDateOverRequestAndResponses() {
    Operation early = Facts.operation(at("2024-05-30"), "createJob");
    assertThat(early.body()).isNotNull();
    assertThat(early.body().contents())
        .singleElement()
        .satisfies(
            content ->
                assertThat(content.mediaType()).hasToString("application/vnd.t.2024-05-30+json"));
    assertThat(early.responses()).hasSize(1);
    assertThat(early.responses().get(0).contents()).isEmpty();
    assertThat(early.responses().get(0).mediaTypes()).hasSize(1);

    // Answers of another date only: what is left is "any".
    assertThat(Facts.operation(at("2025-02-19"), "createJob").responses())
        .extracting(Response::status)
        .containsExactly("default");
  }

  @ParameterizedTest
  @CsvSource({
    "2023-01-01, Job Problem",
    "2024-05-30, Job More Problem",
    "2025-02-19, Job Job20240530 More Problem",
    "preview, Job NextJob Problem"
  })
  void typesAreThoseReachedAndDatesGoWhereNothingClashes(String pin, String types) {
    assertThat(String.join(" ", Facts.typeNames(at(pin)).stream().sorted().toList()))
        .isEqualTo(types);
  }

  @Test
  void theSelectionDoesNotRenameTypes() {
    Contract whole = at("2025-02-19");
    Contract part = Documents.read(DATED, ContractOptions.at("2025-02-19").operations("listJobs"));
    assertThat(Facts.typeNames(part)).containsExactly("Job20240530", "More", "Problem");
    assertThat(Facts.typeNames(whole)).containsAll(Facts.typeNames(part));
  }

  @ParameterizedTest
  @CsvSource({
    "ping, ping",
    "Jobs, listJobs createJob",
    "Jobs+ping, listJobs createJob ping",
    "ping+listJobs, listJobs ping"
  })
  void operationsAreSelectedByIdOrTag(String wanted, String operations) {
    Contract contract =
        Documents.read(DATED, ContractOptions.at("latest").operations(wanted.split("\\+")));
    assertThat(contract.operations().stream().map(Operation::id).collect(Collectors.joining(" ")))
        .isEqualTo(operations);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "latest | listJob | 'listJob'.*'listJobs'",
        "latest | LISTJOBS | 'LISTJOBS'.*'listJobs'",
        "latest | job | 'job'.*'Jobs'",
        "latest | somethingElse | 'somethingElse'.*operationId",
        "2023-01-01 | createJob | 'createJob' does not exist at version 2023-01-01.*2024-05-30, 2025-02-19",
        "latest | getNext | 'getNext' does not exist.*preview"
      })
  void anEntryThatSelectsNothingIsAnError(String pin, String wanted, String message) {
    assertThatThrownBy(
            () -> Documents.read(DATED, ContractOptions.at(pin).operations("ping", wanted)))
        .isInstanceOf(ContractException.class)
        .hasMessageMatching("(?s).*" + message + ".*");
  }

  @ParameterizedTest
  @CsvSource({
    "2022-12-31, earlier than the oldest version",
    "2024-02-30, no such day",
    "2024-2-3, is not a version",
    "v1, is not a version",
    "'', is not a version"
  })
  void aPinThatSelectsNothingIsAnErrorThatListsTheVersions(String pin, String reason) {
    assertThatThrownBy(() -> at(pin))
        .isInstanceOf(ContractException.class)
        .hasMessageContaining("test.yaml")
        .hasMessageContaining(reason)
        .hasMessageContaining("2023-01-01, 2024-05-30, 2025-02-19, preview");
  }

  @Test
  void previewIsAnErrorWhereThereIsNone() {
    String dated = DATED.replace(".preview+", ".2023-10-01+");
    assertThatThrownBy(() -> Documents.read(dated, ContractOptions.at("preview")))
        .isInstanceOf(ContractException.class)
        .hasMessageContaining("no preview version");
  }

  @ParameterizedTest
  @CsvSource({"2024-01-01", "preview"})
  void aDocumentWithoutDatesHasNoVersionsToPin(String pin) {
    String undated =
        "openapi: 3.1.0\ninfo: {title: T, version: '1'}\npaths: {/a: {get: {responses: {'204': {description: d}}}}}\n";
    assertThat(Documents.read(undated, ContractOptions.LATEST).api().version()).isNull();
    assertThatThrownBy(() -> Documents.read(undated, ContractOptions.at(pin)))
        .isInstanceOf(ContractException.class)
        .hasMessageContaining("'" + pin + "'")
        .hasMessageContaining("latest");
  }

  @Test
  void versionsAreListed() {
    assertThat(ContractReader.versions(ContractSource.text("t", DATED)))
        .map(Object::toString)
        .containsExactly("2023-01-01", "2024-05-30", "2025-02-19", "preview");
  }

  @Test
  void danglingReferencesCountOnlyWhereTheyAreReached() {
    String broken =
        DATED
            .replace(
                "NextJob: {type: object",
                "NextJob: {$ref: '#/components/schemas/Gone', x: {type: object")
            .replace("{next: {type: string}}}", "{next: {type: string}}}}");
    assertThat(Documents.read(broken, ContractOptions.at("latest")).operations()).hasSize(3);
    assertThat(Documents.read(broken, ContractOptions.at("latest")).diagnostics())
        .noneMatch(diagnostic -> diagnostic.message().contains("Gone"));
    assertThat(Facts.warnings(Documents.read(broken, ContractOptions.at("preview"))))
        .contains("#/components/schemas/NextJob")
        .contains("the reference '#/components/schemas/Gone' leads nowhere; any JSON takes its");
  }

  @Test
  void whatIsMissingLeavesTheRestAsItIs() {
    Contract contract =
        Documents.paths(
            """
            paths:
              /a:
                post:
                  operationId: doIt
                  parameters:
                    - {$ref: '#/components/parameters/Gone'}
                    - {name: n, in: query, schema: {$ref: '#/components/schemas/Gone'}}
                  requestBody: {$ref: '#/components/requestBodies/Gone'}
                  responses:
                    '200':
                      description: fine
                      headers: {X-Left: {$ref: '#/components/headers/Gone'}}
                      content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}, examples: {a: {$ref: '#/nowhere'}}}}
                      links: {l: {$ref: '#/components/links/Gone'}}
                    '400': {$ref: '#/components/responses/Gone'}
                    '404': {$ref: '#/components/schemas/Cat'}
            components:
              schemas:
                Pet:
                  oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Dog'}]
                  discriminator: {propertyName: kind, mapping: {cat: Cat, dog: '#/components/schemas/Dog', cow: Cow}}
                Cat: {type: object, properties: {kind: {type: string}, claws: {allOf: [{$ref: '#/components/schemas/Gone'}, {type: integer}]}}}
                Dog: {type: object, properties: {kind: {type: string}, tail: {$ref: '#/components/schemas/Cat/properties/tail'}}}
            """);
    Operation operation = Facts.operation(contract, "doIt");
    assertThat(operation.parameters())
        .singleElement()
        .satisfies(only -> assertThat(Facts.type(only.type())).isEqualTo("json"));
    assertThat(operation.body()).isNotNull();
    assertThat(operation.responses())
        .map(response -> response.status() + " " + Facts.type(response.contents().get(0).type()))
        .containsExactly("200 Pet", "400 binary", "404 binary");
    assertThat(operation.responses().get(0).headers())
        .singleElement()
        .satisfies(only -> assertThat(Facts.type(only.type())).isEqualTo("string"));
    assertThat(Facts.typeNames(contract)).containsExactly("Pet", "Cat", "Dog");
    assertThat(Facts.properties(contract, "Cat").get("claws")).contains("int64");
    assertThat(Facts.properties(contract, "Dog").get("tail")).contains("json");
    assertThat(Facts.warnings(contract))
        .contains(
            "#/paths/~1a/post/parameters/0",
            "#/paths/~1a/post/parameters/1/schema",
            "#/paths/~1a/post/requestBody",
            "#/paths/~1a/post/responses/200/headers/X-Left",
            "#/paths/~1a/post/responses/200/content/application~1json/examples/a",
            "#/paths/~1a/post/responses/200/links/l",
            "#/paths/~1a/post/responses/400",
            "#/paths/~1a/post/responses/404",
            "#/components/schemas/Pet/discriminator/mapping/cow",
            "#/components/schemas/Cat/properties/claws/allOf/0",
            "#/components/schemas/Dog/properties/tail");
  }

  @Test
  void discriminatorsReachWithoutReferences() {
    Contract contract =
        Documents.paths(
            """
            paths:
              /a: {get: {responses: {'200': {description: d, content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}}}}
            components:
              schemas:
                Pet:
                  type: object
                  discriminator: {propertyName: kind}
                  properties: {kind: {type: string}}
                Cat:
                  allOf: [{$ref: '#/components/schemas/Pet'}, {type: object, properties: {claws: {type: integer}}}]
                Dog:
                  allOf: [{$ref: '#/components/schemas/Pet'}, {type: object, properties: {tricks: {type: integer}}}]
                Stone: {type: object, properties: {weight: {type: integer}}}
            """);
    assertThat(Facts.typeNames(contract)).containsExactly("Pet", "Cat", "Dog");
  }

  @Test
  void securitySchemesAreReachedByName() {
    Contract contract =
        Documents.paths(
            """
            security: [{key: []}]
            paths:
              /a: {get: {operationId: a, responses: {'204': {description: d}}}}
              /b: {get: {operationId: b, security: [{basic: []}], responses: {'204': {description: d}}}}
            components:
              securitySchemes:
                key: {type: apiKey, in: header, name: X-Key}
                basic: {type: http, scheme: basic}
                unused: {type: http, scheme: bearer}
            """);
    assertThat(contract.protocol().securitySchemes()).containsOnlyKeys("key", "basic");
    assertThat(Facts.operation(contract, "a").security()).isEqualTo(List.of(List.of("key")));
    assertThat(new TreeMap<>(contract.protocol().securitySchemes())).hasSize(2);
  }
}
