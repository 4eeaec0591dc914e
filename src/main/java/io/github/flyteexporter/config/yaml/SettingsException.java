package io.github.flyteexporter.config.yaml;

/** A mistake in the configuration; the message says where, what was expected and what was found. */
public final class SettingsException extends Exception {
  private static final long serialVersionUID = 1L;

  public SettingsException(String message) {
    super(message);
  }
}
