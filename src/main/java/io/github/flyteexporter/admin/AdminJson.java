package io.github.flyteexporter.admin;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;

/**
 * Walks flyteadmin's answers as a stream; whatever is not of the expected kind is passed over.
 * Names of fields lose underscores and capitals, so that both casings of the gateway read alike
 * (flyte v1.16.8, flyteadmin/pkg/server/service.go:233-243).
 */
final class AdminJson {
  private static final JsonFactory JSON = new JsonFactory();

  private AdminJson() {}

  /** Takes a field while the parser stands on its value, and leaves it on its end. */
  interface Field {
    void take(String name, JsonParser parser) throws IOException;
  }

  /** Takes an element while the parser stands on its start, and leaves it on its end. */
  interface Element {
    void take() throws IOException;
  }

  /**
   * Visits the fields of a document.
   *
   * @throws IOException when it is not one whole JSON object
   */
  static void document(byte[] body, Field field) throws IOException {
    try (JsonParser parser = JSON.createParser(body)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new IOException("no JSON object");
      }
      object(parser, field);
      if (parser.currentToken() != JsonToken.END_OBJECT || parser.nextToken() != null) {
        throw new IOException("more than one JSON object");
      }
    }
  }

  /** Visits the fields of the object that the parser stands on. */
  static void object(JsonParser parser, Field field) throws IOException {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      parser.skipChildren();
      return;
    }
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName().replace("_", "").toLowerCase(Locale.ROOT);
      parser.nextToken();
      field.take(name, parser);
    }
  }

  /** Visits the elements of the list that the parser stands on. */
  static void list(JsonParser parser, Element element) throws IOException {
    if (parser.currentToken() != JsonToken.START_ARRAY) {
      parser.skipChildren();
      return;
    }
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      if (parser.currentToken() == null) {
        throw new IOException("the list is cut off");
      }
      element.take();
    }
  }

  /** The text at the parser, empty for anything else. */
  static String text(JsonParser parser) throws IOException {
    if (parser.currentToken() == JsonToken.VALUE_STRING) {
      return parser.getText();
    }
    parser.skipChildren();
    return "";
  }

  /** The whole number at the parser, 0 for anything else. */
  static int number(JsonParser parser) throws IOException {
    if (parser.currentToken() == JsonToken.VALUE_NUMBER_INT) {
      return (int) Math.max(0, Math.min(Integer.MAX_VALUE, parser.getValueAsLong()));
    }
    parser.skipChildren();
    return 0;
  }

  /** The moment at the parser, up to 9 digits of a second; empty for anything else. */
  static Optional<Instant> moment(JsonParser parser) throws IOException {
    String text = text(parser);
    try {
      return text.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(text));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
