package dev.dateline.client.testing;

import dev.dateline.client.ApiCaller;
import dev.dateline.client.ApiClientBuilder;
import dev.dateline.client.ClientOperation;
import dev.dateline.client.RequestWriter;
import dev.dateline.client.ResponseReader;
import dev.dateline.client.retry.RetryPolicy;
import dev.dateline.runtime.http.ApiProtocol;
import dev.dateline.runtime.http.BinaryData;
import dev.dateline.runtime.http.Envelope;
import dev.dateline.runtime.http.ErrorCase;
import dev.dateline.runtime.http.ErrorShape;
import dev.dateline.runtime.http.Headers;
import dev.dateline.runtime.http.MediaType;
import dev.dateline.runtime.http.OperationInfo;
import dev.dateline.runtime.http.OperationRequest;
import dev.dateline.runtime.http.SecurityScheme;
import dev.dateline.runtime.json.Property;
import dev.dateline.runtime.json.Shape;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A small API as generated code tells it: create, get and delete a thing, and list them. */
public final class ThingsApi {

  public static final String DATED = "application/vnd.things.2024-08-05+json";

  private ThingsApi() {}

  /** The API's protocol, with every kind of security scheme that credentials know. */
  public static final ApiProtocol PROTOCOL =
      ApiProtocol.builder("Things", "The API of things")
          .server("https://things.example")
          .errors(
              new ErrorShape(
                  "error",
                  "errorCode",
                  "reason",
                  "detail",
                  "parameters",
                  "badRequest.fields",
                  "field",
                  "description",
                  Map.of(404, "RESOURCE_NOT_FOUND")))
          .envelope(new Envelope("envelope", "status", "content", "results"))
          .prettyParameter("pretty")
          .securityScheme(scheme("ServiceAccounts", SecurityScheme.Kind.OAUTH2_CLIENT_CREDENTIALS))
          .securityScheme(scheme("DigestAuth", SecurityScheme.Kind.DIGEST))
          .securityScheme(scheme("BasicAuth", SecurityScheme.Kind.BASIC))
          .securityScheme(scheme("BearerAuth", SecurityScheme.Kind.BEARER))
          .securityScheme(scheme("ClientCertificate", SecurityScheme.Kind.MUTUAL_TLS))
          .build();

  private static SecurityScheme scheme(String name, SecurityScheme.Kind kind) {
    return new SecurityScheme(
        name,
        kind,
        null,
        kind == SecurityScheme.Kind.OAUTH2_CLIENT_CREDENTIALS
            ? URI.create("https://things.example/api/oauth/token")
            : null,
        null,
        Map.of());
  }

  /** A request without checks of its own: what it writes is what a test says. */
  public static final class FreeRequest extends OperationRequest {
    private static final Shape SHAPE = Shape.ofRequest("FreeRequest");
    private final Consumer<RequestWriter> writer;

    public FreeRequest(Consumer<RequestWriter> writer) {
      super(new Builder());
      this.writer = writer;
    }

    private static final class Builder extends OperationRequest.Builder<Builder> {
      private Builder() {
        super(SHAPE, null);
      }
    }
  }

  /** The request to create a thing, checked as generated requests are. */
  public static final class CreateThingRequest extends OperationRequest {
    private static final Property<String> GROUP_ID =
        Property.string("groupId").required().pathSegment();
    private static final Property<Thing> BODY = Property.model("body", Thing::read).required();
    private static final Shape SHAPE = Shape.ofRequest("CreateThingRequest", GROUP_ID, BODY);

    public CreateThingRequest(@Nullable String groupId, @Nullable Thing body) {
      super(new Builder(groupId, body));
    }

    public @Nullable String groupId() {
      return GROUP_ID.get(this);
    }

    public @Nullable Thing body() {
      return BODY.get(this);
    }

    private static final class Builder extends OperationRequest.Builder<Builder> {
      private Builder(@Nullable String groupId, @Nullable Thing body) {
        super(SHAPE, null);
        GROUP_ID.put(this, groupId);
        BODY.put(this, body);
      }
    }
  }

  /** What every operation of this API answers. */
  public sealed interface ThingResponse {
    record Ok(Thing body) implements ThingResponse {}

    record Bytes(BinaryData body) implements ThingResponse {}

    record NoContent() implements ThingResponse {}

    record BadRequest(ApiError body) implements ThingResponse, ErrorCase {
      @Override
      public int status() {
        return 400;
      }
    }

    record NotFound(ApiError body) implements ThingResponse, ErrorCase {
      @Override
      public int status() {
        return 404;
      }
    }

    record ServerError(ApiError body) implements ThingResponse, ErrorCase {
      @Override
      public int status() {
        return 500;
      }
    }

    @SuppressWarnings("ArrayRecordComponent") // as generated
    record Undocumented(int status, Headers headers, byte[] content)
        implements ThingResponse, ErrorCase {
      @Override
      public @Nullable Object body() {
        return null;
      }
    }

