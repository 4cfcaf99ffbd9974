package dev.dateline.contract.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.dateline.contract.ContractException;
import dev.dateline.contract.ContractSource;
import dev.dateline.contract.Documents;
import dev.dateline.contract.compare.OperationChange.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What each date of a document adds, changes and removes. */
class VersionHistoryTest {
  private static final String DOCUMENT =
      """
      openapi: 3.1.0
      info: {title: Jobs, version: '1'}
      paths:
        /jobs/{id}:
          post:
            operationId: createJob
            tags: [Jobs]
            parameters: [{name: id, in: path, required: true, schema: {type: string}}]
            requestBody:
              content:
                application/vnd.x.2023-01-01+json: {schema: {$ref: '#/components/schemas/Job'}}
                application/vnd.x.2024-01-01+json:
                  schema: {$ref: '#/components/schemas/Job20240101'}
            responses:
              '200':
                description: done
                content:
                  application/vnd.x.2023-01-01+json:
                    schema: {$ref: '#/components/schemas/Job'}
                    x-sunset: '2026-01-01'
              '201':
                description: done
                content:
                  application/vnd.x.2024-01-01+json:
                    schema: {$ref: '#/components/schemas/Job20240101'}
        /same:
          get:
            operationId: same
            tags: [Other]
            responses:
              '200':
                description: same
                content:
                  application/vnd.x.2023-01-01+json: {schema: {$ref: '#/components/schemas/Kind'}}
                  application/vnd.x.2024-01-01+json: {schema: {$ref: '#/components/schemas/Kind'}}
        /late:
          get:
            operationId: late
            deprecated: true
            x-sunset: '2027-01-01'
            responses:
              '200':
                description: late
                content:
                  application/vnd.x.2024-01-01+json: {schema: {$ref: '#/components/schemas/Kind'}}
                  application/vnd.x.preview+json: {schema: {type: string}}
      components:
        schemas:
          Kind: {type: string, enum: [A, B]}
          Job:
            type: object
            required: [id]
            properties:
              id: {type: string, maxLength: 5}
              size: {type: integer}
              old: {type: string}
              steps: {type: array, items: {$ref: '#/components/schemas/Step'}}
          Job20240101:
            type: object
            required: [id, kind]
            properties:
              id: {type: string, maxLength: 9}
              size: {type: string}
              kind: {$ref: '#/components/schemas/Kind'}
              steps: {type: array, items: {$ref: '#/components/schemas/Step20240101'}}
          Step: {type: object, properties: {name: {type: string}, of: {$ref: '#/components/schemas/Step'}}}
          Step20240101:
            type: object
            properties:
              name: {type: [string, 'null']}
              of: {$ref: '#/components/schemas/Step20240101'}
      """;

  private static final ContractSource SOURCE = ContractSource.text("jobs.yaml", DOCUMENT);

  @Test
  void tellsWhatEachDateBrings() {
    VersionHistory history = VersionHistory.of(SOURCE, List.of());
    assertThat(history.title()).isEqualTo("Jobs");
    assertThat(history.versions())
        .extracting(changes -> changes.version().toString())
        .containsExactly("2023-01-01", "2024-01-01", "preview");
    VersionChanges oldest = history.versions().get(0);
    assertThat(oldest.operations()).isEqualTo(2);
    assertThat(oldest.of(Kind.ADDED)).extracting("id").containsExactly("createJob", "same");
    assertThat(oldest.changes().get(0).sunset()).isEqualTo("2026-01-01");

    VersionChanges second = history.versions().get(1);
    assertThat(second.of(Kind.ADDED))
        .singleElement()
        .satisfies(
            late -> {
              assertThat(late.id()).isEqualTo("late");
              assertThat(late.deprecated()).isTrue();
              assertThat(late.sunset()).isEqualTo("2027-01-01");
            });
    assertThat(second.of(Kind.REMOVED)).isEmpty();
    List<OperationChange> changed = second.of(Kind.CHANGED);
    assertThat(changed).extracting("id").containsExactly("createJob", "same");
    assertThat(changed.get(1).differences()).as("another date, the same content").isEmpty();
    assertThat(changed.get(0).sunset()).as("the new version has no end").isNull();
    assertThat(changed.get(0).differences())
        .containsExactly(
            "request body, id: greatest length 9, before 5",
            "request body, size: string, no longer int64",
            "request body, kind: new, and required",
            "request body, steps[].name: may be null",
            "request body, old: gone",
            "answers 201 instead of 200",
            "response 201, id: greatest length 9, before 5",
            "response 201, size: string, no longer int64",
            "response 201, kind: new, and required",
            "response 201, steps[].name: may be null",
            "response 201, old: gone");

    assertThat(history.versions().get(2).changes())
        .singleElement()
        .extracting(OperationChange::differences)
        .isEqualTo(List.of("response 200: string, no longer one of a list of values"));
  }

  @Test
  void tellsOfSomeOperationsOnly() {
    assertThat(VersionHistory.of(SOURCE, List.of("late")).versions())
        .extracting(version -> version.changes().size())
        .containsExactly(0, 1, 1);
    assertThat(VersionHistory.of(SOURCE, List.of("Other")).versions())
        .extracting(version -> version.changes().size())
        .containsExactly(1, 1, 0);
    assertThatThrownBy(() -> VersionHistory.of(SOURCE, List.of("nobody")))
        .isInstanceOf(ContractException.class)
        .hasMessageContaining("'nobody'");
  }

  @Test
  void aDocumentWithoutDatesHasNoVersions() {
    String plain = "paths: {/x: {get: {responses: {'204': {description: none}}}}}";
    assertThat(
            VersionHistory.of(ContractSource.text("x.yaml", Documents.ofPaths(plain)), List.of())
                .versions())
        .isEmpty();
  }

  @Test
  void aStatusThatChangesIsTold() {
    var atlas = Documents.published("atlas-admin-v2.yaml");
    assumeThat(atlas).isPresent();
    VersionHistory history =
        VersionHistory.of(
            ContractSource.file(atlas.orElseThrow()),
            List.of("createGroupClusterSearchDeployment"));
    List<OperationChange> changes =
        history.versions().stream().flatMap(version -> version.changes().stream()).toList();
    assertThat(changes).extracting("kind").startsWith(Kind.ADDED, Kind.CHANGED);
    assertThat(changes.get(1).differences()).contains("answers 201 instead of 200");
  }
}
