package io.github.flyteexporter.kube.watch;

import io.github.flyteexporter.kube.json.JsonReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * One page of a list as the API server answers it, read as a stream.
 *
 * @param resourceVersion from where a watch goes on
 * @param next the token of the next page, empty on the last one
 */
public record ListPage(String resourceVersion, String next) {
  /**
   * Reads a page and passes on its objects one by one.
   *
   * @throws IOException when it is not the JSON of a list, or is cut off
   */
  public static <R extends Retained> ListPage read(
      InputStream page, ObjectReader<R> reader, ObjectConsumer<R> objects) throws IOException {
    String[] meta = {"", ""};
    boolean[] list = {false};
    JsonReader json = new JsonReader(page);
    json.fields(
        field -> {
          switch (field) {
            case "items" -> {
              list[0] = true;
              json.elements(() -> accept(reader.readIfWanted(json), objects));
            }
            case "metadata" -> meta(json, meta, reader);
            default -> json.skip();
          }
        });
    if (!list[0]) {
      throw json.unexpected("a list of objects was expected");
    }
    json.readToEnd();
    return new ListPage(meta[0], meta[1]);
  }

  private static <R> void accept(Optional<R> read, ObjectConsumer<R> objects) throws IOException {
    if (read.isPresent()) {
      objects.accept(read.get());
    }
  }

  /** A list with a selector does not say how many objects remain. */
  private static void meta(JsonReader parser, String[] meta, ObjectReader<?> reader)
      throws IOException {
    parser.fields(
        field -> {
          switch (field) {
            case "resourceVersion" -> meta[0] = parser.text();
            case "continue" -> meta[1] = parser.text();
            case "remainingItemCount" -> reader.remaining(parser.number());
            default -> parser.skip();
          }
        });
  }
}
