package dev.dateline.server.jakarta.testing;

import dev.dateline.runtime.http.ApiProtocol;
import dev.dateline.runtime.http.Envelope;
import dev.dateline.runtime.http.ErrorShape;
import dev.dateline.runtime.http.OperationInfo;
import dev.dateline.runtime.http.OperationRequest;
import dev.dateline.runtime.http.SecurityScheme;
import dev.dateline.runtime.http.SecurityScheme.Kind;
import dev.dateline.runtime.json.Property;
import dev.dateline.runtime.json.Shape;
import dev.dateline.server.RequestReader;
import dev.dateline.server.ResponseWriter;
import dev.dateline.server.ServerOperation;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Operations on notes, as the generator writes them. */
public final class NotesApi {
  public static final String DATED = "application/vnd.notes.2023-01-01+json";

  public static final ApiProtocol PROTOCOL =
      ApiProtocol.builder("Notes", "Notes API")
          .version("2023-01-01")
          .errors(
              new ErrorShape(
                  "error",
                  "errorCode",
                  "reason",
                  "detail",
                  null,
                  "fields",
                  "field",
                  "description",
                  Map.of(404, "RESOURCE_NOT_FOUND")))
          .envelope(new Envelope("envelope", "status", "content", "results"))
          .prettyParameter("pretty")
          .securityScheme(
              new SecurityScheme(
                  "Tokens",
                  Kind.OAUTH2_CLIENT_CREDENTIALS,
                  null,
                  URI.create("https://notes.example.com/api/oauth/token"),
                  null,
                  Map.of()))
          .securityScheme(SecurityScheme.of("Digest", Kind.DIGEST))
          .build();

  private NotesApi() {}

  /** The request of both operations. */
  public static final class NoteRequest extends OperationRequest {
    private static final Property<String> GROUP = Property.string("group").required().pathSegment();
    private static final Property<String> NOTE = Property.string("note").pathSegment();
    private static final Property<Note> BODY = Property.model("body", Note::read).body();
    private static final Shape SHAPE = Shape.ofRequest("NoteRequest", GROUP, NOTE, BODY);

    NoteRequest(@Nullable String group, @Nullable String note, @Nullable Note body) {
      super(new Builder(group, note, body));
    }

    public @Nullable String group() {
      return GROUP.get(this);
    }

    public @Nullable String note() {
      return NOTE.get(this);
    }

    public @Nullable Note body() {
      return BODY.get(this);
    }

    private static final class Builder extends OperationRequest.Builder<Builder> {
      private Builder(@Nullable String group, @Nullable String note, @Nullable Note body) {
        super(SHAPE, null);
        GROUP.put(this, group);
        NOTE.put(this, note);
        BODY.put(this, body);
      }
    }
  }

  /** What both operations answer. */
  public sealed interface NoteResponse {
    record Ok(Note body) implements NoteResponse {}

    record Gone() implements NoteResponse {}

    record NoContent() implements NoteResponse {}
  }

  /** What answers both operations. */
  public interface NotesService {
    NoteResponse get(NoteRequest request);

    NoteResponse create(NoteRequest request);
  }

  private abstract static class NoteOperation
      implements ServerOperation<NoteRequest, NoteResponse> {
    @Override
    public void write(NoteResponse response, ResponseWriter out) {
      if (response instanceof NoteResponse.Ok ok) {
        out.header("X-Count", 3);
        out.json(200, DATED, ok.body());
      } else if (response instanceof NoteResponse.Gone) {
        out.empty(410);
      } else {
        out.empty(204);
      }
    }
  }

  /** {@code GET}, secured with Digest. */
  public static final ServerOperation<NoteRequest, NoteResponse> GET =
      new NoteOperation() {
        private final OperationInfo info =
            OperationInfo.builder("getNote", "GET", "/api/groups/{group}/notes/{note}")
                .responseTypes(DATED, "application/json")
                .security("Tokens")
                .security("Digest")
                .envelope()
                .pretty()
                .build();

        @Override
        public OperationInfo info() {
          return info;
        }

        @Override
        public NoteRequest read(RequestReader in) {
          return new NoteRequest(in.path("group").string(), in.path("note").string(), null);
        }
      };

  /** {@code POST}, open. */
  public static final ServerOperation<NoteRequest, NoteResponse> CREATE =
      new NoteOperation() {
        private final OperationInfo info =
            OperationInfo.builder("createNote", "POST", "/api/groups/{group}/notes")
                .requestTypes(DATED)
                .responseTypes(DATED, "application/json")
                .envelope()
                .pretty()
                .build();

        @Override
        public OperationInfo info() {
          return info;
        }

        @Override
        public NoteRequest read(RequestReader in) {
          return new NoteRequest(in.path("group").string(), null, in.json(Note::read));
        }
      };
}
