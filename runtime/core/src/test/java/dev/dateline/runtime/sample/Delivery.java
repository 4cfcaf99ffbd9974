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
  private static final Property<String> PASSWORD = Property.string("password").writeOnly().secret();
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
    return required(METHOD_NAME);
  }

  public @Nullable Integer maxDownloads() {
    return get(MAX_DOWNLOADS);
  }

  public @Nullable String authValue() {
    return get(AUTH_VALUE);
  }

  public @Nullable String note() {
    return get(NOTE);
  }

  public boolean isNoteNull() {
    return isNull(NOTE);
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
      return put(METHOD_NAME, MethodName.TYPE.ofNullable(value));
    }

    public Builder methodName(String value) {
      return set(METHOD_NAME, MethodName.TYPE.of(value));
    }

    public Builder maxDownloads(@Nullable Integer value) {
      return set(MAX_DOWNLOADS, value);
    }

    public Builder authValue(@Nullable String value) {
      return put(AUTH_VALUE, value);
    }

    public Builder password(@Nullable String value) {
      return set(PASSWORD, value);
    }

    public Builder note(@Nullable String value) {
      return set(NOTE, value);
    }

    public Delivery build() {
      return new Delivery(this);
    }
  }
}
