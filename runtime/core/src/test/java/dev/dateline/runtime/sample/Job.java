package dev.dateline.runtime.sample;

import dev.dateline.runtime.json.JsonModel;
import dev.dateline.runtime.json.JsonReader;
import dev.dateline.runtime.json.JsonWriter;
import dev.dateline.runtime.json.Shape;
import dev.dateline.runtime.validation.Checks;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A job: a nested model, lists, a map, a decimal, bytes and a time. */
public final class Job extends JsonModel {
  private static final Shape SHAPE =
      Shape.of("Job", "delivery", "history", "matrix", "labels", "cost", "seal", "created");

  private final @Nullable Delivery delivery;
  private final @Nullable List<Delivery> history;
  private final @Nullable List<List<Integer>> matrix;
  private final @Nullable Map<String, String> labels;
  private final @Nullable BigDecimal cost;
  private final byte @Nullable [] seal;
  private final @Nullable OffsetDateTime created;

  private Job(Builder builder) {
    super(builder);
    this.delivery = builder.delivery;
    this.history = builder.history;
    this.matrix = builder.matrix;
    this.labels = builder.labels;
    this.cost = builder.cost;
    this.seal = builder.seal;
    this.created = builder.created;
  }

  public static Builder builder() {
    return new Builder();
  }

  public Builder toBuilder() {
    return new Builder(this);
  }

  public Delivery delivery() {
    return required("delivery", delivery);
  }

  public List<Delivery> history() {
    return history == null ? List.of() : history;
  }

  public @Nullable BigDecimal cost() {
    return cost;
  }

  public static Job read(JsonReader in) {
    Builder built = new Builder();
    in.beginObject();
    for (String name = in.nextName(built); name != null; name = in.nextName(built)) {
      switch (name) {
        case "delivery" -> built.delivery = Delivery.read(in);
        case "history" -> built.history = in.list(Delivery::read);
        case "matrix" -> built.matrix = in.list(row -> row.list(JsonReader::int32));
        case "labels" -> built.labels = in.map(JsonReader::string);
        case "cost" -> built.cost = in.decimal();
        case "seal" -> built.seal = in.base64();
        case "created" -> built.created = in.dateTime();
        default -> built.keep(name, in);
      }
    }
    return built.build();
  }

  @Override
  protected Shape shape() {
    return SHAPE;
  }

  @Override
  protected @Nullable Object[] members() {
    return new @Nullable Object[] {delivery, history, matrix, labels, cost, seal, created};
  }

  @Override
  protected void writeProperties(JsonWriter out) {
    out.model("delivery", delivery);
    out.list("history", history, JsonWriter::model);
    out.list("matrix", matrix, (rows, row) -> rows.list(row, JsonWriter::int32));
    out.map("labels", labels, JsonWriter::string);
    out.decimal("cost", cost);
    out.base64("seal", seal);
    out.dateTime("created", created);
  }

  @Override
  protected void check(Checks checks) {
    checks.required("delivery", delivery);
    checks.model("delivery", delivery);
    checks.items("history", history, 0, 3, true);
    checks.each("history", history, Checks::model);
    checks.each("matrix", matrix, (c, n, row) -> c.each(n, row, Job::positive));
    checks.properties("labels", labels, 1, 2);
    checks.eachValue("labels", labels, (c, n, v) -> c.length(n, v, 1, 5));
    checks.multipleOf("cost", cost, "0.01");
  }

  private static void positive(Checks checks, String name, Integer value) {
    checks.minimum(name, value, "0", true);
  }

  public static final class Builder extends JsonModel.Builder<Builder> {
    private @Nullable Delivery delivery;
    private @Nullable List<Delivery> history;
    private @Nullable List<List<Integer>> matrix;
    private @Nullable Map<String, String> labels;
    private @Nullable BigDecimal cost;
    private byte @Nullable [] seal;
    private @Nullable OffsetDateTime created;

    private Builder() {
      super(SHAPE);
    }

    private Builder(Job from) {
      super(SHAPE, from);
      this.delivery = from.delivery;
      this.history = from.history;
      this.matrix = from.matrix;
      this.labels = from.labels;
      this.cost = from.cost;
      this.seal = from.seal;
      this.created = from.created;
    }

    private void keep(String name, JsonReader in) {
      unknown(name, in);
    }

    public Builder delivery(@Nullable Delivery value) {
      this.delivery = value;
      return this;
    }

    public Builder history(@Nullable List<Delivery> value) {
      this.history = value;
      return this;
    }

    public Builder matrix(@Nullable List<List<Integer>> value) {
      this.matrix = value;
      return this;
    }

    public Builder labels(@Nullable Map<String, String> value) {
      this.labels = value;
      return this;
    }

    public Builder cost(@Nullable BigDecimal value) {
      this.cost = value;
      return this;
    }

    public Builder seal(byte @Nullable [] value) {
      this.seal = value;
      return this;
    }

    public Builder created(@Nullable OffsetDateTime value) {
      this.created = value;
      return this;
    }

    public Job build() {
      return new Job(this);
    }
  }
}
