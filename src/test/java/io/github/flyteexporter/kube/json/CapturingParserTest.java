package io.github.flyteexporter.kube.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParser;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What a reader does not look at is in no copy. */
class CapturingParserTest {
  private interface Reader {
    void read(JsonParser parser) throws IOException;
  }

  private static String copy(String json, Reader reader) throws IOException {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    try (JsonParser parser = KubeJson.factory().createParser(new ByteArrayInputStream(bytes))) {
      parser.nextToken();
      CapturingParser capturing = new CapturingParser(parser);
      reader.read(capturing);
      return capturing.json();
    }
  }

  /** Reads texts and numbers under {@code good} and the elements of {@code list}. */
  private static void good(JsonParser parser, String field) throws IOException {
    switch (field) {
      case "good" -> JsonWalker.fields(parser, inner -> good(parser, inner));
      case "text" -> JsonWalker.text(parser);
      case "number" -> JsonWalker.number(parser);
      case "list" -> JsonWalker.elements(parser, () -> JsonWalker.text(parser));
      case "peeked" -> assertThat(JsonWalker.peek(parser)).isEqualTo("seen");
      case "kept" -> JsonWalker.text(parser, text -> "less");
      default -> parser.skipChildren();
    }
  }

  @Test
  void onlyWhatIsReadIsKept() throws Exception {
    String json =
        "{\"skipped\":{\"secret\":[1,{\"x\":2}]},\"unread\":\"secret\",\"good\":{\"text\":\"a\\\"b\","
            + "\"other\":[\"secret\"],\"number\":12,\"deep\":{\"secret\":1}},"
            + "\"list\":[\"x\",{\"secret\":1},\"y\"],\"peeked\":\"seen\",\"kept\":\"secret\",\"null\":null}";
    assertThat(copy(json, parser -> JsonWalker.fields(parser, field -> good(parser, field))))
        .isEqualTo(
            "{\"good\":{\"text\":\"a\\\"b\",\"number\":12},\"list\":[\"x\",\"y\"],\"kept\":\"less\","
                + "\"recordedBytes\":"
                + json.length()
                + "}");
  }

  @Test
  void aCopyOfACopyIsTheSame() throws Exception {
    String json = "{\"good\":{\"text\":\"a\"},\"spec\":{}}";
    Reader reader =
        parser ->
            JsonWalker.fields(
                parser,
                field -> {
                  if (field.equals(CapturingParser.BYTES)) {
                    JsonWalker.number(parser);
                  } else {
                    good(parser, field);
                  }
                });
    String once = copy(json, reader);
    assertThat(copy(once, reader)).isEqualTo(once);
  }

  @Test
  void whatIsNoObjectHasAnEmptyCopy() throws Exception {
    assertThat(copy("[1]", JsonParser::skipChildren)).isEqualTo("{}");
  }
}
