package dev.dateline.runtime.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dateline.runtime.json.JsonValue;
import dev.dateline.runtime.json.Property;
import dev.dateline.runtime.json.Shape;
import dev.dateline.runtime.json.ValueType;
import dev.dateline.runtime.sample.Delivery;
import dev.dateline.runtime.validation.Rule;
import dev.dateline.runtime.validation.ValidationLevel;
import dev.dateline.runtime.validation.Violation;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Error bodies, envelopes, requests and the description of an API. */
class ProtocolTest {
  private static final ErrorShape SHAPE =
      new ErrorShape(
          "error",
          "errorCode",
          "reason",
          "detail",
          "parameters",
          "badRequestDetail.fields",
          "field",
          "description",
          Map.of(400, "VALIDATION_ERROR"));

  private static final List<Violation> VIOLATIONS =
      List.of(new Violation("delivery.methodName", "required", "is required"));

  @Test
  void buildsErrorBodies() {
    assertThat(SHAPE.body(400, null, "The request is wrong.", VIOLATIONS))
        .hasToString(
            "{\"error\":400,\"errorCode\":\"VALIDATION_ERROR\",\"reason\":\"Bad Request\","
                + "\"detail\":\"The request is wrong.\",\"parameters\":[],\"badRequestDetail\":"
                + "{\"fields\":[{\"description\":\"is required\","
                + "\"field\":\"delivery.methodName\"}]}}");
    assertThat(SHAPE.body(404, "GONE", null, List.of()))
        .hasToString(
            "{\"error\":404,\"errorCode\":\"GONE\",\"reason\":\"Not Found\",\"parameters\":[]}");
    assertThat(SHAPE.code(SHAPE.body(405, null, null, List.of()))).contains("METHOD_NOT_ALLOWED");
    assertThat(SHAPE.mediaType()).isEqualTo(MediaType.JSON);
  }

