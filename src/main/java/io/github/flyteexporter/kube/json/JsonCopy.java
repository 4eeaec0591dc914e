package io.github.flyteexporter.kube.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;

/**
 * What is read of one object, written down as it is read: a value is in the copy only if its text
 * or number was asked for, an object or an array only if it was entered.
 */
public final class JsonCopy {
  /** A field of the copy: the bytes of the whole object. */
  public static final String BYTES = "recordedBytes";

  private static final JsonFactory JSON = new JsonFactory();

  private final StringWriter copy = new StringWriter();
  private final JsonGenerator to;
  private final long begin;

  /** The field whose value is next; null before an element, and where its value was written. */
  private String field;

  private int depth;
  private boolean hasBytes;

  /** A copy of the object that begins at this byte. */
  JsonCopy(long begin) throws IOException {
    this.to = JSON.createGenerator(copy);
    this.begin = begin;
  }

  void field(String name) {
    field = name;
  }

  void beginObject() throws IOException {
    name();
    depth++;
    to.writeStartObject();
  }

  void endObject(long position) throws IOException {
    depth--;
    if (depth == 0 && !hasBytes) {
      to.writeNumberField(BYTES, position - begin);
    }
    field = null;
    to.writeEndObject();
  }

  void beginArray() throws IOException {
    name();
    depth++;
    to.writeStartArray();
  }

  void endArray() throws IOException {
    depth--;
    to.writeEndArray();
  }

  void text(String text) throws IOException {
    name();
    to.writeString(text);
  }

  /** A number or a literal. */
  void word(String word) throws IOException {
    name();
    to.writeRawValue(word);
  }

  private void name() throws IOException {
    if (field != null) {
      hasBytes |= depth == 1 && field.equals(BYTES);
      to.writeFieldName(field);
      field = null;
    }
  }

  /** The copy, once the object was read; an empty object of anything else. */
  String json() throws IOException {
    to.flush();
    return copy.getBuffer().length() == 0 ? "{}" : copy.toString();
  }
}
