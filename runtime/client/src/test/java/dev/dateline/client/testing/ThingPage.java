package dev.dateline.client.testing;

import dev.dateline.runtime.json.JsonModel;
import dev.dateline.runtime.json.JsonReader;
import dev.dateline.runtime.json.Property;
import dev.dateline.runtime.json.Shape;
import java.util.List;

/** A page of things, as the generator writes models; all but its items is unknown to it. */
public final class ThingPage extends JsonModel {
  private static final Property<List<Thing>> RESULTS = Property.models("results", Thing::read);
  private static final Property<Long> TOTAL = Property.int64("totalCount");
  private static final Shape SHAPE = Shape.of("ThingPage", RESULTS, TOTAL);

  private ThingPage(Builder builder) {
    super(builder);
  }

  public static ThingPage read(JsonReader in) {
    return readInto(new Builder(), in).build();
  }

  public List<Thing> results() {
    return RESULTS.orEmpty(this);
  }

  /** Builds a {@link ThingPage}. */
  public static final class Builder extends JsonModel.Builder<Builder> {
    private Builder() {
      super(SHAPE, null);
    }

    public ThingPage build() {
      return new ThingPage(this);
    }
  }
}
