package dev.dateline.client.testing;

import dev.dateline.runtime.json.JsonModel;
import dev.dateline.runtime.json.JsonReader;
import dev.dateline.runtime.json.JsonWriter;
import dev.dateline.runtime.json.Shape;
import dev.dateline.runtime.validation.Checks;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A model as the generator writes them. */
public final class Thing extends JsonModel {

  private static final Shape SHAPE =
      Shape.of("Thing", "id", "name", "size", "password")
          .readOnly("id")
          .writeOnly("password")
          .secret("password");
  private static final Pattern NAME = Pattern.compile("^[a-z]+\\z");

  private final @Nullable String id;
  private final @Nullable String name;
  private final @Nullable Integer size;
  private final @Nullable String password;

  private Thing(Builder builder) {
    super(builder);
    this.id = builder.id;
    this.name = builder.name;
    this.size = builder.size;
    this.password = builder.password;
  }

  public static Builder builder() {
    return new Builder();
  }

  public @Nullable String id() {
    return id;
  }

  public String name() {
    return required("name", name);
  }

  public @Nullable Integer size() {
    return size;
  }

  public static Thing read(JsonReader in) {
    Builder built = new Builder();
    in.beginObject();
    for (String name = in.nextName(built); name != null; name = in.nextName(built)) {
      switch (name) {
        case "id" -> built.id = in.string();
        case "name" -> built.name = in.string();
        case "size" -> built.size = in.int32();
        case "password" -> built.password = in.string();
        default -> built.unknownProperty(name, in);
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
    return new @Nullable Object[] {id, name, size, password};
  }

  @Override
  protected void writeProperties(JsonWriter out) {
    if (out.includesReadOnly()) {
      out.string("id", id);
    }
    out.string("name", name);
    out.int32("size", size);
    if (out.includesWriteOnly()) {
      out.string("password", password);
    }
  }

  @Override
  protected void check(Checks checks) {
    checks.required("name", name);
    checks.pattern("name", name, NAME);
    checks.minimum("size", size, "1", false);
  }

  /** Builds a {@link Thing}. */
  public static final class Builder extends JsonModel.Builder<Builder> {
    private @Nullable String id;
    private @Nullable String name;
    private @Nullable Integer size;
    private @Nullable String password;

    private Builder() {
      super(SHAPE);
    }

    public Builder id(String id) {
      this.id = id;
      return this;
    }

    public Builder name(String name) {
      this.name = name;
      return this;
    }

    public Builder size(int size) {
      this.size = size;
      return this;
    }

    public Builder password(String password) {
      this.password = password;
      return this;
    }

    private void unknownProperty(String name, JsonReader in) {
      unknown(name, in);
    }

    public Thing build() {
      return new Thing(this);
    }
  }
}
