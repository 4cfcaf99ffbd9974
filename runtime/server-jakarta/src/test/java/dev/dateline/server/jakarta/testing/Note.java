package dev.dateline.server.jakarta.testing;

import dev.dateline.runtime.json.JsonModel;
import dev.dateline.runtime.json.JsonReader;
import dev.dateline.runtime.json.JsonWriter;
import dev.dateline.runtime.json.Shape;
import dev.dateline.runtime.validation.Checks;
import org.jspecify.annotations.Nullable;

/** A model, as the generator writes it: a read-only id and a text. */
public final class Note extends JsonModel {
  private static final Shape SHAPE = Shape.of("Note", "id", "text").readOnly("id");

  private final @Nullable String id;
  private final @Nullable String text;

  private Note(Builder builder) {
    super(builder);
    this.id = builder.id;
    this.text = builder.text;
  }

  public static Note of(@Nullable String id, @Nullable String text) {
    Builder builder = new Builder();
    builder.id = id;
    builder.text = text;
    return new Note(builder);
  }

  public String text() {
    return required("text", text);
  }

  public static Note read(JsonReader in) {
    Builder built = new Builder();
    in.beginObject();
    for (String name = in.nextName(built); name != null; name = in.nextName(built)) {
      switch (name) {
        case "id" -> built.id = in.string();
        case "text" -> built.text = in.string();
        default -> built.keep(name, in);
      }
    }
    return new Note(built);
  }

  @Override
  protected Shape shape() {
    return SHAPE;
  }

  @Override
  protected @Nullable Object[] members() {
    return new @Nullable Object[] {id, text};
  }

  @Override
  protected void writeProperties(JsonWriter out) {
    if (out.includesReadOnly()) {
      out.string("id", id);
    }
    out.string("text", text);
  }

  @Override
  protected void check(Checks checks) {
    checks.required("text", text);
  }

  private static final class Builder extends JsonModel.Builder<Builder> {
    private @Nullable String id;
    private @Nullable String text;

    private Builder() {
      super(SHAPE);
    }

    private void keep(String name, JsonReader in) {
      unknown(name, in);
    }
  }
}
