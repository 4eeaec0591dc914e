package io.github.flyteexporter.kube.json;

import java.io.IOException;

/** JSON that cannot be read. */
public final class JsonException extends IOException {
  private static final long serialVersionUID = 1L;

  /** What is wrong. */
  public enum Kind {
    /** It ends too early. */
    CUT_OFF,
    /** It is no JSON, or not of the kind that was expected. */
    MALFORMED,
    /** A value has more bytes than are accepted. */
    TOO_LARGE
  }

  private final Kind kind;

  JsonException(Kind kind, String what) {
    super(what);
    this.kind = kind;
  }

  public Kind kind() {
    return kind;
  }
}
