package io.github.flyteexporter.config;

import io.github.flyteexporter.config.yaml.KeyPath;

/** A value of the right type that is not allowed; the message names the key. */
final class InvalidSettingException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final String reason;
  private final String[] steps;

  /**
   * Rejects a value.
   *
   * @param steps its path from the record that rejects it
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
