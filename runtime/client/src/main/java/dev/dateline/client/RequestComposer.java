package dev.dateline.client;

import dev.dateline.client.transport.HttpRequestData;
import dev.dateline.runtime.http.AnyJson;
import dev.dateline.runtime.http.BinaryData;
import dev.dateline.runtime.http.Envelope;
import dev.dateline.runtime.http.Headers;
import dev.dateline.runtime.http.MediaType;
import dev.dateline.runtime.http.Multipart;
import dev.dateline.runtime.http.OperationInfo;
import dev.dateline.runtime.http.ParameterStyle;
import dev.dateline.runtime.http.ParameterText;
import dev.dateline.runtime.http.PathTemplate;
import dev.dateline.runtime.http.PercentEncoding;
import dev.dateline.runtime.http.WireText;
import dev.dateline.runtime.json.Direction;
import dev.dateline.runtime.json.JsonModel;
import dev.dateline.runtime.json.JsonValue.JsonArray;
import dev.dateline.runtime.json.JsonValue.JsonNull;
import dev.dateline.runtime.json.JsonValue.JsonObject;
import dev.dateline.runtime.json.JsonWriter;
import dev.dateline.runtime.validation.Violation;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Puts one request together from what generated code writes. For one request, by one thread. */
final class RequestComposer implements RequestWriter {

  private static final String OCTETS = "application/octet-stream";
  private static final String FORM = "application/x-www-form-urlencoded";

  /** RFC 3986, section 3.3, and what begins a query or an encoded character. */
  private final OperationInfo info;

  private final PathTemplate template;
  private final Map<String, String> path = new HashMap<>();
  private final List<String> query = new ArrayList<>();
  private final List<String> cookies = new ArrayList<>();
  private final Headers.Builder headers = Headers.builder();
  private final List<Violation> violations = new ArrayList<>();
  private final List<String> form = new ArrayList<>();
  private Multipart.@Nullable Writer multipart;
  private @Nullable String contentType;
  private @Nullable BinaryData body;

  RequestComposer(OperationInfo info, PathTemplate template) {
    this.info = info;
    this.template = template;
  }

  /** What cannot be sent; complete once {@link #compose} was called. */
  List<Violation> violations() {
    return violations;
  }

  /**
   * The request, of no use if there are {@link #violations}.
   *
   * @param settings of the client
   * @param accepted what to ask for; empty for all that the operation answers with
   * @param streams whether the body of a success may be a stream
   */
  HttpRequestData compose(ClientSettings settings, List<MediaType> accepted, boolean streams) {
    for (String name : template.names()) {
      if (!path.containsKey(name)) {
        refuse(name, "required", "is required");
      }
    }
    String relative = PercentEncoding.legal(template.expand(name -> path.getOrDefault(name, "-")));
    toggle(settings.protocol().prettyParameter(), info.pretty().sent(settings.pretty()));
    Envelope envelope = settings.protocol().envelope();
    toggle(
        envelope == null ? null : envelope.parameter(), info.envelope().sent(settings.envelope()));
    finishBody();
    headers.set("Accept", settings.accept(info, accepted));
    headers.set("User-Agent", settings.userAgent());
    if (contentType != null) {
      headers.set("Content-Type", contentType);
    }
    if (!cookies.isEmpty()) {
      headers.set("Cookie", String.join("; ", cookies));
    }
    settings.headers().names().forEach(headers::remove);
    settings.headers().forEach(headers::add);
    String base = settings.baseUri().toString();
    String address =
        (base.endsWith("/") && relative.startsWith("/")
                ? base.substring(0, base.length() - 1)
                : base)
            + relative
            + (query.isEmpty() ? "" : separator(relative) + String.join("&", query));
    return new HttpRequestData(
        info.method(),
        URI.create(address),
        headers.build(),
        body,
        settings.callTimeout(),
        settings.maxResponseSize(),
        streams ? settings.readTimeout() : null);
  }

