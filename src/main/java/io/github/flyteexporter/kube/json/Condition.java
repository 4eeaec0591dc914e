package io.github.flyteexporter.kube.json;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;

/**
 * A condition of an object; empty texts where it is not set.
 *
 * @param since when it last changed, in seconds since 1970
 */
public record Condition(String type, String status, String reason, String message, long since) {
  public static final Condition NONE = new Condition("", "", "", "", 0);

  /** Reads the condition that the parser stands on. */
  public static Condition read(JsonParser parser) throws IOException {
    String[] texts = {"", "", "", "", ""};
    JsonWalker.fields(
        parser,
        field -> {
          switch (field) {
            case "type" -> texts[0] = JsonWalker.text(parser);
            case "status" -> texts[1] = JsonWalker.text(parser);
            case "reason" -> texts[2] = JsonWalker.text(parser);
            case "message" -> texts[3] = JsonWalker.text(parser);
            case "lastTransitionTime" -> texts[4] = JsonWalker.text(parser);
            default -> parser.skipChildren();
          }
        });
    return new Condition(texts[0], texts[1], texts[2], texts[3], KubeTimes.seconds(texts[4]));
  }

  /** Whether its status is this: {@code True}, {@code False} or {@code Unknown}. */
  public boolean is(String wanted) {
    return status.equals(wanted);
  }
}
