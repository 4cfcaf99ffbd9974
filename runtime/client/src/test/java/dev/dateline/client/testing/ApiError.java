package dev.dateline.client.testing;

import dev.dateline.runtime.json.JsonModel;
import dev.dateline.runtime.json.JsonReader;
import dev.dateline.runtime.json.JsonWriter;
import dev.dateline.runtime.json.Shape;
import dev.dateline.runtime.validation.Checks;
import org.jspecify.annotations.Nullable;

/** The error body, as the generator writes it. */
public final class ApiError extends JsonModel {

  private static final Shape SHAPE = Shape.of("ApiError", "error", "errorCode", "detail");

  private final @Nullable Integer error;
  private final @Nullable String errorCode;
  private final @Nullable String detail;

  private ApiError(Builder builder) {
    super(builder);
    this.error = builder.error;
    this.errorCode = builder.errorCode;
    this.detail = builder.detail;
  }

  public int error() {
    return required("error", error);
  }

  public String errorCode() {
    return required("errorCode", errorCode);
  }

  public @Nullable String detail() {
    return detail;
  }

  public static ApiError read(JsonReader in) {
    Builder built = new Builder();
    in.beginObject();
    for (String name = in.nextName(built); name != null; name = in.nextName(built)) {
      switch (name) {
        case "error" -> built.error = in.int32();
        case "errorCode" -> built.errorCode = in.string();
        case "detail" -> built.detail = in.string();
        default -> in.skip();
      }
    }
    return new ApiError(built);
  }

  @Override
  protected Shape shape() {
    return SHAPE;
  }

  @Override
  protected @Nullable Object[] members() {
    return new @Nullable Object[] {error, errorCode, detail};
  }

  @Override
  protected void writeProperties(JsonWriter out) {
    out.int32("error", error);
    out.string("errorCode", errorCode);
    out.string("detail", detail);
  }

  @Override
  protected void check(Checks checks) {
    checks.required("error", error);
  }

  private static final class Builder extends JsonModel.Builder<Builder> {
    private @Nullable Integer error;
    private @Nullable String errorCode;
    private @Nullable String detail;

    private Builder() {
      super(SHAPE);
    }
  }
}