  private void toggle(@Nullable String name, @Nullable Boolean value) {
    if (name != null && value != null) {
      query(name, value);
    }
  }

  /** The path of a document may have a query of its own. */
  private static String separator(String relative) {
    return relative.indexOf('?') < 0 ? "?" : "&";
  }

  @Override
  public void path(String name, @Nullable Object value, ParameterStyle style, boolean explode) {
    if (!template.names().contains(name)) {
      throw new IllegalArgumentException(
          "The path of " + info.operationId() + " has no parameter " + name + ".");
    }
    write(
        name,
        value,
        present -> {
          if (staysInItsPlace(name, present)) {
            path.put(name, ParameterText.writePath(name, present, style, explode));
          }
        });
  }

  @Override
  public void query(String name, @Nullable Object value, ParameterStyle style, boolean explode) {
    write(
        name, value, present -> query.add(ParameterText.writeQuery(name, present, style, explode)));
  }

  @Override
  public void header(String name, @Nullable Object value, boolean explode) {
    write(
        name,
        value,
        present -> {
          String line = ParameterText.writeHeader(present, explode);
          if (Limits.isHeaderValue(line)) {
            headers.add(name, line);
          } else {
            refuse(name, "pattern", "must be visible ASCII, spaces and tabs, as it is a header");
          }
        });
  }

  @Override
  public void cookie(String name, @Nullable Object value, boolean explode) {
    write(name, value, present -> cookies.add(ParameterText.writeCookie(name, present, explode)));
  }

  @Override
  public void json(String mediaType, @Nullable Object body) {
    if (body != null) {
      bytes(mediaType, JsonWriter.bytes(Direction.REQUEST, out -> AnyJson.write(out, body)));
    }
  }

  @Override
  public void text(String mediaType, @Nullable String body) {
    if (body != null) {
      bytes(mediaType, body.getBytes(StandardCharsets.UTF_8));
    }
  }

  @Override
  public void bytes(String mediaType, byte @Nullable [] body) {
    if (body != null) {
      data(mediaType, BinaryData.of(body));
    }
  }

  private void data(String mediaType, BinaryData data) {
    this.contentType = mediaType;
    this.body = data;
  }

  @Override
  public void binary(String mediaType, @Nullable BinaryData body) {
    if (body != null) {
      MediaType own = body.mediaType();
      boolean any = MediaType.parse(mediaType).isRange();
      data(any ? (own == null ? OCTETS : own.toString()) : mediaType, body);
    }
  }

  @Override
  public void form(String name, @Nullable Object value, ParameterStyle style, boolean explode) {
    write(
        name, value, present -> form.add(ParameterText.writeQuery(name, present, style, explode)));
  }

  @Override
  public void jsonForm(String name, @Nullable Object value) {
    items(value)
        .forEach(
            item ->
                form.add(ParameterText.writeQuery(name, json(item), ParameterStyle.FORM, true)));
  }

  private static String json(Object value) {
    return JsonWriter.text(Direction.REQUEST, false, out -> AnyJson.write(out, value));
  }

  private static List<?> items(@Nullable Object value) {
    if (value == null) {
      return List.of();
    }
    return value instanceof Collection<?> items ? List.copyOf(items) : List.of(value);
  }

  @Override
  public void part(String name, @Nullable Object value, String mediaType) {
    boolean isJson = MediaType.parse(mediaType).isJson();
    for (Object item : items(value)) {
      Multipart.Writer writer = multipart == null ? new Multipart.Writer() : multipart;
      multipart = writer;
      try {
        if (item instanceof BinaryData file) {
          writer.file(name, mediaType, file);
        } else {
          String text = isJson ? json(item) : WireText.of(item);
          writer.part(name, mediaType, text.getBytes(StandardCharsets.UTF_8));
        }
      } catch (IllegalArgumentException e) {
        refuse(name, "type", Objects.requireNonNullElse(e.getMessage(), "cannot be written"));
      }
    }
  }