    static ThingResponse read(ResponseReader in) {
      return switch (in.status()) {
        case 200 -> new Ok(in.json(Thing::read));
        case 204 -> new NoContent();
        case 400 -> new BadRequest(in.json(ApiError::read));
        case 404 -> new NotFound(in.json(ApiError::read));
        case 500 -> new ServerError(in.json(ApiError::read));
        default -> new Undocumented(in.status(), in.headers(), in.bytes());
      };
    }
  }

  /** Sends whatever its request says. */
  public record FreeOperation(OperationInfo info)
      implements ClientOperation<FreeRequest, ThingResponse, @Nullable Thing> {

    @Override
    public void write(FreeRequest request, RequestWriter out) {
      request.writer.accept(out);
    }

    @Override
    public ThingResponse read(ResponseReader in) {
      return ThingResponse.read(in);
    }

    @Override
    public @Nullable Thing success(ThingResponse response) {
      return response instanceof ThingResponse.Ok ok ? ok.body() : null;
    }
  }

  /** {@code POST /api/bytes}: sends what its request says, and answers with bytes or with JSON. */
  public static final class Exchange
      implements ClientOperation<FreeRequest, ThingResponse, BinaryData> {

    @Override
    public OperationInfo info() {
      return OperationInfo.builder("exchangeBytes", "POST", "/api/bytes")
          .requestTypes("application/gzip", "multipart/form-data")
          .responseTypes("application/gzip", DATED)
          .envelope()
          .security("DigestAuth")
          .security()
          .build();
    }

    @Override
    public void write(FreeRequest request, RequestWriter out) {
      request.writer.accept(out);
    }

    @Override
    public ThingResponse read(ResponseReader in) {
      MediaType type = in.contentType();
      return in.status() == 200 && (type == null || !type.isJson())
          ? new ThingResponse.Bytes(in.binary())
          : ThingResponse.read(in);
    }

    @Override
    public BinaryData success(ThingResponse response) {
      return ((ThingResponse.Bytes) response).body();
    }

    @Override
    public boolean streams() {
      return true;
    }
  }

  public static final Exchange EXCHANGE = new Exchange();

  /** {@code POST /api/groups/{groupId}/things}. */
  public static final class CreateThing
      implements ClientOperation<CreateThingRequest, ThingResponse, Thing> {

    private static final OperationInfo INFO =
        OperationInfo.builder("createThing", "POST", "/api/groups/{groupId}/things")
            .requestTypes(DATED)
            .responseTypes(DATED)
            .envelope()
            .pretty()
            .security("ServiceAccounts")
            .security("DigestAuth")
            .security("BasicAuth")
            .build();

    @Override
    public OperationInfo info() {
      return INFO;
    }

    @Override
    public void write(CreateThingRequest request, RequestWriter out) {
      out.path("groupId", request.groupId());
      out.json(DATED, request.body());
    }

    @Override
    public ThingResponse read(ResponseReader in) {
      return ThingResponse.read(in);
    }

    @Override
    public Thing success(ThingResponse response) {
      return ((ThingResponse.Ok) response).body();
    }
  }

  public static final CreateThing CREATE = new CreateThing();

  /** {@code GET /api/groups/{groupId}/things/{thingId}}, open to all. */
  public static final FreeOperation GET =
      new FreeOperation(
          OperationInfo.builder("getThing", "GET", "/api/groups/{groupId}/things/{thingId}")
              .responseTypes(DATED)
              .envelope()
              .pretty()
              .build());

  /** {@code GET /api/things}, open to all; has neither envelope nor pretty. */
  public static final FreeOperation FIND =
      new FreeOperation(
          OperationInfo.builder("findThings", "GET", "/api/things").responseTypes(DATED).build());

  /** A request to {@link #GET} for {@code g1} and {@code t1}. */
  public static FreeRequest getT1() {
    return new FreeRequest(
        out -> {
          out.path("groupId", "g1");
          out.path("thingId", "t1");
        });
  }

  /** A request to {@link #FIND} with these parameters. */
  public static FreeRequest find(Consumer<RequestWriter> writer) {
    return new FreeRequest(writer);
  }

  /** An operation under these security alternatives. */
  public static FreeOperation secured(List<List<String>> alternatives) {
    return securedAt("/api/things", alternatives);
  }

  /** An operation at this path, under these security alternatives. */
  public static FreeOperation securedAt(String path, List<List<String>> alternatives) {
    OperationInfo.Builder info =
        OperationInfo.builder("securedThings", "GET", path).responseTypes(DATED);
    alternatives.forEach(names -> info.security(names.toArray(String[]::new)));
    return new FreeOperation(info.build());
  }

  /** The client's builder, as generated, except that it builds the bare caller, without retries. */
  public static final class Builder extends ApiClientBuilder<Builder, ApiCaller> {
    public Builder() {
      this(PROTOCOL);
    }

    public Builder(ApiProtocol protocol) {
      super(protocol);
      retries(RetryPolicy.none());
    }

    @Override
    public ApiCaller build() {
      return caller();
    }
  }
}
