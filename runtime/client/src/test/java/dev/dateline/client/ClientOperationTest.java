package dev.dateline.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dateline.runtime.http.MediaType;
import dev.dateline.runtime.http.OperationInfo;
import dev.dateline.runtime.http.OperationRequest;
import dev.dateline.runtime.http.ResponseCase;
import org.junit.jupiter.api.Test;

class ClientOperationTest {

  private sealed interface Answer extends ResponseCase {}

  private record Ok(String body) implements Answer {
    @Override
    public int status() {
      return 200;
    }
  }

  private record Accepted() implements Answer {
    @Override
    public int status() {
      return 202;
    }
  }

  private final ClientOperation<OperationRequest, Answer, String> operation =
      ClientOperation.<OperationRequest, Answer>of(
              Answer.class, OperationInfo.builder("getThing", "GET", "/things"))
          .<String>returningBodyOf(Ok.class, "text/plain");

  @Test
  void bodyOfTheNamedCaseIsReturned() {
    assertThat(operation.success(new Ok("there"))).isEqualTo("there");
    assertThat(operation.accepted()).containsExactly(MediaType.parse("text/plain"));
  }

  @Test
  void anotherSuccessIsNoBody() {
    assertThatThrownBy(() -> operation.success(new Accepted()))
        .isInstanceOf(UnexpectedCaseException.class)
        .hasMessageContaining("Accepted");
  }
}
