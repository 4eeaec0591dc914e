package io.github.flyteexporter.runtime;

/** The command line or the configuration is wrong; the message says what, where and what to do. */
public final class UsageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public UsageException(String message) {
    super(message);
  }
}
