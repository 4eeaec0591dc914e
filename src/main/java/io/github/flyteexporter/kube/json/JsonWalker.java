package io.github.flyteexporter.kube.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.function.UnaryOperator;

/** Walks JSON as a stream; whatever is not of the expected kind is skipped. */
public final class JsonWalker {
  private JsonWalker() {}

  /** Visits the fields of the object that the parser stands on, each at its value. */
  public static void fields(JsonParser parser, FieldVisitor visitor) throws IOException {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      parser.skipChildren();
      return;
    }
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String field = parser.currentName();
      parser.nextToken();
      visitor.visit(field);
    }
  }

  /** Visits the elements of the array that the parser stands on. */
  public static void elements(JsonParser parser, ElementVisitor visitor) throws IOException {
    if (parser.currentToken() != JsonToken.START_ARRAY) {
      parser.skipChildren();
      return;
    }
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      if (parser.currentToken() == null) {
        throw new IOException("the list is cut off");
      }
      visitor.visit();
    }
  }

  /** The text at the parser, empty for anything else. */
  public static String text(JsonParser parser) throws IOException {
    if (parser.currentToken() == JsonToken.VALUE_STRING) {
      return parser.getText();
    }
    parser.skipChildren();
    return "";
  }

  /** The text at the parser, empty for anything else, without counting as read. */
  public static String peek(JsonParser parser) throws IOException {
    return parser.currentToken() == JsonToken.VALUE_STRING
        ? new String(parser.getTextCharacters(), parser.getTextOffset(), parser.getTextLength())
        : "";
  }

  /** The text at the parser, of which a recording keeps only what this makes of it. */
  public static String text(JsonParser parser, UnaryOperator<String> kept) throws IOException {
    String text = peek(parser);
    if (parser instanceof CapturingParser capturing) {
      capturing.write(kept.apply(text));
    }
    return text;
  }

  /** The whole number at the parser, 0 for anything else. */
  public static int number(JsonParser parser) throws IOException {
    if (parser.currentToken() == JsonToken.VALUE_NUMBER_INT) {
      return (int) Math.min(Integer.MAX_VALUE, parser.getValueAsLong());
    }
    parser.skipChildren();
    return 0;
  }

  /** Takes a field's name while the parser stands on its value, and leaves it on its end. */
  public interface FieldVisitor {
    void visit(String field) throws IOException;
  }

  /** Takes an element while the parser stands on its start, and leaves it on its end. */
  public interface ElementVisitor {
    void visit() throws IOException;
  }
}
