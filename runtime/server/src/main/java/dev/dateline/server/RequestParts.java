package dev.dateline.server;

import dev.dateline.runtime.http.BinaryData;
import dev.dateline.runtime.http.MediaType;
import dev.dateline.runtime.http.Multipart;
import dev.dateline.runtime.http.ParameterStyle;
import dev.dateline.runtime.http.ParameterText;
import dev.dateline.runtime.http.ParsedParameter;
import dev.dateline.runtime.http.QueryText;
import dev.dateline.runtime.json.Direction;
import dev.dateline.runtime.json.JsonException;
import dev.dateline.runtime.json.JsonReader;
import dev.dateline.runtime.validation.Violation;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads the parts of one request and collects what is malformed. */
final class RequestParts implements RequestReader {
  private final String pathTemplate;
  private final ServerRequest request;
  private final QueryText query;
  private final @Nullable MediaType contentType;
  private final @Nullable IncomingBody incoming;
  private final List<Violation> malformed = new ArrayList<>();
  private boolean bodyIsMalformed;
  private @Nullable QueryText form;
  private @Nullable List<Multipart.Part> multipart;

  /**
   * Creates a reader.
   *
   * @param pathTemplate of the operation
   * @param contentType the operation's media type of the body; null when there is no body
   * @param body the body; null when there is none
   */
  RequestParts(
      String pathTemplate,
      ServerRequest request,
      QueryText query,
      @Nullable MediaType contentType,
      @Nullable IncomingBody body) {
    this.pathTemplate = pathTemplate;
    this.request = request;
    this.query = query;
    this.contentType = contentType;
    this.incoming = body;
  }

  /** What is malformed, as far as it was read. */
  List<Violation> malformed() {
    return malformed;
  }

  /** Whether the body is there but could not be read. */
  boolean bodyIsMalformed() {
    return bodyIsMalformed;
  }

  @Override
  public ParameterValue path(String name, ParameterStyle style, boolean explode) {
    String raw = style == ParameterStyle.MATRIX ? matrix(name) : request.pathParameters().get(name);
    return parameter(name, () -> ParameterText.parsePath(raw, name, style, explode));
  }

  /**
   * What stands in the path for a parameter of the style {@code matrix}: frameworks take it for
   * matrix parameters of their own. It is a whole segment, counted from the end, as there may be
   * more before the template.
   */
  private @Nullable String matrix(String name) {
    List<String> template = List.of(pathTemplate.split("/", -1));
    List<String> path = List.of(request.rawPath().split("/", -1));
    int at = path.size() - template.size() + template.indexOf("{" + name + "}");
    return at < 0 || at >= path.size() ? null : path.get(at);
  }

  @Override
  public ParameterValue query(String name, ParameterStyle style, boolean explode) {
    return parameter(name, () -> ParameterText.parseQuery(query, name, style, explode));
  }

  @Override
  public ParameterValue header(String name, boolean explode) {
    List<String> lines = request.headers().all(name);
    return parameter(name, () -> ParameterText.parseHeader(lines, explode));
  }

  @Override
  public ParameterValue cookie(String name) {
    String header = String.join("; ", request.headers().all("Cookie"));
    return parameter(
        name,
        () -> {
          QueryText cookies = QueryText.ofCookies(header);
          return ParameterText.parseCookie(cookies, name, cookies.rawValues(name).size() > 1);
        });
  }

  private ParameterValue parameter(String name, Supplier<ParsedParameter> parsed) {
    return ReadParameter.of(name, parsed, malformed::add);
  }

  @Override
  public @Nullable MediaType contentType() {
    return contentType;
  }

  /**
   * The whole body; null when there is none.
   *
   * @throws IncomingBody.Refused when it cannot be had
   */
  private byte @Nullable [] whole() {
    return incoming == null ? null : incoming.whole();
  }

  @Override
  public @Nullable BinaryData binary() {
    MediaType type = contentType;
    if (incoming == null) {
      return null;
    }
    BinaryData data = incoming.stream();
    return type == null || type.isRange() ? data : data.as(type);
  }

  @Override
  public <T> @Nullable T json(Function<JsonReader, T> read) {
    byte[] body = whole();
    if (body == null) {
      return null;
    }
    try (JsonReader in = JsonReader.of(body, Direction.REQUEST)) {
      return in.document(read);
    } catch (JsonException e) {
      bodyIsMalformed = true;
      malformed.add(new Violation(e.path(), "type", place(e)));
      return null;
    }
  }

  private static String place(JsonException e) {
    return e.line() > 0
        ? e.problem() + " (line " + e.line() + ", column " + e.column() + ")"
        : e.problem();
  }

  @Override
  public @Nullable String text() {
    byte[] body = whole();
    if (body == null) {
      return null;
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
    } catch (CharacterCodingException e) {
      bodyIsMalformed = true;
      malformed.add(new Violation("", "type", "must be text in UTF-8"));
      return null;
    }
  }

  @Override
  public byte @Nullable [] bytes() {
    return whole();
  }

  @Override
  public ParameterValue form(String name, ParameterStyle style, boolean explode) {
    return parameter(name, () -> ParameterText.parseQuery(fields(), name, style, explode));
  }

  private QueryText fields() {
    QueryText known = form;
    if (known == null) {
      byte[] body = isOf("application/x-www-form-urlencoded") ? whole() : null;
      String text = body != null ? new String(body, StandardCharsets.UTF_8) : "";
      try {
        known = QueryText.of(text);
      } catch (IllegalArgumentException e) {
        bodyIsMalformed = true;
        malformed.add(new Violation("", "type", "The form " + e.getMessage()));
        known = QueryText.of(null);
      }
      form = known;
    }
    return known;
  }

  private boolean isOf(String mediaType) {
    return contentType != null && contentType.essence().equals(mediaType);
  }

  @Override
  public ParameterValue part(String name) {
    List<String> texts = parts(name).stream().map(Multipart.Part::text).toList();
    return parameter(name, () -> new PartText(texts));
  }

  @Override
  public @Nullable List<BinaryData> files(String name) {
    List<BinaryData> files = parts(name).stream().map(Multipart.Part::data).toList();
    return files.isEmpty() ? null : files;
  }

  private List<Multipart.Part> parts(String name) {
    List<Multipart.Part> known = multipart;
    if (known == null) {
      known = List.of();
      byte[] body = isOf("multipart/form-data") ? whole() : null;
      if (body != null) {
        try {
          known = Multipart.parse(body, boundary());
        } catch (IllegalArgumentException e) {
          bodyIsMalformed = true;
          malformed.add(
              new Violation(
                  "", "type", Objects.requireNonNullElse(e.getMessage(), "is malformed")));
        }
      }
      multipart = known;
    }
    return known.stream().filter(part -> part.name().equals(name)).toList();
  }

  private @Nullable String boundary() {
    String declared = request.headers().first("Content-Type").orElse("");
    return MediaType.parse(declared).parameters().get("boundary");
  }

  /** The texts of the parts of one name. */
  private record PartText(List<String> texts) implements ParsedParameter {
    @Override
    public @Nullable String text() {
      if (texts.size() > 1) {
        throw new IllegalArgumentException("must not be there more than once");
      }
      return texts.isEmpty() ? null : texts.get(0);
    }

    @Override
    public @Nullable List<String> list() {
      return texts.isEmpty() ? null : texts;
    }

    @Override
    public @Nullable Map<String, String> map(Set<String> properties) {
      throw new IllegalArgumentException("must be JSON");
    }
  }
}
