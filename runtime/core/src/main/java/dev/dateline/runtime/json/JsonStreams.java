package dev.dateline.runtime.json;

import com.fasterxml.jackson.core.ErrorReportConfiguration;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;

/** How Jackson is set up: limits against hostile texts, and nothing beyond strict JSON. */
final class JsonStreams {
  static final int DEPTH = 1000;

  static final JsonFactory FACTORY = factory();

  private JsonStreams() {}

  private static JsonFactory factory() {
    JsonFactoryBuilder builder = new JsonFactoryBuilder();
    builder.streamReadConstraints(
        StreamReadConstraints.builder()
            .maxNestingDepth(DEPTH)
            .maxNumberLength(1000)
            .maxStringLength(20_000_000)
            .maxNameLength(50_000)
            .build());
    builder.errorReportConfiguration(
        ErrorReportConfiguration.builder().maxErrorTokenLength(40).maxRawContentLength(0).build());
    // Names come from outside: the JVM's table of interned strings is no place for them.
    builder.disable(JsonFactory.Feature.INTERN_FIELD_NAMES);
    builder.disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION);
    builder.disable(StreamReadFeature.STRICT_DUPLICATE_DETECTION);
    builder.enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER);
    // A half-written value stays half-written: closing must not make it look whole.
    builder.disable(StreamWriteFeature.AUTO_CLOSE_CONTENT);
    builder.disable(StreamWriteFeature.AUTO_CLOSE_TARGET);
    return builder.build();
  }
}
