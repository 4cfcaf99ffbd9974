package dev.dateline.runtime.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.PrettyPrinter;
import java.io.IOException;

/** One property or item a line, two spaces a level, line feeds on every system. */
final class Indentation implements PrettyPrinter {
  private int level;

  private void line(JsonGenerator out) throws IOException {
    out.writeRaw('\n');
    for (int i = 0; i < level; i++) {
      out.writeRaw("  ");
    }
  }

  private void end(JsonGenerator out, int entries, char bracket) throws IOException {
    level--;
    if (entries > 0) {
      line(out);
    }
    out.writeRaw(bracket);
  }

  @Override
  public void writeRootValueSeparator(JsonGenerator out) throws IOException {
    out.writeRaw('\n');
  }

  @Override
  public void writeStartObject(JsonGenerator out) throws IOException {
    out.writeRaw('{');
    level++;
  }

  @Override
  public void beforeObjectEntries(JsonGenerator out) throws IOException {
    line(out);
  }

  @Override
  public void writeObjectFieldValueSeparator(JsonGenerator out) throws IOException {
    out.writeRaw(": ");
  }

  @Override
  public void writeObjectEntrySeparator(JsonGenerator out) throws IOException {
    out.writeRaw(',');
    line(out);
  }

  @Override
  public void writeEndObject(JsonGenerator out, int entries) throws IOException {
    end(out, entries, '}');
  }

  @Override
  public void writeStartArray(JsonGenerator out) throws IOException {
    out.writeRaw('[');
    level++;
  }

  @Override
  public void beforeArrayValues(JsonGenerator out) throws IOException {
    line(out);
  }

  @Override
  public void writeArrayValueSeparator(JsonGenerator out) throws IOException {
    out.writeRaw(',');
    line(out);
  }

  @Override
  public void writeEndArray(JsonGenerator out, int entries) throws IOException {
    end(out, entries, ']');
  }
}
