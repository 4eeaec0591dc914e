package io.github.flyteexporter.config;

/** A value that has the right type and yet cannot be; the message names the key. */
final class BadSetting extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final String reason;
  private final String[] steps;

  /**
   * A bad value.
   *
   * @param steps the way to it from the record that found it
   */
  BadSetting(String reason, String... steps) {
    super(KeyPath.of(steps) + ": " + reason);
    this.reason = reason;
    this.steps = steps.clone();
  }

  String reason() {
    return reason;
  }

  KeyPath where() {
    return KeyPath.of(steps);
  }
}
