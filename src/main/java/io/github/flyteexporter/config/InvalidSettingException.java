package io.github.flyteexporter.config;

import io.github.flyteexporter.config.yaml.KeyPath;

/** A value that has the right type and yet cannot be; the message names the key. */
final class InvalidSettingException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final String reason;
  private final String[] steps;

  /**
   * A bad value.
   *
   * @param steps the way to it from the record that found it
   */
  InvalidSettingException(String reason, String... steps) {
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
