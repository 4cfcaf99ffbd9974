package dev.dateline.runtime.sample;

import dev.dateline.runtime.json.EnumType;
import dev.dateline.runtime.json.EnumValue;
import dev.dateline.runtime.json.JsonModel;
import dev.dateline.runtime.json.JsonReader;
import dev.dateline.runtime.json.KnownValue;
import dev.dateline.runtime.json.Property;
import dev.dateline.runtime.json.Shape;
import org.jspecify.annotations.Nullable;

/** How a job's data is delivered: an enum, bounds, a secret and a read-only property. */
public final class Delivery extends JsonModel {
  private static final Property<EnumValue<MethodName>> METHOD_NAME =
      Property.enumeration("methodName", MethodName.TYPE).required();
  private static final Property<Integer> MAX_DOWNLOADS =
      Property.int32("maxDownloads").minimum("1");
  private static final Property<String> AUTH_VALUE =
      Property.string("authValue").required().readOnly().secret();
  private static final Property<String> PASSWORD = Property.string("password").writeOnly();
  private static final Property<String> NOTE =
      Property.string("note").required().nullable().maxLength(10).pattern("^[a-z ]*\\z");
  private static final Shape SHAPE =
      Shape.of("Delivery", METHOD_NAME, MAX_DOWNLOADS, AUTH_VALUE, PASSWORD, NOTE);

  private Delivery(Builder builder) {
    super(builder);
  }

  public static Builder builder() {
    return new Builder(null);
  }

  public Builder toBuilder() {
    return new Builder(this);
  }

  public static Delivery read(JsonReader in) {
    return readInto(builder(), in).build();
  }

  public EnumValue<MethodName> methodName() {
    return METHOD_NAME.required(this);
  }

  public @Nullable Integer maxDownloads() {
    return MAX_DOWNLOADS.get(this);
  }

  public @Nullable String authValue() {
    return AUTH_VALUE.get(this);
  }

  public @Nullable String note() {
    return NOTE.get(this);
  }

  public boolean isNoteNull() {
    return NOTE.isNull(this);
  }

  public enum MethodName implements KnownValue {
    HTTP,
    QUERY,
    UNRECOGNIZED;

    public static final EnumType<MethodName> TYPE = EnumType.strings(values());

    @Override
    public String value() {
      return TYPE.text(this);
    }
  }

  public static final class Builder extends JsonModel.Builder<Builder> {
    private Builder(@Nullable Delivery from) {
      super(SHAPE, from);
    }

    public Builder methodName(@Nullable MethodName value) {
      METHOD_NAME.put(this, MethodName.TYPE.ofNullable(value));
      return this;
    }

    public Builder methodName(String value) {
      METHOD_NAME.set(this, MethodName.TYPE.of(value));
      return this;
    }

    public Builder maxDownloads(@Nullable Integer value) {
      MAX_DOWNLOADS.set(this, value);
      return this;
    }

    public Builder authValue(@Nullable String value) {
      AUTH_VALUE.put(this, value);
      return this;
    }

    public Builder password(@Nullable String value) {
      PASSWORD.set(this, value);
      return this;
    }

    public Builder note(@Nullable String value) {
      NOTE.set(this, value);
      return this;
    }

    public Delivery build() {
      return new Delivery(this);
    }
  }
}
