package io.github.flyteexporter.config.yaml;

/** Where a value comes from, for messages. */
public sealed interface SourceLocation {
  /** The message for a mistake here. */
  String message(KeyPath path, String what);

  /** A place in a file; line 0 when there is none to name. */
  record Line(String file, int number) implements SourceLocation {
    @Override
    public String message(KeyPath path, String what) {
      return file
          + ": "
          + (path.steps().isEmpty() ? "" : path + ": ")
          + what
          + (number == 0 ? "" : " (line " + number + ")");
    }
  }

  /** An environment variable. */
  record Variable(String name) implements SourceLocation {
    @Override
    public String message(KeyPath path, String what) {
      return Redacted.name(name) + ": " + what;
    }
  }

  /** Nowhere: what stands there by default. */
  record Default() implements SourceLocation {
    @Override
    public String message(KeyPath path, String what) {
      return path + ": " + what;
    }
  }
}
