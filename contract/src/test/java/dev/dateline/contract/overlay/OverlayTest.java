package dev.dateline.contract.overlay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dateline.contract.ContractException;
import dev.dateline.contract.ContractOptions;
import dev.dateline.contract.ContractReader;
import dev.dateline.contract.ContractSource;
import dev.dateline.contract.model.Contract;
import dev.dateline.contract.model.Diagnostic;
import dev.dateline.contract.model.NamedType;
import dev.dateline.contract.model.Property;
import dev.dateline.contract.model.TypeName;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Documents corrected from outside. */
class OverlayTest {
  private static final String DOCUMENT =
      """
      openapi: 3.1.0
      info: {title: Jobs, version: '1'}
      tags: [{name: Jobs}]
      paths:
        /jobs:
          get:
            operationId: getJob
            tags: [Jobs]
            parameters:
              - {name: size, in: query, schema: {type: string}}
              - {name: internal, in: query, schema: {type: string}}
            responses:
              '200':
                description: the job
                content: {application/json: {schema: {$ref: '#/components/schemas/Job'}}}
        /internal:
          get: {operationId: inside, responses: {'204': {description: none}}}
      components:
        schemas:
          Job:
            type: object
            required: [id]
            properties:
              id: {type: string, pattern: '^x$'}
              size: {type: string}
      """;

  private static Contract read(String... overlays) {
    List<ContractSource> sources =
        Arrays.stream(overlays)
            .map(actions -> ContractSource.text("fix.yaml", "overlay: 1.0.0\nactions:\n" + actions))
            .toList();
    return ContractReader.read(
        ContractSource.text("jobs.yaml", DOCUMENT).overlaid(sources), ContractOptions.LATEST);
  }

  private static Property property(Contract contract, String name) {
    return ((NamedType.ObjectType) contract.types().get(TypeName.of("Job")))
        .properties().stream()
            .filter(property -> property.name().equals(name))
            .findFirst()
            .orElseThrow();
  }

  @Test
  void updatesAreMergedAndArraysGrow() {
    Contract contract =
        read(
            """
            - target: $
              update:
                info: {title: Corrected}
                components:
                paths: {/more: {get: {operationId: more, responses: {'204': {description: x}}}}}
            - target: $.components.schemas.Job
              update:
                required: [size]
                properties: {size: {type: integer}, more: {type: boolean}}
            - target: $.paths['/jobs'].get.parameters
              update: {name: added, in: query, schema: {type: boolean}}
            - target: $.paths.*.get.parameters[?@.name=='internal']
              remove: true
            """);
    assertThat(contract.api().title()).isEqualTo("Corrected");
    assertThat(contract.operations()).extracting("id").contains("more", "getJob");
    assertThat(property(contract, "id").required()).isTrue();
    assertThat(property(contract, "size").required()).isTrue();
    assertThat(property(contract, "size").type().toString()).contains("INT");
    assertThat(property(contract, "more")).isNotNull();
    assertThat(
            contract.operations().stream()
                .filter(operation -> operation.id().equals("getJob"))
                .findFirst()
                .orElseThrow()
                .parameters())
        .extracting("wireName")
        .containsExactly("size", "added");
    assertThat(contract.diagnostics()).isEmpty();
  }

  @Test
  void removesWhatIsNoObjectToo() {
    assertThat(property(read(), "id").constraints().pattern()).isNotNull();
    Contract contract =
        read(
            """
            - {target: $.components.schemas.Job.properties.id.pattern, remove: true}
            - {target: "$.paths['/internal']", remove: true}
            """);
    assertThat(property(contract, "id").constraints().pattern()).isNull();
    assertThat(contract.operations()).hasSize(1);
  }

  @Test
  void oneAfterTheOther() {
    String first = "- {target: $.info, update: {title: One, x-seen: true}}\n";
    String second =
        "- {target: '$.info[?@==true]', remove: true}\n- {target: $.info, update:"
            + " {title: Two}}\n";
    assertThat(read(first, second).api().title()).isEqualTo("Two");
    assertThat(read(second, first).api().title()).isEqualTo("One");
  }

  @Test
  void anActionThatMatchesNothingIsReported() {
    Contract contract =
        read("- {target: $.info, update: {title: A}}\n- {target: $.nowhere, remove: true}\n");
    assertThat(contract.diagnostics())
        .containsExactly(
            new Diagnostic(
                Diagnostic.Severity.WARNING,
                "#",
                "fix.yaml:4:3: action 2 of the overlay changes nothing: '$.nowhere' matches nothing"
                    + " in jobs.yaml. Correct the target, or remove the action."));
  }

  @Test
  void whatComesFromAnOverlayIsBlamedThere() {
    assertThatThrownBy(
            () ->
                read(
                    """
                    - target: $.components.schemas.Job.properties
                      update:
                        other: {$ref: 'https://example.com/other.yaml'}
                    """))
        .isInstanceOf(ContractException.class)
        .hasMessageContaining("fix.yaml:5:")
        .hasMessageContaining("https://example.com/other.yaml");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "- {update: {}}                               | 3:3: action 1 of the overlay: it has no 'target'",
        "- {target: $.info}                           | it neither updates nor removes",
        "- {target: info, remove: true}               | 'info' is no JSONPath query (RFC 9535): a query begins with '$'",
        "- {target: $.info, copy: $.x, remove: true}  | it has a field 'copy'",
        "- {target: $, remove: true}                  | it removes the whole document",
        "- {target: $.info, update: [1]}              | is an object, at jobs.yaml:2:7, but its update is none",
        "- {target: $.info.title, update: A}          | is neither object nor array, at jobs.yaml:2:15",
      })
  void mistakesAreErrors(String actions, String message) {
    assertThatThrownBy(() -> read(actions))
        .isInstanceOf(ContractException.class)
        .hasMessageContaining("fix.yaml:")
        .hasMessageContaining(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "openapi: 3.1.0                | the key 'overlay' is missing",
        "overlay: 2.0.0                | OpenAPI Overlay 2.0.0 is not known here",
        "overlay: 1.0.0                | has a list of 'actions', and at least one",
        "just text                     | the key 'overlay' is missing",
      })
  void otherFilesAreNoOverlays(String text, String message) {
    assertThatThrownBy(
            () ->
                ContractReader.read(
                    ContractSource.text("jobs.yaml", DOCUMENT)
                        .overlaid(List.of(ContractSource.text("fix.yaml", text))),
                    ContractOptions.LATEST))
        .isInstanceOf(ContractException.class)
        .hasMessageContaining("fix.yaml")
        .hasMessageContaining(message);
  }
}
