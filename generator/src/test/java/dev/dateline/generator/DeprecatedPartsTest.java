package dev.dateline.generator;

import dev.dateline.contract.ContractOptions;
import dev.dateline.contract.ContractReader;
import dev.dateline.contract.ContractSource;
import dev.dateline.generator.host.HostRun;
import dev.dateline.generator.view.Target;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Generated code may use what it marks deprecated itself, without a warning. */
class DeprecatedPartsTest {
  private static final String DOCUMENT =
      """
      openapi: 3.1.0
      info: {title: Jobs, version: '1'}
      paths:
        /jobs/{id}:
          get:
            operationId: getJob
            tags: [Jobs]
            parameters:
              - {name: id, in: path, required: true, deprecated: true, schema: {type: string}}
              - {name: old, in: query, deprecated: true, schema: {type: string, enum: [A, B]}}
            responses:
              '200':
                description: the job
                content: {application/json: {schema: {$ref: '#/components/schemas/Job'}}}
        /jobs:
          post:
            operationId: createJob
            deprecated: true
            tags: [Jobs]
            requestBody:
              content: {application/json: {schema: {$ref: '#/components/schemas/Job'}}}
            responses: {'204': {description: done}}
      components:
        schemas:
          Job:
            type: object
            deprecated: true
            required: [was]
            properties:
              was: {type: string, deprecated: true}
              kind: {type: string, deprecated: true, enum: [A, B]}
              more: {$ref: '#/components/schemas/Job'}
      """;

  @TempDir Path nowhere;

  @ParameterizedTest
  @EnumSource(names = {"CLIENT", "SERVER"})
  void compileWithoutAWarning(Target target) {
    var contract =
        ContractReader.read(ContractSource.text("jobs.yaml", DOCUMENT), ContractOptions.LATEST);
    Compilation.check(HostRun.generate(contract, target, "com.example.jobs", nowhere, null))
        .requireClean();
  }
}
