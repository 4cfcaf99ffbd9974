package dev.dateline.server.testing;

import dev.dateline.runtime.json.JsonModel;
import dev.dateline.runtime.json.JsonReader;
import dev.dateline.runtime.json.JsonWriter;
import dev.dateline.runtime.json.Shape;
import dev.dateline.runtime.validation.Checks;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A model with a read-only id, a required name, a number with a bound and a write-only password.
 */
public final class Job extends JsonModel {
  private static final Shape SHAPE =
      Shape.of("Job", "id", "name", "size", "password").readOnly("id").writeOnly("password");
  private static final Pattern ID = Pattern.compile("^[a-f0-9]{4}\\z");

  private final @Nullable String id;
  private final @Nullable String name;
  private final @Nullable Long size;
  private final @Nullable String password;

  private Job(Builder builder) {
    super(builder);
    this.id = builder.id;
    this.name = builder.name;
    this.size = builder.size;
    this.password = builder.password;
  }

  public static Builder builder() {
    return new Builder();
  }

  public Builder toBuilder() {
    return new Builder(this);
  }

  public @Nullable String id() {
    return id;
  }

  public String name() {
    return required("name", name);
  }

  public @Nullable String password() {
    return password;
  }

  public static Job read(JsonReader in) {
    Builder built = new Builder();
    in.beginObject();
    for (String name = in.nextName(built); name != null; name = in.nextName(built)) {
      switch (name) {
        case "id" -> built.id = in.string();
        case "name" -> built.name = in.string();
        case "size" -> built.size = in.int64();
        case "password" -> built.password = in.string();
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
    return new @Nullable Object[] {id, name, size, password};
  }

  @Override
  protected void writeProperties(JsonWriter out) {
    if (out.includesReadOnly()) {
      out.string("id", id);
    }
    out.string("name", name);
    out.int64("size", size);
    if (out.includesWriteOnly()) {
      out.string("password", password);
    }
  }

  @Override
  protected void check(Checks checks) {
    checks.required("id", id);
    checks.pattern("id", id, ID);
    checks.required("name", name);
    checks.length("name", name, 1, -1);
    checks.minimum("size", size, "1", false);
  }

  public static final class Builder extends JsonModel.Builder<Builder> {
    private @Nullable String id;
    private @Nullable String name;
    private @Nullable Long size;
    private @Nullable String password;

    private Builder() {
      super(SHAPE);
    }

    private Builder(Job from) {
      super(SHAPE, from);
      this.id = from.id;
      this.name = from.name;
      this.size = from.size;
      this.password = from.password;
    }

    private void keep(String name, JsonReader in) {
      unknown(name, in);
    }

    public Builder id(@Nullable String value) {
      this.id = value;
      return this;
    }

    public Builder name(@Nullable String value) {
      this.name = value;
      return this;
    }

    public Builder size(@Nullable Long value) {
      this.size = value;
      return this;
    }

    public Builder password(@Nullable String value) {
      this.password = value;
      return this;
    }

    public Job build() {
      return new Job(this);
    }
  }
}
