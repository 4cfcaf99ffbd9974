package dev.dateline.runtime.sample;

import dev.dateline.runtime.json.JsonModel;
import dev.dateline.runtime.json.JsonReader;
import dev.dateline.runtime.json.Property;
import dev.dateline.runtime.json.Shape;
import dev.dateline.runtime.json.ValueType;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A job: a nested model, lists, a map, a decimal, bytes and a time. */
public final class Job extends JsonModel {
  private static final Property<Delivery> DELIVERY =
      Property.model("delivery", Delivery::read).required();
  private static final Property<List<Delivery>> HISTORY =
      Property.models("history", Delivery::read).maxSize(3).unique();
  private static final Property<List<List<Integer>>> MATRIX =
      Property.list("matrix", ValueType.list(ValueType.INT32.exclusiveMinimum("0")));
  private static final Property<Map<String, String>> LABELS =
      Property.map("labels", ValueType.STRING.minLength(1).maxLength(5)).minSize(1).maxSize(2);
  private static final Property<BigDecimal> COST = Property.decimal("cost").multipleOf("0.01");
  private static final Property<byte[]> SEAL = Property.base64("seal");
  private static final Property<OffsetDateTime> CREATED = Property.dateTime("created");
  private static final Shape SHAPE =
      Shape.of("Job", DELIVERY, HISTORY, MATRIX, LABELS, COST, SEAL, CREATED);

  private Job(Builder builder) {
    super(builder);
  }

  public static Builder builder() {
    return new Builder(null);
  }

  public Builder toBuilder() {
    return new Builder(this);
  }

  public static Job read(JsonReader in) {
    return readInto(builder(), in).build();
  }

  public Delivery delivery() {
    return DELIVERY.required(this);
  }

  public List<Delivery> history() {
    return HISTORY.orEmpty(this);
  }

  public boolean hasHistory() {
    return HISTORY.isIn(this);
  }

  public Map<String, String> labels() {
    return LABELS.orEmpty(this);
  }

  public @Nullable BigDecimal cost() {
    return COST.get(this);
  }

  public static final class Builder extends JsonModel.Builder<Builder> {
    private Builder(@Nullable Job from) {
      super(SHAPE, from);
    }

    public Builder delivery(Delivery value) {
      DELIVERY.set(this, value);
      return this;
    }

    public Builder history(@Nullable List<Delivery> value) {
      HISTORY.set(this, value);
      return this;
    }

    public Builder matrix(@Nullable List<List<Integer>> value) {
      MATRIX.set(this, value);
      return this;
    }

    public Builder labels(@Nullable Map<String, String> value) {
      LABELS.set(this, value);
      return this;
    }

    public Builder cost(@Nullable BigDecimal value) {
      COST.set(this, value);
      return this;
    }

    public Builder seal(byte @Nullable [] value) {
      SEAL.set(this, value);
      return this;
    }

    public Builder created(@Nullable OffsetDateTime value) {
      CREATED.set(this, value);
      return this;
    }

    public Job build() {
      return new Job(this);
    }
  }
}
