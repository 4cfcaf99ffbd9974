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
    private final Parts parts;

    NoteRequest(Parts parts, @Nullable String group, @Nullable String note, @Nullable Note body) {
      super(new Builder(parts, group, note, body));
      this.parts = parts;
    }

    public @Nullable String group() {
      return parts.group().get(this);
    }

    public @Nullable String note() {
      return parts.note().get(this);
    }

    public @Nullable Note body() {
      return parts.body().get(this);
    }

    private static final class Builder extends OperationRequest.Builder<Builder> {
      private Builder(
          Parts parts, @Nullable String group, @Nullable String note, @Nullable Note body) {
        super(parts.shape(), null);
        parts.group().put(this, group);
        parts.note().put(this, note);
        parts.body().put(this, body);
      }
    }
  }

  /** The parts of a request, whose body only one of the operations has. */
  private record Parts(
      Property<String> group, Property<String> note, Property<Note> body, Shape shape) {
    static Parts of(boolean takesBody) {
      Property<String> group = Property.string("group").required().pathSegment();
      Property<String> note = Property.string("note").pathSegment();
      Property<Note> optional = Property.model("body", Note::read).body();
      Property<Note> body = takesBody ? optional.required() : optional;
      return new Parts(group, note, body, Shape.ofRequest("NoteRequest", group, note, body));
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
        private static final Parts PARTS = Parts.of(false);

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
          return new NoteRequest(PARTS, in.path("group").string(), in.path("note").string(), null);
        }
      };

  /** {@code POST}, open. */
  public static final ServerOperation<NoteRequest, NoteResponse> CREATE =
      new NoteOperation() {
        private static final Parts PARTS = Parts.of(true);

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
          return new NoteRequest(PARTS, in.path("group").string(), null, in.json(Note::read));
        }
      };
}
