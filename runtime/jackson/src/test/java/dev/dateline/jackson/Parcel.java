package dev.dateline.jackson;

import dev.dateline.runtime.json.EnumType;
import dev.dateline.runtime.json.EnumValue;
import dev.dateline.runtime.json.JsonModel;
import dev.dateline.runtime.json.JsonReader;
import dev.dateline.runtime.json.KnownValue;
import dev.dateline.runtime.json.Property;
import dev.dateline.runtime.json.Shape;
import dev.dateline.runtime.json.ValueType;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A model as generated ones are, with an enum and a union. */
public final class Parcel extends JsonModel implements Freight {
  private static final Property<String> ID = Property.string("id").readOnly();
  private static final Property<String> PIN = Property.string("pin").writeOnly().secret();
  private static final Property<EnumValue<Size>> SIZE = Property.enumeration("size", Size.TYPE);
  private static final Property<BigDecimal> WEIGHT = Property.decimal("weight");
  private static final Property<OffsetDateTime> SENT = Property.dateTime("sent").nullable();
  private static final Property<List<Freight>> CONTENT =
      Property.list("content", ValueType.model(Freight::read));
  private static final Shape SHAPE = Shape.of("Parcel", ID, PIN, SIZE, WEIGHT, SENT, CONTENT);

  private Parcel(Builder builder) {
    super(builder);
  }

  public static Builder builder() {
    return new Builder(null);
  }

  public static Parcel read(JsonReader in) {
    return readInto(builder(), in).build();
  }

  public @Nullable BigDecimal weight() {
    return WEIGHT.get(this);
  }

  public @Nullable EnumValue<Size> size() {
    return SIZE.get(this);
  }

  /** An enum of strings. */
  public enum Size implements KnownValue {
    SMALL,
    X_LARGE,
    UNRECOGNIZED;

    public static final EnumType<Size> TYPE = EnumType.strings(values(), "small", "x-large");

    @Override
    public String value() {
      return TYPE.text(this);
    }
  }

  public static final class Builder extends JsonModel.Builder<Builder> {
    private Builder(@Nullable Parcel from) {
      super(SHAPE, from);
    }

    public Builder pin(String pin) {
      PIN.set(this, pin);
      return this;
    }

    public Builder weight(BigDecimal weight) {
      WEIGHT.set(this, weight);
      return this;
    }

    public Parcel build() {
      return new Parcel(this);
    }
  }
}
