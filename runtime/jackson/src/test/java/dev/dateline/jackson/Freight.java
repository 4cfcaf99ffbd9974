package dev.dateline.jackson;

import dev.dateline.runtime.json.JsonReader;
import dev.dateline.runtime.json.JsonValue;
import dev.dateline.runtime.json.JsonWritable;
import dev.dateline.runtime.json.JsonWriter;
import dev.dateline.runtime.json.UnionReader;
import dev.dateline.runtime.validation.Checks;

/** A parcel, a text, or something else. */
public sealed interface Freight extends JsonWritable permits Parcel, Freight.Note, Freight.Unknown {
  static Freight read(JsonReader in) {
    UnionReader<Freight> union = UnionReader.of(in);
    return union.or(Parcel::read).or(text -> new Note(text.string())).orElse(Unknown::new);
  }

  /** A text. */
  record Note(String value) implements Freight {
    @Override
    public void write(JsonWriter out) {
      out.string(value);
    }

    @Override
    public void validate(Checks checks) {}
  }

  /** Something else. */
  record Unknown(JsonValue json) implements Freight {
    @Override
    public void write(JsonWriter out) {
      out.value(json);
    }

    @Override
    public void validate(Checks checks) {
      checks.unlisted();
    }
  }
}