  /** Makes a body of the fields of a form, where the request has no other. */
  private void finishBody() {
    if (body != null) {
      return;
    }
    if (multipart != null) {
      data(multipart.mediaType(), multipart.finish());
    } else if (!form.isEmpty()) {
      form.removeIf(String::isEmpty);
      bytes(FORM, String.join("&", form).getBytes(StandardCharsets.US_ASCII));
    } else if (info.requiresBody()) {
      if (info.requestTypes().stream().anyMatch(type -> type.essence().equals(FORM))) {
        bytes(FORM, new byte[0]);
      } else {
        refuse("body", "required", "is required");
      }
    }
  }

  private void write(String name, @Nullable Object value, Consumer<Object> writing) {
    try {
      Object present = present(value);
      if (present != null) {
        writing.accept(present);
      }
    } catch (IllegalArgumentException e) {
      // Refuses what the style cannot carry, without quoting it.
      refuse(name, "type", Objects.requireNonNullElse(e.getMessage(), "cannot be written"));
    }
  }

  /** A scalar, a list or a map of the properties that are there; null where nothing is left. */
  private static @Nullable Object present(@Nullable Object value) {
    if (value instanceof JsonModel model) {
      return present(model.toJson(Direction.REQUEST));
    }
    if (value instanceof JsonArray array) {
      return present(array.items());
    }
    if (value instanceof JsonObject object) {
      return present(object.members());
    }
    if (value instanceof Collection<?> items) {
      return items.isEmpty() ? null : items;
    }
    if (value instanceof Map<?, ?> properties) {
      Map<Object, Object> left = new LinkedHashMap<>();
      properties.forEach(
          (name, property) -> {
            if (property != null && !(property instanceof JsonNull)) {
              left.put(name, property);
            }
          });
      return left.isEmpty() ? null : left;
    }
    return value instanceof JsonNull ? null : value;
  }

  /**
   * Whether a value is one segment wherever it goes. An encoded slash is one to this client, but
   * some servers and proxies decode it before they take {@code ..} for the way up: with such parts
   * no value is sent.
   */
  private boolean staysInItsPlace(String name, Object value) {
    if (value instanceof Collection<?> items) {
      return allStayInTheirPlace(name, items);
    }
    if (value instanceof Map<?, ?> properties) {
      return allStayInTheirPlace(name, properties.keySet())
          && allStayInTheirPlace(name, properties.values());
    }
    String text = WireText.of(value);
    if (text.isEmpty()) {
      refuse(name, "minLength", "must not be empty");
      return false;
    }
    int start = 0;
    for (int at = 0; at <= text.length(); at++) {
      char c = at < text.length() ? text.charAt(at) : '/';
      if (Character.isISOControl(c)) {
        refuse(name, "pattern", "must not have control characters");
        return false;
      }
      if (c == '/' || c == '\\') {
        if (isDots(text, start, at)) {
          refuse(name, "pattern", "must not have dot segments: that would be another path");
          return false;
        }
        start = at + 1;
      }
    }
    return true;
  }

  private boolean allStayInTheirPlace(String name, Collection<?> values) {
    for (Object value : values) {
      if (!staysInItsPlace(name, value == null ? "" : value)) {
        return false;
      }
    }
    return true;
  }

  /** Whether a segment is {@code .} or {@code ..}. */
  private static boolean isDots(String text, int start, int end) {
    return (end == start + 1 || end == start + 2)
        && text.charAt(start) == '.'
        && text.charAt(end - 1) == '.';
  }

  /** Notes a violation, unless there is one of that parameter already. */
  private void refuse(String name, String keyword, String message) {
    if (violations.stream().noneMatch(known -> known.path().equals(name))) {
      violations.add(new Violation(name, keyword, message));
    }
  }
}
