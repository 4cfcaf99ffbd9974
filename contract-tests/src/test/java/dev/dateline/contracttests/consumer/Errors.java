package dev.dateline.contracttests.consumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.dateline.atlas.model.ApiError;
import dev.dateline.client.errors.ApiException;

/** What is expected of an error, whichever operation answers it. */
final class Errors {

  private Errors() {}

  /** An exception says all that the answer says. */
  static void isOf(Exchange exchange, ApiException thrown) {
    assertThat(thrown).isNotNull();
    assertThat(thrown.operationId()).isEqualTo(exchange.operationId());
    assertThat(thrown.status()).isEqualTo(exchange.status());
    String code = exchange.answer().path("errorCode").asText();
    assertThat(thrown.errorCode()).contains(code);
    assertThat(thrown.isErrorCode(code)).isTrue();
    assertThat(thrown).hasMessageContaining(exchange.operationId()).hasMessageContaining(code);

    ApiError error = thrown.error(ApiError.class);
    assertThat(error).isNotNull();
    assertThat(Described.error(error)).isEqualTo(exchange.answer());
    assertThat(error.unknownProperties()).isEmpty();
    assertThat(error.validate()).isEmpty();
  }

  /** The body of the case that belongs to the status of an exchange. */
  static ApiError of(Exchange exchange, int status, ApiError body) {
    assertThat(exchange.status()).isEqualTo(status);
    return body;
  }

  static ApiError unexpected(Exchange exchange, Object response) {
    return fail("Not the case of status %s: %s", exchange.status(), response);
  }
}
