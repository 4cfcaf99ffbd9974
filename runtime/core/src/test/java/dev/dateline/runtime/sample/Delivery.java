package dev.dateline.runtime.sample;

import dev.dateline.runtime.json.EnumType;
import dev.dateline.runtime.json.EnumValue;
import dev.dateline.runtime.json.JsonModel;
import dev.dateline.runtime.json.JsonReader;
import dev.dateline.runtime.json.JsonWriter;
import dev.dateline.runtime.json.KnownValue;
import dev.dateline.runtime.json.Shape;
import dev.dateline.runtime.validation.Checks;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How a job's data is delivered: an enum, bounds, a secret and a read-only property. */
public final class Delivery extends JsonModel {
  private static final Shape SHAPE =
      Shape.of("Delivery", "methodName", "maxDownloads", "authValue", "password", "note")
          .readOnly("authValue")
          .writeOnly("password")
          .secret("authValue", "password")
          .nullable("note");
  private static final Pattern NOTE = Pattern.compile("^[a-z ]*\\z");

  private final @Nullable EnumValue<MethodName> methodName;
  private final @Nullable Integer maxDownloads;
  private final @Nullable String authValue;
  private final @Nullable String password;
  private final @Nullable String note;

  private Delivery(Builder builder) {
    super(builder);
    this.methodName = builder.methodName;
    this.maxDownloads = builder.maxDownloads;
    this.authValue = builder.authValue;
    this.password = builder.password;
    this.note = builder.note;
  }

  public static Builder builder() {
    return new Builder();
  }

  public Builder toBuilder() {
    return new Builder(this);
  }

  public EnumValue<MethodName> methodName() {
    return required("methodName", methodName);
  }

  public @Nullable Integer maxDownloads() {
    return maxDownloads;
  }

  public @Nullable String authValue() {
    return authValue;
  }

  public @Nullable String note() {
    return note;
  }

  public boolean isNoteNull() {
    return isNull("note");
  }

  public static Delivery read(JsonReader in) {
    Builder built = new Builder();
    in.beginObject();
    for (String name = in.nextName(built); name != null; name = in.nextName(built)) {
      switch (name) {
        case "methodName" -> built.methodName = in.enumeration(MethodName.TYPE);
        case "maxDownloads" -> built.maxDownloads = in.int32();
        case "authValue" -> built.authValue = in.string();
        case "password" -> built.password = in.string();
        case "note" -> built.note = in.string();
        default -> built.keep(name, in);
      }
    }
    return built.build();
  }

  @Override
  protected Shape shape() {
    return SHAPE;
  }

  @Override
  protected @Nullable Object[] members() {
    return new @Nullable Object[] {methodName, maxDownloads, authValue, password, note};
  }

  @Override
  protected void writeProperties(JsonWriter out) {
    out.enumeration("methodName", methodName);
    out.int32("maxDownloads", maxDownloads);
    if (out.includesReadOnly()) {
      out.string("authValue", authValue);
    }
    if (out.includesWriteOnly()) {
      out.string("password", password);
    }
    out.string("note", note);
  }

  @Override
  protected void check(Checks checks) {
    checks.required("methodName", methodName);
    checks.known("methodName", methodName);
    checks.minimum("maxDownloads", maxDownloads, "1", false);
    checks.required("authValue", authValue);
    checks.required("note", note);
    checks.length("note", note, 0, 10);
    checks.pattern("note", note, NOTE);
  }

  public enum MethodName implements KnownValue {
    HTTP("HTTP"),
    QUERY("QUERY"),
    UNRECOGNIZED("");

    public static final EnumType<MethodName> TYPE = EnumType.strings(values());

    private final String value;

    MethodName(String value) {
      this.value = value;
    }

    @Override
    public String value() {
      return value;
    }
  }

  public static final class Builder extends JsonModel.Builder<Builder> {
    private @Nullable EnumValue<MethodName> methodName;
    private @Nullable Integer maxDownloads;
    private @Nullable String authValue;
    private @Nullable String password;
    private @Nullable String note;

    private Builder() {
      super(SHAPE);
    }

    private Builder(Delivery from) {
      super(SHAPE, from);
      this.methodName = from.methodName;
      this.maxDownloads = from.maxDownloads;
      this.authValue = from.authValue;
      this.password = from.password;
      this.note = from.note;
    }

    private void keep(String name, JsonReader in) {
      unknown(name, in);
    }

    public Builder methodName(@Nullable MethodName value) {
      this.methodName = MethodName.TYPE.ofNullable(value);
      return this;
    }

    public Builder methodName(String value) {
      this.methodName = MethodName.TYPE.of(value);
      return this;
    }

    public Builder maxDownloads(@Nullable Integer value) {
      this.maxDownloads = value;
      return this;
    }

    public Builder authValue(@Nullable String value) {
      this.authValue = value;
      return this;
    }

    public Builder password(@Nullable String value) {
      this.password = value;
      return this;
    }

    public Builder note(@Nullable String value) {
      this.note = value;
      setNull("note", value == null);
      return this;
    }

    public Delivery build() {
      return new Delivery(this);
    }
  }
}
