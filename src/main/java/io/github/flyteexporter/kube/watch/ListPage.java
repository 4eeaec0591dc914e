package io.github.flyteexporter.kube.watch;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.github.flyteexporter.kube.json.JsonWalker;
import java.io.IOException;
import java.io.InputStream;

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
      JsonFactory json, InputStream page, ObjectReader<R> reader, ObjectConsumer<R> objects)
      throws IOException {
    String[] meta = {"", ""};
    boolean[] list = {false};
    try (JsonParser parser = json.createParser(page)) {
      parser.nextToken();
      JsonWalker.fields(
          parser,
          field -> {
            switch (field) {
              case "items" -> {
                list[0] = true;
                JsonWalker.elements(parser, () -> objects.accept(reader.read(parser)));
              }
              case "metadata" -> meta(parser, meta);
              default -> parser.skipChildren();
            }
          });
      if (parser.currentToken() != JsonToken.END_OBJECT || !list[0]) {
        throw new com.fasterxml.jackson.core.JsonParseException(
            parser, "a list of objects was expected");
      }
    }
    return new ListPage(meta[0], meta[1]);
  }

  private static void meta(JsonParser parser, String[] meta) throws IOException {
    JsonWalker.fields(
        parser,
        field -> {
          switch (field) {
            case "resourceVersion" -> meta[0] = JsonWalker.text(parser);
            case "continue" -> meta[1] = JsonWalker.text(parser);
            default -> parser.skipChildren();
          }
        });
  }
}