  @Test
  void buildsProblems() {
    assertThat(ErrorShape.PROBLEM.body(400, null, "Wrong.", VIOLATIONS))
        .hasToString(
            "{\"status\":400,\"type\":\"about:blank\",\"title\":\"Bad"
                + " Request\",\"detail\":\"Wrong.\",\"errors\":[{\"detail\":\"is"
                + " required\",\"field\":\"delivery.methodName\"}]}");
    assertThat(ErrorShape.PROBLEM.mediaType()).hasToString("application/problem+json");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"{\"errorCode\":\"A\"} | A", "{\"errorCode\":1} | none", "[] | none", "{} | none"})
  void findsTheCode(String body, String code) {
    assertThat(SHAPE.code(JsonValue.parse(body)).orElse("none")).isEqualTo(code);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"id\":1}         | {\"status\":200,\"content\":{\"id\":1}}",
        "[1]                | {\"status\":200,\"content\":[1]}",
        "null               | {\"status\":200,\"content\":null}",
        "{\"results\":[],\"totalCount\":0} | {\"results\":[],\"totalCount\":0,\"status\":200}",
        "{\"results\":1}    | {\"status\":200,\"content\":{\"results\":1}}",
        "{\"status\":\"a\",\"content\":1} | "
            + "{\"status\":200,\"content\":{\"status\":\"a\",\"content\":1}}"
      })
  void wrapsAndUnwraps(String body, String wrapped) {
    Envelope envelope = new Envelope("envelope", "status", "content", "results");
    JsonValue inside = envelope.wrap(200, JsonValue.parse(body));
    assertThat(inside).hasToString(wrapped);
    assertThat(envelope.status(inside)).hasValue(200);
    assertThat(envelope.unwrap(inside)).hasToString(body);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"{\"id\":1}", "[]", "{\"results\":[]}", "{\"status\":200}", "{\"content\":1}"})
  void leavesAloneWhatIsInNoEnvelope(String body) {
    Envelope envelope = new Envelope("envelope", "status", "content", "results");
    assertThat(envelope.unwrap(JsonValue.parse(body))).hasToString(body);
    assertThat(envelope.status(JsonValue.parse(body))).isEmpty();
  }

  @Test
  void describesOperations() {
    OperationInfo info =
        OperationInfo.builder("getX", "GET", "/x/{id}")
            .requestTypes("application/json")
            .responseTypes(
                "application/vnd.x.2023-01-01+json", "application/json", "application/json")
            .security("ServiceAccountAuth")
            .security("DigestAuth", "Second")
            .roles("Owner")
            .envelope()
            .pretty()
            .deprecated()
            .build();
    assertThat(info.responseTypes())
        .extracting(MediaType::toString)
        .containsExactly("application/vnd.x.2023-01-01+json", "application/json");
    assertThat(info.security())
        .containsExactly(List.of("ServiceAccountAuth"), List.of("DigestAuth", "Second"));
    assertThat(List.of(info.envelope(), info.pretty())).containsOnly(Toggle.OFF);
    assertThat(info.deprecated()).isTrue();
    assertThat(OperationInfo.builder("a", "GET", "/").build().security()).isEmpty();
  }

  @Test
  void describesApis() {
    ApiProtocol plain = ApiProtocol.builder("Plain", "A plain API").build();
    assertThat(plain.errors()).isEqualTo(ErrorShape.PROBLEM);
    assertThat(plain.errorType()).hasToString("application/problem+json");
    ApiProtocol rich =
        ApiProtocol.builder("Rich", "A rich API")
            .version("2023-01-01")
            .server("https://a.test")
            .errors(SHAPE)
            .securityScheme(SecurityScheme.of("b", SecurityScheme.Kind.BEARER))
            .securityScheme(SecurityScheme.of("a", SecurityScheme.Kind.DIGEST))
            .build();
    assertThat(rich.errorType()).isEqualTo(MediaType.JSON);
    assertThat(rich.version()).hasToString("2023-01-01");
    assertThat(rich.securitySchemes().keySet()).containsExactly("b", "a");
  }

  @Test
  void serversHaveVariables() {
    ApiServer server =
        ApiServer.of("https://{region}.a.test/{base}/{gone}")
            .variable("region", "eu", "eu", "us")
            .variable("base", "v2")
            .variable("gone", null);
    assertThat(server.address(Map.of())).isEqualTo("https://eu.a.test/v2/{gone}");
    assertThat(server.address(Map.of("region", "us", "base", "$1", "gone", "x", "other", "y")))
        .isEqualTo("https://us.a.test/$1/x");
    assertThatThrownBy(() -> server.address(Map.of("region", "mars")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'mars'")
        .hasMessageContaining("eu, us");
    assertThat(server.hasVariable("base")).isTrue();
    assertThat(server.hasVariable("other")).isFalse();
  }

  private static final class DeliverRequest extends OperationRequest {
    private static final Property<String> ID = Property.string("id").required().pathSegment();
    private static final Property<String> KEY = Property.string("key").secret().minLength(3);
    private static final Property<Delivery> BODY = Property.model("body", Delivery::read).body();
    private static final Shape SHAPE = Shape.ofRequest("DeliverRequest", ID, KEY, BODY);

    DeliverRequest(@Nullable String id, @Nullable String key, @Nullable Delivery body) {
      super(new Builder().id(id).key(key).body(body));
    }

    private static final class Builder extends OperationRequest.Builder<Builder> {
      private Builder() {
        super(SHAPE, null);
      }

      private Builder id(@Nullable String id) {
        ID.put(this, id);
        return this;
      }

      private Builder key(@Nullable String key) {
        KEY.put(this, key);
        return this;
      }

      private Builder body(@Nullable Delivery body) {
        BODY.put(this, body);
        return this;
      }
    }
  }

  private static final class UploadRequest extends OperationRequest {
    private static final Property<String> ID = Property.string("id").required();
    private static final Property<BinaryData> FILE =
        Property.of("file", ValueType.<BinaryData>opaque()).formField();
    private static final Property<Integer> ROWS = Property.int32("rows").formField();
    private static final Shape SHAPE =
        Shape.ofRequest("UploadRequest", ID, FILE, ROWS)
            .formRules(
                Rule.dependentRequired("rows", "file"),
                Rule.when(Rule.minProperties(1), Rule.required("rows"), null));

    UploadRequest(@Nullable BinaryData file, @Nullable Integer rows) {
      super(new Builder(file, rows));
    }

    private static final class Builder extends OperationRequest.Builder<Builder> {
      private Builder(@Nullable BinaryData file, @Nullable Integer rows) {
        super(SHAPE, null);
        ID.put(this, "1");
        FILE.put(this, file);
        ROWS.put(this, rows);
      }
    }
  }

  @Test
  void rulesHoldBetweenTheFieldsOfForms() {
    BinaryData file = BinaryData.of("a,b");
    assertThat(new UploadRequest(file, 1).validate(ValidationLevel.CERTAIN)).isEmpty();
    assertThat(new UploadRequest(null, null).validate(ValidationLevel.CERTAIN)).isEmpty();
    assertThat(new UploadRequest(null, 1).validate(ValidationLevel.CERTAIN))
        .extracting(Violation::toString)
        .containsExactly("file: is required when rows is there");
    assertThat(new UploadRequest(file, null).validate(ValidationLevel.CERTAIN))
        .singleElement()
        .satisfies(only -> assertThat(only.path()).isEqualTo("rows"));
  }

  @Test
  void requestsAreValues() {
    Delivery body = Delivery.builder().maxDownloads(0).note("n").build();
    DeliverRequest request = new DeliverRequest("..", "k", body);
    assertThat(request)
        .isEqualTo(new DeliverRequest("..", "k", body))
        .hasSameHashCodeAs(new DeliverRequest("..", "k", body))
        .isNotEqualTo(new DeliverRequest("..", "l", body))
        .hasToString("DeliverRequest[id=.., key=***, body=Delivery[maxDownloads=0, note=n]]");
    assertThat(request.validate(ValidationLevel.CERTAIN))
        .extracting(Violation::toString)
        .containsExactly("id: must not be a dot segment", "methodName: is required");
    assertThat(request.validate(ValidationLevel.FULL))
        .extracting(Violation::toString)
        .containsExactly(
            "id: must not be a dot segment",
            "key: must have at least 3 characters",
            "methodName: is required",
            "maxDownloads: must be at least 1");
  }

  @Test
  void namesStatuses() {
    assertThat(HttpStatus.reason(404)).isEqualTo("Not Found");
    assertThat(HttpStatus.reason(499)).isEqualTo("Client Error");
  }
}
