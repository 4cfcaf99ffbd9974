package dev.dateline.contracttests.judge;

import static org.assertj.core.api.Assertions.assertThat;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Response;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.ValidationReport.Message;
import com.fasterxml.jackson.databind.JsonNode;
import dev.dateline.contracttests.judge.PactFile.Interaction;
import dev.dateline.contracttests.spec.SpecDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The pact once more before a judge that reads the document by itself: Atlassian's validator of
 * requests and responses, whose classes need Java 21. It knows neither directions nor envelopes,
 * and nothing of pacts.
 */
@Tag("needs-pact")
class AtlassianJudgeTest {

  private static final SpecDocument DOCUMENT = SpecDocument.read();

  private static final OpenApiInteractionValidator VALIDATOR =
      OpenApiInteractionValidator.createForInlineApiSpecification(DOCUMENT.root().toString())
          .build();

  @Test
  void thePactObeysTheDocument() {
    assertThat(PactFile.read().interactions())
        .isNotEmpty()
        .allSatisfy(interaction -> assertThat(judge(interaction)).isEmpty());
  }

  static Stream<Tampering> mistakes() {
    return Tampering.all().stream().filter(Tampering::concernsSchemas);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("mistakes")
  void isFoundInItsInteractionOnly(Tampering tampering) {
    assertThat(tampering.in(PactFile.read()).interactions())
        .allSatisfy(
            interaction -> {
              boolean tampered = interaction.description().equals(tampering.interaction());
              assertThat(judge(interaction).isEmpty())
                  .as("%s: %s", interaction.description(), judge(interaction))
                  .isNotEqualTo(tampered);
            });
  }

  private static List<String> judge(Interaction interaction) {
    SimpleRequest.Builder request =
        new SimpleRequest.Builder(interaction.method(), interaction.path());
    interaction.query().forEach(request::withQueryParam);
    interaction
        .request()
        .headerNames()
        .forEach(name -> request.withHeader(name, interaction.request().header(name)));
    if (interaction.request().hasBody()) {
      request.withBody(interaction.request().body().toString());
    }
    List<String> found = new ArrayList<>();
    for (Message message :
        VALIDATOR.validate(request.build(), response(interaction)).getMessages()) {
      found.add(message.getKey() + ": " + message.getMessage());
    }
    return found;
  }

  private static Response response(Interaction interaction) {
    SimpleResponse.Builder response = new SimpleResponse.Builder(interaction.status());
    interaction
        .response()
        .headerNames()
        .forEach(name -> response.withHeader(name, interaction.response().header(name)));
    if (interaction.response().hasBody()) {
      response.withBody(withoutEnvelope(interaction).toString());
    }
    return response.build();
  }

  private static JsonNode withoutEnvelope(Interaction interaction) {
    JsonNode body = interaction.response().body();
    Optional<DocumentedOperation> operation =
        DocumentedOperation.of(DOCUMENT, interaction.method(), interaction.path())
            .filter(found -> found.wantsEnvelope(interaction.query()));
    if (operation.isEmpty()) {
      return body;
    }
    JsonNode content = operation.get().response(interaction.status()).path("content");
    return operation.get().unwrapped(content.iterator().next().path("schema"), body);
  }
}
