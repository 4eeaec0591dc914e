package io.github.flyteexporter.kube.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.util.JsonParserDelegate;
import java.io.IOException;
import java.io.StringWriter;

/**
 * Writes down what is read of one object: a value is in the copy only if its text or number was
 * asked for, an object or an array only if it was entered. What is skipped is not in it, nor what
 * was looked at by {@link JsonWalker#peek}.
 */
public final class CapturingParser extends JsonParserDelegate {
  /** A field of the copy: the bytes of the whole object. */
  public static final String BYTES = "recordedBytes";

  private static final JsonFactory JSON = new JsonFactory();

  private final StringWriter copy = new StringWriter();
  private final JsonGenerator to;
  private final long begin;
  private String field;
  private boolean start;
  private boolean scalar;
  private int depth;
  private boolean hasBytes;

  /** A copy of the object that this parser stands on. */
  public CapturingParser(JsonParser parser) throws IOException {
    super(parser);
    this.to = JSON.createGenerator(copy);
    this.begin = parser.currentTokenLocation().getByteOffset();
    this.start = parser.currentToken() == JsonToken.START_OBJECT;
  }

  @Override
  public JsonToken nextToken() throws IOException {
    enter();
    if (scalar) {
      scalar = false;
      field = null;
    }
    JsonToken token = delegate.nextToken();
    if (token == null) {
      return null;
    }
    switch (token) {
      case FIELD_NAME -> field = delegate.currentName();
      case START_OBJECT, START_ARRAY -> start = true;
      case END_OBJECT -> endObject();
      case END_ARRAY -> {
        depth--;
        to.writeEndArray();
      }
      default -> scalar = true;
    }
    return token;
  }

  private void endObject() throws IOException {
    depth--;
    if (depth == 0 && !hasBytes) {
      to.writeNumberField(BYTES, delegate.currentLocation().getByteOffset() - begin);
    }
    to.writeEndObject();
  }

  private void enter() throws IOException {
    if (start) {
      start = false;
      name();
      depth++;
      if (delegate.currentToken() == JsonToken.START_OBJECT) {
        to.writeStartObject();
      } else {
        to.writeStartArray();
      }
    }
  }

  private void name() throws IOException {
    if (field != null) {
      hasBytes |= depth == 1 && field.equals(BYTES);
      to.writeFieldName(field);
      field = null;
    }
  }

  @Override
  public JsonParser skipChildren() throws IOException {
    if (start) {
      start = false;
      field = null;
      delegate.skipChildren();
    }
    return this;
  }

  private void read() throws IOException {
    if (scalar) {
      scalar = false;
      name();
      to.copyCurrentEvent(delegate);
    }
  }

  /** Writes this instead of the text that the parser stands on. */
  void write(String instead) throws IOException {
    if (scalar) {
      scalar = false;
      name();
      to.writeString(instead);
    }
  }

  @Override
  public String getText() throws IOException {
    read();
    return delegate.getText();
  }

  @Override
  public long getValueAsLong() throws IOException {
    read();
    return delegate.getValueAsLong();
  }

  @Override
  public double getValueAsDouble() throws IOException {
    read();
    return delegate.getValueAsDouble();
  }

  @Override
  public boolean getBooleanValue() throws IOException {
    read();
    return delegate.getBooleanValue();
  }

  @Override
  public boolean getValueAsBoolean() throws IOException {
    read();
    return delegate.getValueAsBoolean();
  }

  /** The copy, once the object was read; an empty object of anything else. */
  public String json() throws IOException {
    to.flush();
    return copy.getBuffer().length() == 0 ? "{}" : copy.toString();
  }
}
