package io.github.flyteexporter.config.yaml;

/** A mistake in the configuration; the message says where, what was expected and what was found. */
public final class SettingsException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient KeyPath path;

  /** A mistake that concerns the whole configuration. */
  public SettingsException(String message) {
    this(message, KeyPath.TOP);
  }

  /** A mistake at a key. */
  public SettingsException(String message, KeyPath path) {
    super(message);
    this.path = path;
  }

  /** The key that is wrong or missing. */
  public KeyPath path() {
    return path;
  }
}
