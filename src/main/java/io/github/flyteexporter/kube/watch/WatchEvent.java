package io.github.flyteexporter.kube.watch;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.github.flyteexporter.kube.json.JsonWalker;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * One line of a watch.
 *
 * @param object the object, absent in a bookmark and in an error
 * @param resourceVersion from where a watch goes on after this event
 * @param code the HTTP status that an error carries, otherwise 0
 */
public record WatchEvent<R>(
    Type type, Optional<R> object, String resourceVersion, int code, double recordedAt) {
  /** What happened. */
  public enum Type {
    ADDED,
    MODIFIED,
    DELETED,
    BOOKMARK,
    ERROR,
    /** Only in recordings: the recorder lost its connection here. */
    RECORDER_ERROR
  }

  /**
   * Reads an event. The type stands before the object, as in the API server's own struct.
   *
   * @throws IOException when it is not the JSON of an event, or is cut off
   */
  public static <R extends Retained> WatchEvent<R> read(
      JsonFactory json, InputStream line, ObjectReader<R> reader) throws IOException {
    Reading<R> event = new Reading<>();
    try (VersionedParser parser = new VersionedParser(json.createParser(line))) {
      parser.nextToken();
      JsonWalker.fields(parser, field -> event.take(field, parser, reader));
      if (parser.currentToken() != JsonToken.END_OBJECT || event.type == null) {
        throw new JsonParseException(parser, "an event of a watch was expected");
      }
      return new WatchEvent<>(
          event.type,
          Optional.ofNullable(event.object),
          parser.resourceVersion(),
          event.code,
          event.recordedAt);
    }
  }

  private static final class Reading<R extends Retained> {
    private Type type;
    private R object;
    private int code;
    private double recordedAt;

    void take(String field, JsonParser parser, ObjectReader<R> reader) throws IOException {
      switch (field) {
        case "type" -> type = type(parser);
        case "object" -> object(parser, reader);
        case "at_s" -> recordedAt = parser.getValueAsDouble();
        default -> parser.skipChildren();
      }
    }

    private void object(JsonParser parser, ObjectReader<R> reader) throws IOException {
      if (type == null) {
        throw new JsonParseException(parser, "an object without a type before it");
      }
      switch (type) {
        case ADDED, MODIFIED, DELETED -> object = reader.read(parser);
        case BOOKMARK, ERROR, RECORDER_ERROR ->
            JsonWalker.fields(
                parser,
                field -> {
                  switch (field) {
                    case "code" -> code = JsonWalker.number(parser);
                    case "metadata" -> JsonWalker.fields(parser, inner -> parser.skipChildren());
                    default -> parser.skipChildren();
                  }
                });
      }
    }

    private static Type type(JsonParser parser) throws IOException {
      try {
        return Type.valueOf(JsonWalker.text(parser));
      } catch (IllegalArgumentException e) {
        throw new JsonParseException(parser, "an unknown type of event", e);
      }
    }
  }
}
