package dev.dateline.runtime.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.tuple;

import dev.dateline.runtime.sample.Delivery;
import dev.dateline.runtime.sample.Delivery.MethodName;
import dev.dateline.runtime.sample.Job;
import dev.dateline.runtime.validation.Violation;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class JsonModelTest {
  private static Delivery delivery(String json, Direction direction) {
    return JsonReader.of(json, direction).document(Delivery::read);
  }

  private static Job job(String json) {
    return JsonReader.of(json, Direction.RESPONSE).document(Job::read);
  }

  @Test
  void keepsUnknownPropertiesAndNullsThroughReadModifyWrite() {
    Delivery read =
        delivery(
            "{\"new\":{\"x\":[1.50]},\"note\":null,\"methodName\":\"HTTP\",\"gone\":null,"
                + "\"maxDownloads\":null}",
            Direction.BOTH);
    assertThat(read.unknownProperties()).containsOnlyKeys("new", "gone");
    assertThat(read.isNoteNull()).isTrue();
    Delivery modified = read.toBuilder().methodName(MethodName.QUERY).build();
    assertThat(modified.toJson())
        .isEqualTo(
            "{\"methodName\":\"QUERY\",\"maxDownloads\":null,\"note\":null,"
                + "\"new\":{\"x\":[1.50]},\"gone\":null}");
  }

  @Test
  void aNewValueTakesThePlaceOfANull() {
    Delivery read =
        delivery("{\"methodName\":\"HTTP\",\"note\":null,\"maxDownloads\":null}", Direction.BOTH);
    Delivery modified = read.toBuilder().note("x").maxDownloads(3).build();
    assertThat(modified.toJson())
        .isEqualTo("{\"methodName\":\"HTTP\",\"maxDownloads\":3,\"note\":\"x\"}");
    assertThat(modified.isNoteNull()).isFalse();
    assertThat(modified)
        .isEqualTo(
            Delivery.builder().methodName(MethodName.HTTP).maxDownloads(3).note("x").build());
    assertThat(modified.toBuilder().note(null).build().toJson()).contains("\"note\":null");
  }

  @Test
  void tellsNullFromAbsent() {
    assertThat(Delivery.builder().note(null).build()).isNotEqualTo(Delivery.builder().build());
    assertThat(Delivery.builder().note(null).build().toJson()).isEqualTo("{\"note\":null}");
    assertThat(Delivery.builder().build().toJson()).isEqualTo("{}");
  }

  @Test
  void saysWhichRequiredPropertyIsMissing() {
    assertThatIllegalStateException()
        .isThrownBy(() -> delivery("{}", Direction.RESPONSE).methodName())
        .withMessage("Delivery.methodName is required but absent");
    assertThatIllegalStateException()
        .isThrownBy(() -> delivery("{\"methodName\":null}", Direction.RESPONSE).methodName())
        .withMessage("Delivery.methodName is required but null");
  }

  @ParameterizedTest
  @EnumSource
  void writesWhatTravels(Direction direction) {
    Delivery all =
        Delivery.builder()
            .methodName(MethodName.HTTP)
            .authValue("a")
            .password("p")
            .unknownProperty("u", JsonValue.of(1))
            .build();
    String expected =
        switch (direction) {
          case REQUEST -> "{\"methodName\":\"HTTP\",\"password\":\"p\",\"u\":1}";
          case RESPONSE -> "{\"methodName\":\"HTTP\",\"authValue\":\"a\",\"u\":1}";
          case BOTH -> "{\"methodName\":\"HTTP\",\"authValue\":\"a\",\"password\":\"p\",\"u\":1}";
        };
    assertThat(all.toJson(direction)).hasToString(expected);
  }

  @Test
  void nullsTravelOnlyTheirWay() {
    Delivery read = delivery("{\"authValue\":null,\"note\":null}", Direction.RESPONSE);
    assertThat(read.toJson(Direction.REQUEST)).hasToString("{\"note\":null}");
    assertThat(read.toJson(Direction.RESPONSE)).hasToString("{\"authValue\":null,\"note\":null}");
  }

  @Test
  void ignoresReadOnlyPropertiesInRequests() {
    Delivery received =
        delivery(
            "{\"authValue\":{\"even\":[\"wrong\"]},\"methodName\":\"HTTP\"}", Direction.REQUEST);
    assertThat(received.authValue()).isNull();
    assertThat(received.toJson()).isEqualTo("{\"methodName\":\"HTTP\"}");
    assertThat(delivery("{\"authValue\":\"a\"}", Direction.RESPONSE).authValue()).isEqualTo("a");
  }

  @Test
  void hidesSecrets() {
    Delivery secret =
        Delivery.builder()
            .methodName("NEW")
            .password("geheim")
            .unknownProperty("token", JsonValue.of("geheim"))
            .build();
    assertThat(secret).hasToString("Delivery[methodName=NEW, password=***, unknown=[token]]");
    assertThat(Job.builder().delivery(secret).seal(new byte[] {1, 2}).build())
        .hasToString(
            "Job[delivery=Delivery[methodName=NEW, password=***, unknown=[token]], seal=2 bytes]");
    assertThat(delivery("{\"authValue\":\"geheim\"}", Direction.RESPONSE))
        .hasToString("Delivery[authValue=***]");
  }

  @Test
  void refusesKnownPropertiesAsUnknown() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Delivery.builder().unknownProperty("note", JsonValue.of(1)))
        .withMessage("note is a property of Delivery: use its own method");
  }

  @Test
  void comparesByContent() {
    String json =
        "{\"delivery\":{\"methodName\":\"X\"},\"matrix\":[[1]],\"labels\":{\"a\":\"b\"},"
            + "\"seal\":\"AQI=\",\"created\":\"2024-08-05T10:15:00Z\",\"u\":1}";
    assertThat(job(json)).isEqualTo(job(json)).hasSameHashCodeAs(job(json));
    assertThat(job(json)).isNotEqualTo(job(json).toBuilder().seal(new byte[] {1}).build());
    assertThat(job(json))
        .isNotEqualTo(job(json).toBuilder().unknownProperty("u", JsonValue.of(2)).build());
    assertThat(job(json).toJson()).isEqualTo(json);
  }

  @Test
  void listsAllViolations() {
    Job broken =
        job(
            "{\"history\":[{\"methodName\":\"HTTP\",\"authValue\":\"a\",\"note\":\"A\"},"
                + "{\"methodName\":\"FAX\",\"maxDownloads\":0,\"note\":null,\"password\":null}],"
                + "\"matrix\":[[1],[2,0]],\"labels\":{\"a\":\"\",\"b c\":\"toolong\",\"d\":\"x\"},"
                + "\"cost\":1.005,\"seal\":null}");
    assertThat(broken.validate(Direction.RESPONSE))
        .extracting(Violation::path, Violation::keyword, Violation::message)
        .containsExactlyInAnyOrder(
            tuple("seal", "type", "must not be null"),
            tuple("delivery", "required", "is required"),
            tuple("history[0].note", "pattern", "must match ^[a-z ]*\\z"),
            tuple("history[1].methodName", "enum", "must be one of HTTP, QUERY"),
            tuple("history[1].maxDownloads", "minimum", "must be at least 1"),
            tuple("history[1].authValue", "required", "is required"),
            tuple("matrix[1][1]", "exclusiveMinimum", "must be greater than 0"),
            tuple("labels", "maxProperties", "must have at most 2 properties"),
            tuple("labels.a", "minLength", "must have at least 1 character"),
            tuple("labels[\"b c\"]", "maxLength", "must have at most 5 characters"),
            tuple("cost", "multipleOf", "must be a multiple of 0.01"));
  }

  @ParameterizedTest
  @CsvSource({"REQUEST, 1", "RESPONSE, 2"})
  void checksWhatTravels(Direction direction, int violations) {
    // note is always required; authValue only where read-only properties travel
    assertThat(Delivery.builder().methodName(MethodName.HTTP).build().validate(direction))
        .hasSize(violations);
  }

  @Test
  void stopsCountingAtAHundredViolations() {
    List<Delivery> many = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      many.add(Delivery.builder().maxDownloads(-i).build());
    }
    assertThat(Job.builder().history(many).build().validate()).hasSize(100);
  }

  @Test
  void writesCollectionsAndPrettyPrints() {
    Job job =
        Job.builder()
            .delivery(Delivery.builder().methodName(MethodName.HTTP).build())
            .history(List.of())
            .matrix(List.of(List.of(1, 2)))
            .labels(Map.of("a", "b"))
            .cost(new BigDecimal("1.10"))
            .build();
    byte[] bytes = JsonWriter.bytes(Direction.REQUEST, true, job::write);
    assertThat(new String(bytes, StandardCharsets.UTF_8))
        .isEqualTo(
            """
            {
              "delivery": {
                "methodName": "HTTP"
              },
              "history": [],
              "matrix": [
                [
                  1,
                  2
                ]
              ],
              "labels": {
                "a": "b"
              },
              "cost": 1.10
            }""");
  }
}
