package dev.dateline.atlas.server.inmemory;

import dev.dateline.atlas.server.api.BadRequest;
import dev.dateline.atlas.server.api.InternalServerError;
import dev.dateline.atlas.server.api.NotFound;
import dev.dateline.atlas.server.model.ApiError;
import dev.dateline.atlas.server.model.BadRequestDetail;
import dev.dateline.atlas.server.model.FieldViolation;
import java.util.List;

/** The error answers of the services, with the codes that the API uses for them. */
final class Errors {

  private Errors() {}

  static NotFound notFound(String detail) {
    return new NotFound(error(404, "RESOURCE_NOT_FOUND", "Not Found", detail).build());
  }

  static BadRequest invalid(String field, String description) {
    FieldViolation violation =
        FieldViolation.builder().field(field).description(description).build();
    return new BadRequest(
        error(400, "VALIDATION_ERROR", "Bad Request", description)
            .badRequestDetail(BadRequestDetail.builder().fields(List.of(violation)).build())
            .build());
  }

  static InternalServerError unexpected(String detail) {
    return new InternalServerError(
        error(500, "UNEXPECTED_ERROR", "Internal Server Error", detail).build());
  }

  private static ApiError.Builder error(int status, String code, String reason, String detail) {
    return ApiError.builder()
        .error(status)
        .errorCode(code)
        .reason(reason)
        .detail(detail)
        .parameters(List.of());
  }
}
