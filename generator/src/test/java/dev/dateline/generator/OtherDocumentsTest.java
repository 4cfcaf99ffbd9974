package dev.dateline.generator;

import dev.dateline.contract.ContractOptions;
import dev.dateline.contract.ContractReader;
import dev.dateline.contract.ContractSource;
import dev.dateline.generator.host.HostRun;
import dev.dateline.generator.view.Target;
import java.nio.file.Path;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What published documents do that once did not compile, each in a few lines. */
class OtherDocumentsTest {
  private static final String DONE = "responses: {'204': {description: done}}";

  private static final String MODEL =
      "responses: {'200': {description: done, content: {application/json: {schema: {type: object,"
          + " properties: {x: {type: string}}}}}}}";

  @TempDir Path nowhere;

  static Stream<Arguments> documents() {
    return Stream.of(
            Arguments.of(
                "a method that Jakarta REST does not know", "Some", "trace: {" + DONE + "}"),
            Arguments.of(
                "an operation named by a word of Java",
                "Some",
                "post: {operationId: import, " + DONE + "}"),
            Arguments.of(
                "an operation named as a method of every object",
                "Some",
                "post: {operationId: notify, " + DONE + "}"),
            Arguments.of(
                "two operations of one name",
                "Some",
                "get: {operationId: a, " + DONE + "}, put: {operationId: a, " + DONE + "}"),
            Arguments.of(
                "a group called as no package can be",
                "Some",
                "get: {tags: [class], " + MODEL + "}, put: {tags: ['1'], " + MODEL + "}"),
            Arguments.of("a title that says nothing", "API", "get: {" + DONE + "}"),
            Arguments.of("no answer", "Some", "get: {operationId: a, responses: {}}"),
            Arguments.of(
                "an operation that would have a type of the runtime",
                "Some",
                "post: {operationId: operation, requestBody: {content: {application/json: {}}}, "
                    + DONE
                    + "}, get: {operationId: api, "
                    + DONE
                    + "}"),
            Arguments.of(
                "a tag that the builder of servers has a method for",
                "Some",
                "get: {operationId: a, tags: [resource], "
                    + DONE
                    + "}, put: {operationId: b, tags: [authenticator], "
                    + DONE
                    + "}"),
            Arguments.of(
                "tags that fakes have methods for",
                "Some",
                "get: {operationId: a, tags: [client], "
                    + DONE
                    + "}, put: {operationId: b, tags: [sent], "
                    + DONE
                    + "}, post: {operationId: getClass, tags: [shared examples], "
                    + DONE
                    + "}"),
            Arguments.of(
                "media types that no identifier can be made of",
                "Some",
                "get: {operationId: a, responses: {'200': {description: d, content: {audio/mp4: {},"
                    + " audio/3gpp: {}, audio/*: {}, image/*: {schema: {type: string, format:"
                    + " binary}}}}}}"),
            Arguments.of(
                "errors with two bodies",
                "Some",
                "get: {operationId: a, responses: {'400': {description: d, content:"
                    + " {application/json: {schema: {$ref: '#/components/schemas/E'}},"
                    + " application/problem+json: {schema: {$ref: '#/components/schemas/F'}}}}}},"
                    + " put: {operationId: b, responses: {'400': {description: d, content:"
                    + " {application/json: {schema: {$ref: '#/components/schemas/E'}}}}}}"),
            Arguments.of(
                "a body that is one of a list of values",
                "Some",
                "post: {operationId: a, requestBody: {content: {application/json: {schema: {$ref:"
                    + " '#/components/schemas/G'}}}}, "
                    + DONE
                    + "}"),
            Arguments.of(
                "a reference that leads nowhere",
                "Some",
                "get: {operationId: a, responses: {'200': {$ref: '#/components/responses/None'}}}"),
            Arguments.of(
                "a property called as what tells of another",
                "Some",
                "get: {operationId: a, responses: {'200': {description: d, content:"
                    + " {application/json: {schema: {properties: {n: {type: string, nullable:"
                    + " true}, hasN: {type: boolean}}}}}}}}"),
            Arguments.of(
                "a deprecated parameter",
                "Some",
                "get: {parameters: [{name: p, in: query, deprecated: true, schema: {type: string,"
                    + " enum: [a, b]}}], "
                    + DONE
                    + "}"))
        .flatMap(
            document ->
                Stream.of(Target.CLIENT, Target.SERVER, Target.FAKE)
                    .map(
                        target ->
                            Arguments.of(
                                document.get()[0], document.get()[1], document.get()[2], target)));
  }

  @ParameterizedTest(name = "{0}, {3}")
  @MethodSource("documents")
  void compile(String what, String title, String operations, Target target) {
    String yaml =
        """
        openapi: 3.0.3
        info: {title: '%s', version: '1'}
        paths: {/a: {%s}}
        components:
          schemas:
            E: {properties: {e: {type: string}}}
            F: {properties: {f: {type: string}}}
            G: {type: string, enum: [a, b]}
        """
            .formatted(title, operations);
    var contract = ContractReader.read(ContractSource.text(what, yaml), ContractOptions.LATEST);
    var sources =
        new TreeMap<>(HostRun.generate(contract, target, "com.example.other", nowhere, null));
    if (target == Target.FAKE) {
      sources.putAll(HostRun.generate(contract, Target.CLIENT, "com.example.other", nowhere, null));
    }
    ModelArrows.check(sources);
    Compilation.check(sources).requireClean();
  }
}
