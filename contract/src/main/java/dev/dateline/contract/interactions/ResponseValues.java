package dev.dateline.contract.interactions;

import dev.dateline.contract.model.Content;
import dev.dateline.contract.model.Response;
import dev.dateline.runtime.json.JsonValue;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an answer is made of.
 *
 * @param response which of the documented ones
 * @param status one that it stands for
 * @param headers the documented ones that are there, by name
 * @param content which of the response's representations the body is in; null where it has none
 * @param body null where there is none
 */
public record ResponseValues(
    Response response,
    int status,
    Map<String, String> headers,
    @Nullable Content content,
    @Nullable JsonValue body) {

  public ResponseValues {
    headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
  }

  ResponseValues with(JsonValue other) {
    return new ResponseValues(response, status, headers, content, other);
  }
}
