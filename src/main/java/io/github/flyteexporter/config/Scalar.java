package io.github.flyteexporter.config;

import java.lang.reflect.Type;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.Function;

/** The types of single values: how each is parsed and written. */
@SuppressWarnings("ImmutableEnumChecker") // the functions hold no state
enum Scalar {
  TEXT(String.class, "text", text -> text, value -> value),
  WHOLE(Integer.class, "a whole number", text -> Integer.valueOf(digits(text)), String::valueOf),
  LONG(Long.class, "a whole number", text -> Long.valueOf(digits(text)), String::valueOf),
  SWITCH(Boolean.class, "true or false", Scalar::trueOrFalse, String::valueOf),
  DURATION(Duration.class, "a duration such as 15s or 2m", Durations::parse, Durations::text),
  FILE(Path.class, "the path of a file", Scalar::path, Path::toString),
  URL(URI.class, "a URL such as http://HOST:10254", URI::create, URI::toString);

  private final Class<?> type;
  private final String expected;
  private final Function<String, ?> reader;
  private final Function<Object, String> writer;

  <T> Scalar(
      Class<T> type, String expected, Function<String, T> reader, Function<T, String> writer) {
    this.type = type;
    this.expected = expected;
    this.reader = reader;
    this.writer = value -> writer.apply(type.cast(value));
  }

  static Scalar of(Type type) {
    return Arrays.stream(values())
        .filter(one -> one.type == type)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no way to read a " + type));
  }

  /** What a value must be, in words. */
  String expected() {
    return expected;
  }

  /**
   * Parses a value.
   *
   * @throws IllegalArgumentException when the text is not valid; its message is not for users
   */
  Object read(String text) {
    return reader.apply(text);
  }

  String write(Object value) {
    return writer.apply(value);
  }

  private static String digits(String text) {
    if (!text.matches("-?\\d{1,19}")) {
      throw new IllegalArgumentException();
    }
    return text;
  }

  private static Boolean trueOrFalse(String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException();
    };
  }

  private static Path path(String text) {
    if (text.isBlank()) {
      throw new IllegalArgumentException();
    }
    return Path.of(text);
  }
}
