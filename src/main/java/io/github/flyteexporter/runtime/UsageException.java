package io.github.flyteexporter.runtime;

/**
 * A mistake in the command line or the configuration; the message says what, where and what to do.
 */
public final class UsageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public UsageException(String message) {
    super(message);
  }
}
