package io.github.flyteexporter.auth;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The fields of a token endpoint's answer as {@code golang.org/x/oauth2} takes them, the library of
 * Flyte's clients: JSON by whatever content type, or a form; a lifetime as number or text; the type
 * and scopes of a token do not matter.
 *
 * @param error the error code, empty for none
 * @param description the words to it
 * @param token the access token, empty for none
 * @param life in seconds, zero where the answer does not say
 */
record TokenAnswer(String error, String description, String token, long life) {
  /** What a header may carry. */
  private static final int LONGEST = 32_768;

  /** In seconds: more is a mistake, and no clock could reckon with it. */
  private static final long LONGEST_LIFE = Integer.MAX_VALUE;

  /** The fields of an answer, empty when it holds none that could be meant. */
  static Optional<TokenAnswer> of(AuthResponse answer) {
    return JsonFields.of(answer.body())
        .or(() -> form(answer.mediaType(), answer.body()))
        .flatMap(TokenAnswer::of);
  }

  private static Optional<TokenAnswer> of(JsonFields fields) {
    OptionalLong life = life(fields.json().getValue("expires_in"));
    if (life.isEmpty()) {
      return Optional.empty();
    }
    // Okta answers some errors in the shape of its API
    String error = fields.text("error").isEmpty() ? fields.text("errorCode") : fields.text("error");
    String description =
        fields.text("error_description").isEmpty()
            ? fields.text("errorSummary")
            : fields.text("error_description");
    return Optional.of(
        new TokenAnswer(
            error, description, fields.text("access_token", LONGEST), life.getAsLong()));
  }

  private static OptionalLong life(Object value) {
    if (value == null) {
      return OptionalLong.of(0);
    } else if (value instanceof Number number) {
      return OptionalLong.of(bounded(number.doubleValue()));
    }
    return value instanceof String text && text.matches("-?\\d{1,19}")
        ? OptionalLong.of(bounded(Double.parseDouble(text)))
        : OptionalLong.empty();
  }

  private static long bounded(double seconds) {
    return (long) Math.max(0, Math.min(LONGEST_LIFE, seconds));
  }

  private static Optional<JsonFields> form(String type, Buffer body) {
    if (!type.equals("text/plain") && !type.equals("application/x-www-form-urlencoded")) {
      return Optional.empty();
    }
    JsonObject fields = new JsonObject();
    for (String pair : body.toString(StandardCharsets.UTF_8).strip().split("&", -1)) {
      String[] parts = pair.split("=", 2);
      if (parts.length == 2) {
        fields.put(parts[0], decoded(parts[1]));
      }
    }
    return fields.isEmpty() ? Optional.empty() : Optional.of(new JsonFields(fields));
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return "";
    }
  }

  @Override
  public String toString() {
    return error.isEmpty() ? "a token" : error;
  }
}
