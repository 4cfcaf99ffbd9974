package dev.dateline.jackson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.dateline.jackson.Parcel.Size;
import dev.dateline.runtime.json.Direction;
import dev.dateline.runtime.json.EnumValue;
import dev.dateline.runtime.json.JsonValue;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatelineModuleTest {

  private final ObjectMapper mapper = mapper(new DatelineModule());

  private static ObjectMapper mapper(DatelineModule module) {
    return JsonMapper.builder().addModule(module).build();
  }

  /** What a user's own class may have of ours. */
  record Shipment(
      String number,
      Parcel main,
      List<Freight> others,
      Map<EnumValue<Size>, Parcel> bySize,
      Map<Size, Integer> count,
      EnumValue<Size> largest,
      Size smallest,
      JsonValue note) {}

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"id\":\"a\",\"pin\":\"b\",\"size\":\"small\",\"weight\":1.10,\"sent\":null}",
        "{\"weight\":12345678901234567890.123456789012345678901234567890}",
        "{\"sent\":\"2024-02-29T12:00:00Z\"}",
        "{\"size\":\"gigantic\"}",
        "{\"new\":{\"deep\":[true,null,1.50,\"\\u00e9\\n\"]},\"newer\":1e400}",
        "{\"content\":[{\"weight\":1,\"new\":1},\"a note\",[1],{\"content\":[]}]}",
      })
  void aModelGoesThroughAsItTravels(String json) throws JsonProcessingException {
    Parcel parcel = mapper.readValue(json, Parcel.class);

    JsonValue expected = JsonValue.parse(json);
    assertThat(JsonValue.parse(parcel.toJson())).isEqualTo(expected);
    assertThat(JsonValue.parse(mapper.writeValueAsString(parcel))).isEqualTo(expected);
    assertThat(
            JsonValue.parse(new String(mapper.writeValueAsBytes(parcel), StandardCharsets.UTF_8)))
        .isEqualTo(expected);
    assertThat(mapper.convertValue(parcel, Parcel.class)).isEqualTo(parcel);
    JsonNode tree = mapper.valueToTree(parcel);
    // Jackson's trees drop the zeros at the end of a number, which changes no value.
    assertThat(JsonValue.parse(mapper.treeToValue(tree, Parcel.class).toJson()))
        .isEqualTo(expected);
    assertThat(JsonValue.parse(mapper.writeValueAsString(mapper.readValue(json, Freight.class))))
        .isEqualTo(expected);
  }

  @Test
  void allDigitsAreKept() throws JsonProcessingException {
    assertThat(mapper.writeValueAsString(Parcel.builder().weight(new BigDecimal("1.10")).build()))
        .isEqualTo("{\"weight\":1.10}");
    assertThat(mapper.readValue("{\"weight\":0.10}", Parcel.class).weight())
        .isEqualTo(new BigDecimal("0.10"));
  }

  @Test
  void modelsAreAtHomeInOtherClasses() throws JsonProcessingException {
    String json =
        "{\"number\":\"n\",\"main\":{\"weight\":1,\"new\":true},\"others\":[\"note\",{\"id\":\"x\"},"
            + "17],\"bySize\":{\"x-large\":{\"id\":\"y\"},\"huge\":{}},\"count\":{\"small\":3},"
            + "\"largest\":\"huge\",\"smallest\":\"small\",\"note\":null}";

    Shipment shipment = mapper.readValue(json, Shipment.class);

    assertThat(mapper.readTree(mapper.writeValueAsString(shipment)))
        .isEqualTo(mapper.readTree(json));
    assertThat(shipment.others())
        .satisfiesExactly(
            note -> assertThat(note).isEqualTo(new Freight.Note("note")),
            parcel -> assertThat(parcel).isInstanceOf(Parcel.class),
            other -> assertThat(other).isInstanceOf(Freight.Unknown.class));
    assertThat(shipment.largest().value()).isEqualTo("huge");
    assertThat(shipment.largest().known()).isEqualTo(Size.UNRECOGNIZED);
    assertThat(shipment.note()).isEqualTo(JsonValue.JsonNull.INSTANCE);
    assertThat(mapper.convertValue(shipment, Shipment.class)).isEqualTo(shipment);
    assertThat(mapper.readValue("{\"number\":\"n\"}", Shipment.class).main()).isNull();
  }

  @Test
  void listsAndMapsOfModels() throws JsonProcessingException {
    String json = "[{\"id\":\"a\"},null,{\"new\":1}]";
    List<Parcel> parcels = mapper.readValue(json, new TypeReference<>() {});

    assertThat(parcels).hasSize(3).element(1).isNull();
    assertThat(mapper.writeValueAsString(parcels)).isEqualTo(json);
    assertThat(mapper.writeValueAsString(Map.of("k", parcels.get(0))))
        .isEqualTo("{\"k\":{\"id\":\"a\"}}");
  }

  @ParameterizedTest
  @CsvSource({"BOTH, true, true", "REQUEST, false, true", "RESPONSE, true, false"})
  void theDirectionCounts(Direction direction, boolean id, boolean pin)
      throws JsonProcessingException {
    Parcel parcel = mapper.readValue("{\"id\":\"a\",\"pin\":\"s3cret\"}", Parcel.class);

    String written = mapper(new DatelineModule(direction)).writeValueAsString(parcel);

    assertThat(written.contains("\"id\"")).isEqualTo(id);
    assertThat(written.contains("s3cret")).isEqualTo(pin);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"main\":{\"weight\":\"heavy\"}} | weight: expected a number but found a string | main",
        "{\"main\":[]} | expected an object but found an array | main",
        "{\"main\":{\"content\":7}} | content: expected an array | main",
        "{\"main\":{\"sent\":\"soon\"}} | sent: | main",
        "{\"largest\":1} | expected a string but found a number | largest",
      })
  void whatCannotBeReadSaysWhere(String json, String problem, String property) {
    assertThatThrownBy(() -> mapper.readValue(json, Shipment.class))
        .isInstanceOfSatisfying(
            JsonMappingException.class,
            e -> assertThat(e.getPathReference()).contains("\"" + property + "\""))
        .hasMessageContaining(problem);
  }

  @Test
  void aConstantWithoutATextIsNotWritten() {
    assertThatThrownBy(() -> mapper.writeValueAsString(List.of(Size.UNRECOGNIZED)))
        .isInstanceOf(JsonMappingException.class)
        .hasMessageContaining("UNRECOGNIZED stands for values that this version does not know");
  }

  @Test
  void jacksonFindsTheModuleByItself() throws JsonProcessingException {
    ObjectMapper found = JsonMapper.builder().findAndAddModules().build();

    assertThat(found.readValue("{\"new\":1}", Parcel.class).unknownProperties()).containsKey("new");
  }
}
