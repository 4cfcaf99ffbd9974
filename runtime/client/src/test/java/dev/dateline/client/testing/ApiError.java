package dev.dateline.client.testing;

import dev.dateline.runtime.json.JsonModel;
import dev.dateline.runtime.json.JsonReader;
import dev.dateline.runtime.json.Property;
import dev.dateline.runtime.json.Shape;
import org.jspecify.annotations.Nullable;

/** The error body, as the generator writes it. */
public final class ApiError extends JsonModel {
  private static final Property<Integer> ERROR = Property.int32("error").required();
  private static final Property<String> ERROR_CODE = Property.string("errorCode").required();
  private static final Property<String> DETAIL = Property.string("detail");
  private static final Shape SHAPE = Shape.of("ApiError", ERROR, ERROR_CODE, DETAIL);

  private ApiError(Builder builder) {
    super(builder);
  }

  public static ApiError read(JsonReader in) {
    return new ApiError(readInto(new Builder(), in));
  }

  public int error() {
    return ERROR.required(this);
  }

  public String errorCode() {
    return ERROR_CODE.required(this);
  }

  public @Nullable String detail() {
    return DETAIL.get(this);
  }

  private static final class Builder extends JsonModel.Builder<Builder> {
    private Builder() {
      super(SHAPE, null);
    }
  }
}
