package io.github.flyteexporter.kube.json;

import java.io.IOException;

/**
 * A condition of an object; empty texts where it is not set.
 *
 * @param since when it last changed, in seconds since 1970
 */
public record Condition(String type, String status, String reason, String message, long since) {
  public static final Condition NONE = new Condition("", "", "", "", 0);

  /** Reads the condition that the parser stands on. */
  public static Condition read(JsonReader parser) throws IOException {
    String[] texts = {"", "", "", "", ""};
    parser.fields(
        field -> {
          switch (field) {
            case "type" -> texts[0] = parser.known();
            case "status" -> texts[1] = parser.known();
            case "reason" -> texts[2] = parser.known();
            case "message" -> texts[3] = parser.text();
            case "lastTransitionTime" -> texts[4] = parser.text();
            default -> parser.skip();
          }
        });
    return new Condition(texts[0], texts[1], texts[2], texts[3], KubeTimes.seconds(texts[4]));
  }

  /** Whether its status is this: {@code True}, {@code False} or {@code Unknown}. */
  public boolean is(String wanted) {
    return status.equals(wanted);
  }
}
