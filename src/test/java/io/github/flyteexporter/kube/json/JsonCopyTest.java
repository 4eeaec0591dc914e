package io.github.flyteexporter.kube.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What a reader does not look at is in no copy. */
class JsonCopyTest {
  private interface Reader {
    void read(JsonReader parser) throws IOException;
  }

  private static String copy(String json, Reader reader) throws IOException {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    JsonReader parser = new JsonReader(new ByteArrayInputStream(bytes));
    parser.copy();
    reader.read(parser);
    String copied = parser.copied();
    parser.readToEnd();
    return copied;
  }

  /** Reads texts and numbers under {@code good} and the elements of {@code list}. */
  private static void good(JsonReader parser, String field) throws IOException {
    switch (field) {
      case "good" -> parser.fields(inner -> good(parser, inner));
      case "text" -> parser.text();
      case "known" -> parser.known();
      case "number" -> parser.number();
      case "scalar" -> parser.scalar();
      case "list" -> parser.elements(parser::text);
      case "peeked" -> assertThat(parser.peek()).isEqualTo("seen \u00e9");
      case "kept" -> {
        assertThat(parser.text(new byte[10])).isEqualTo(6);
        parser.writeDown(() -> "less");
      }
      case "passed" -> {
        // a value that is not read
      }
      default -> parser.skip();
    }
  }

  @Test
  void onlyWhatIsReadIsKept() throws Exception {
    String json =
        " {\"skipped\" :"
            + " {\"secret\":[1,{\"x\":2}]},\"passed\":\"secret\",\"good\":{\"text\":\"a\\\"\\u00e9\",\"other\":[\"secret\"],"
            + " \"number\" : 12"
            + " ,\"deep\":{\"secret\":1},\"known\":\"b\"},\"list\":[\"x\",{\"secret\":1},\"y\"],\"peeked\":\"seen"
            + " \u00e9\",\"kept\":\"secret\","
            + "\"text\":{\"secret\":1},\"scalar\":true,\"number\":\"secret\",\"good\":{},\"null\":null}";
    assertThat(copy(json, parser -> parser.fields(field -> good(parser, field))))
        .isEqualTo(
            "{\"good\":{\"text\":\"a\\\"\u00e9\",\"number\":12,\"known\":\"b\"},\"list\":[\"x\",\"y\"],"
                + "\"kept\":\"less\",\"scalar\":true,\"good\":{},\"recordedBytes\":"
                + (json.getBytes(StandardCharsets.UTF_8).length - 1)
                + "}");
  }

  @Test
  void aCopyOfACopyIsTheSame() throws Exception {
    String json = "{\"good\":{\"text\":\"a\"},\"spec\":{}}";
    Reader reader =
        parser ->
            parser.fields(
                field -> {
                  if (field.equals(JsonCopy.BYTES)) {
                    parser.number();
                  } else {
                    good(parser, field);
                  }
                });
    String once = copy(json, reader);
    assertThat(copy(once, reader)).isEqualTo(once);
  }

  @Test
  void aLongObjectIsKeptAcrossPiecesOfTheStream() throws Exception {
    String text = "x".repeat(200_000);
    String json =
        "{\"spec\":\"" + text + "\",\"peeked\":\"seen \u00e9\",\"text\":\"" + text + "\"}";
    assertThat(copy(json, parser -> parser.fields(field -> good(parser, field))))
        .startsWith("{\"text\":\"" + text + "\",\"recordedBytes\":");
  }

  @Test
  void whatIsNoObjectHasAnEmptyCopy() throws Exception {
    assertThat(copy("[1]", JsonReader::skip)).isEqualTo("{}");
  }
}
