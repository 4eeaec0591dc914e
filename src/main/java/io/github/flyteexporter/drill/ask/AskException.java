package io.github.flyteexporter.drill.ask;

/** A server did not answer; the message says which one, how, and what to do. No secrets. */
public final class AskException extends Exception {
  private static final long serialVersionUID = 1L;

  AskException(String message) {
    super(message);
  }
}
