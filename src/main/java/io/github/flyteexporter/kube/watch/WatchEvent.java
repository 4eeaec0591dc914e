package io.github.flyteexporter.kube.watch;

import io.github.flyteexporter.kube.json.JsonReader;
import java.io.IOException;
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
   * Reads the event that is next. The type stands before the object, as in the API server's own
   * struct.
   *
   * @throws IOException when it is not the JSON of an event, or is cut off
   */
  public static <R extends Retained> WatchEvent<R> read(JsonReader json, ObjectReader<R> reader)
      throws IOException {
    Reading<R> event = new Reading<>();
    json.fields(field -> event.take(field, json, reader));
    if (event.type == null) {
      throw json.unexpected("an event of a watch was expected");
    }
    return new WatchEvent<>(
        event.type, event.object, json.resourceVersion(), event.code, event.recordedAt);
  }

  private static final class Reading<R extends Retained> {
    private Type type;
    private Optional<R> object = Optional.empty();
    private int code;
    private double recordedAt;

    void take(String field, JsonReader parser, ObjectReader<R> reader) throws IOException {
      switch (field) {
        case "type" -> type = type(parser);
        case "object" -> object(parser, reader);
        case "at_s" -> recordedAt = seconds(parser);
        default -> parser.skip();
      }
    }

    private void object(JsonReader parser, ObjectReader<R> reader) throws IOException {
      if (type == null) {
        throw parser.unexpected("an object without a type before it");
      }
      switch (type) {
        case ADDED, MODIFIED, DELETED -> object = reader.readIfWanted(parser);
        case BOOKMARK, ERROR, RECORDER_ERROR ->
            parser.fields(
                field -> {
                  switch (field) {
                    case "code" -> code = parser.number();
                    case "metadata" -> parser.fields(inner -> parser.skip());
                    default -> parser.skip();
                  }
                });
      }
    }

    private static Type type(JsonReader parser) throws IOException {
      try {
        return Type.valueOf(parser.known());
      } catch (IllegalArgumentException e) {
        throw parser.unexpected("an unknown type of event");
      }
    }

    private static double seconds(JsonReader parser) throws IOException {
      try {
        return Double.parseDouble(parser.scalar());
      } catch (NumberFormatException e) {
        throw parser.unexpected("the second of an event was expected");
      }
    }
  }
}
