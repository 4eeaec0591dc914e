package io.github.flyteexporter.kube.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.util.function.Supplier;

/**
 * What is read of one object, written down as it is read: a value is in the copy only if its text
 * or number was asked for, an object or an array only if it was entered. Until it begins nothing is
 * written down.
 */
public final class JsonCopy {
  /** A field of the copy: the bytes of the whole object. */
  public static final String BYTES = "recordedBytes";

  private static final JsonFactory JSON = new JsonFactory();

  private StringWriter copy;

  /** Null while nothing is written down. */
  private JsonGenerator to;

  private long begin;

  /** The field whose value is next; null before an element, and where its value was written. */
  private String field;

  private int depth;
  private boolean hasBytes;

  /** Writes down the object that begins at this byte. */
  void begin(long position) throws IOException {
    copy = new StringWriter();
    to = JSON.createGenerator(copy);
    begin = position;
    field = null;
    depth = 0;
    hasBytes = false;
  }

  void field(String name) {
    field = name;
  }

  void beginObject() throws IOException {
    if (names()) {
      depth++;
      to.writeStartObject();
    }
  }

  void endObject(long position) throws IOException {
    if (to == null) {
      return;
    }
    depth--;
    if (depth == 0 && !hasBytes) {
      to.writeNumberField(BYTES, position - begin);
    }
    field = null;
    to.writeEndObject();
  }

  void beginArray() throws IOException {
    if (names()) {
      to.writeStartArray();
    }
  }

  void endArray() throws IOException {
    if (to != null) {
      field = null;
      to.writeEndArray();
    }
  }

  void text(String text) throws IOException {
    if (names()) {
      to.writeString(text);
    }
  }

  void text(Supplier<String> text) throws IOException {
    if (names()) {
      to.writeString(text.get());
    }
  }

  /** A number or a literal. */
  void word(String word) throws IOException {
    if (names()) {
      to.writeRawValue(word);
    }
  }

  /** Writes the name of the field whose value is written next; false if nothing is. */
  private boolean names() throws IOException {
    if (to == null) {
      return false;
    }
    if (field != null) {
      hasBytes |= depth == 1 && field.equals(BYTES);
      to.writeFieldName(field);
      field = null;
    }
    return true;
  }

  /** The copy, once the object was read; an empty object of anything else. */
  String end() throws IOException {
    to.close();
    String json = copy.toString();
    to = null;
    copy = null;
    return json.isEmpty() ? "{}" : json;
  }
}
