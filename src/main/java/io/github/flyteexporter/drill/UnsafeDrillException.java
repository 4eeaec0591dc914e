package io.github.flyteexporter.drill;

/** The drill was not played, because it could be mistaken or hide a real alert. */
public final class UnsafeDrillException extends Exception {
  private static final long serialVersionUID = 1L;

  UnsafeDrillException(String message) {
    super(message);
  }
}
