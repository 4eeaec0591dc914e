package io.github.flyteexporter.auth;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The fields of a JSON object by their snake_case names: flyteadmin answers in camelCase unless
 * asked by exactly {@code Accept: application/json}, and a proxy may change that.
 */
record JsonFields(JsonObject json) {
  private static final int LONGEST = 2_048;
  private static final int MOST = 64;
  private static final Pattern HUMP = Pattern.compile("_([a-z])");

  /** The fields of a body, empty when it is no JSON object. */
  static Optional<JsonFields> of(Buffer body) {
    try {
      return Optional.of(new JsonFields(new JsonObject(withoutMark(body))));
    } catch (DecodeException | ClassCastException e) {
      return Optional.empty();
    }
  }

  /** Some servers put a byte order mark first. */
  private static Buffer withoutMark(Buffer body) {
    boolean marked =
        body.length() >= 3
            && body.getUnsignedByte(0) == 0xEF
            && body.getUnsignedByte(1) == 0xBB
            && body.getUnsignedByte(2) == 0xBF;
    return marked ? body.slice(3, body.length()) : body;
  }

  /** A text, empty when there is none. */
  String text(String name) {
    return text(name, LONGEST);
  }

  /** A text of at most so many characters, empty when there is none. */
  String text(String name, int longest) {
    return value(name) instanceof String text && text.length() <= longest ? text.strip() : "";
  }

  /** The texts of a list, none when there is none. */
  List<String> texts(String name) {
    if (!(value(name) instanceof JsonArray array)) {
      return List.of();
    }
    return array.stream()
        .limit(MOST)
        .filter(String.class::isInstance)
        .map(String.class::cast)
        .filter(text -> text.length() <= LONGEST)
        .toList();
  }

  /** Whether there is a field of this name at all. */
  boolean has(String name) {
    return value(name) != null;
  }

  private Object value(String name) {
    Object snake = json.getValue(name);
    return snake != null
        ? snake
        : json.getValue(
            HUMP.matcher(name).replaceAll(hump -> hump.group(1).toUpperCase(Locale.ROOT)));
  }
}
