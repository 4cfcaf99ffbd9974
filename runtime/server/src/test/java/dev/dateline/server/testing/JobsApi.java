package dev.dateline.server.testing;

import dev.dateline.runtime.http.ApiProtocol;
import dev.dateline.runtime.http.Envelope;
import dev.dateline.runtime.http.ErrorShape;
import dev.dateline.runtime.http.OperationInfo;
import dev.dateline.runtime.http.OperationRequest;
import dev.dateline.runtime.http.ParameterStyle;
import dev.dateline.runtime.http.SecurityScheme;
import dev.dateline.runtime.http.SecurityScheme.Kind;
import dev.dateline.runtime.json.JsonWriter;
import dev.dateline.runtime.json.Property;
import dev.dateline.runtime.json.Shape;
import dev.dateline.runtime.json.ValueType;
import dev.dateline.server.ParameterValue;
import dev.dateline.server.RequestReader;
import dev.dateline.server.ResponseWriter;
import dev.dateline.server.ServerOperation;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Operations on jobs, as the generator writes them. */
public final class JobsApi {
  public static final String DATED = "application/vnd.sample.2023-01-01+json";

  public static final ApiProtocol PROTOCOL =
      ApiProtocol.builder("Sample", "Sample API")
          .version("2023-01-01")
          .errors(
              new ErrorShape(
                  "error",
                  "errorCode",
                  "reason",
                  "detail",
                  "parameters",
                  "badRequestDetail.fields",
                  "field",
                  "description",
                  Map.of(
                      400, "VALIDATION_ERROR", 404, "RESOURCE_NOT_FOUND", 500, "UNEXPECTED_ERROR")))
          .envelope(new Envelope("envelope", "status", "content", "results"))
          .prettyParameter("pretty")
          .securityScheme(SecurityScheme.of("Tokens", Kind.OAUTH2_CLIENT_CREDENTIALS))
          .securityScheme(SecurityScheme.of("Digest", Kind.DIGEST))
          .securityScheme(SecurityScheme.of("Basic", Kind.BASIC))
          .securityScheme(
              new SecurityScheme("Key", Kind.API_KEY_HEADER, "X-Key", null, null, Map.of()))
          .securityScheme(
              new SecurityScheme("QueryKey", Kind.API_KEY_QUERY, "key", null, null, Map.of()))
          .securityScheme(
              new SecurityScheme("CookieKey", Kind.API_KEY_COOKIE, "key", null, null, Map.of()))
          .build();

  private JobsApi() {}

  /** What creates a job. */
  public static final class CreateJobRequest extends OperationRequest {
    private static final Property<String> GROUP =
        Property.string("group").required().pathSegment().pattern("^[a-z/ é]+\\z");
    private static final Property<Boolean> DRY_RUN = Property.bool("dryRun");
    private static final Property<Integer> COUNT = Property.int32("count").minimum("1");
    private static final Property<List<String>> TAGS = Property.list("tags", ValueType.STRING);
    private static final Property<Job> BODY = Property.model("body", Job::read).required().body();
    private static final Shape SHAPE =
        Shape.ofRequest("CreateJobRequest", GROUP, DRY_RUN, COUNT, TAGS, BODY);

    CreateJobRequest(
        @Nullable String group,
        @Nullable Boolean dryRun,
        @Nullable Integer count,
        @Nullable List<String> tags,
        @Nullable Job body) {
      super(
          new Builder()
              .with(GROUP, group)
              .with(DRY_RUN, dryRun)
              .with(COUNT, count)
              .with(TAGS, tags)
              .with(BODY, body));
    }

    public String group() {
      return GROUP.required(this);
    }

    public @Nullable Integer count() {
      return COUNT.get(this);
    }

    public @Nullable List<String> tags() {
      return TAGS.get(this);
    }

    public Job body() {
      return BODY.required(this);
    }

    private static final class Builder extends OperationRequest.Builder<Builder> {
      private Builder() {
        super(SHAPE, null);
      }

      private <T> Builder with(Property<T> part, @Nullable T value) {
        part.put(this, value);
        return this;
      }
    }
  }

  /** What asks for a job. */
  public static final class GetJobRequest extends OperationRequest {
    private static final Property<String> JOB = Property.string("job").required();
    private static final Shape SHAPE = Shape.ofRequest("GetJobRequest", JOB);

    GetJobRequest(@Nullable String job) {
      super(new Builder(job));
    }

    public String job() {
      return JOB.required(this);
    }

    private static final class Builder extends OperationRequest.Builder<Builder> {
      private Builder(@Nullable String job) {
        super(SHAPE, null);
        JOB.put(this, job);
      }
    }
  }

  /** What every operation here answers. */
  public sealed interface JobResponse {
    record Ok(@Nullable Job body) implements JobResponse {}

    record Many(List<Job> results) implements JobResponse {}

    record Empty() implements JobResponse {}
  }

  private static void writeCases(JobResponse response, ResponseWriter out) {
    if (response instanceof JobResponse.Ok ok && ok.body() != null) {
      out.header("X-Trace", List.of("a", "b"));
      out.json(200, DATED, ok.body());
    } else if (response instanceof JobResponse.Many many) {
      out.json(
          200,
          DATED,
          Map.of("results", many.results()),
          (writer, body) -> {
            writer.beginObject();
            writer.list("results", many.results(), JsonWriter::model);
            writer.endObject();
          });
    } else if (response instanceof JobResponse.Empty) {
      out.empty(204);
    }
  }

  /** Creates a job: secured, with parameters and a body. */
  public static final ServerOperation<CreateJobRequest, JobResponse> CREATE =
      new ServerOperation<>() {
        private final OperationInfo info =
            OperationInfo.builder("createJob", "POST", "/groups/{group}/jobs")
                .requestTypes(DATED)
                .responseTypes(DATED, "application/json")
                .security("Tokens")
                .security("Digest")
                .roles("Owner", "Manager")
                .envelope()
                .pretty()
                .build();

        @Override
        public OperationInfo info() {
          return info;
        }

        @Override
        public CreateJobRequest read(RequestReader in) {
          return new CreateJobRequest(
              in.path("group").string(),
              in.query("dryRun").bool(),
              in.query("count").orDefault("3").int32(),
              in.query("tags", ParameterStyle.FORM, false).list(ParameterValue::string),
              in.json(Job::read));
        }

        @Override
        public void write(JobResponse response, ResponseWriter out) {
          writeCases(response, out);
        }
      };

  /** Asks for a job: open to everybody. */
  public static final ServerOperation<GetJobRequest, JobResponse> GET = get(List.of());

  /** Asks for a job in ways that a test secures. */
  public static ServerOperation<GetJobRequest, JobResponse> get(List<List<String>> alternatives) {
    OperationInfo.Builder info =
        OperationInfo.builder("getJob", "GET", "/jobs/{job}")
            .responseTypes(DATED, "application/json")
            .envelope()
            .pretty();
    for (List<String> alternative : alternatives) {
      info.security(alternative.toArray(new String[0]));
    }
    return get(info.build());
  }

  /** Asks for a job in ways of which a test knows more. */
  public static ServerOperation<GetJobRequest, JobResponse> get(OperationInfo built) {
    return new ServerOperation<>() {
      @Override
      public OperationInfo info() {
        return built;
      }

      @Override
      public GetJobRequest read(RequestReader in) {
        return new GetJobRequest(in.path("job").string());
      }

      @Override
      public void write(JobResponse response, ResponseWriter out) {
        writeCases(response, out);
      }
    };
  }
}
