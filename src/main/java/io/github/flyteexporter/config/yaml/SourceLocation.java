package io.github.flyteexporter.config.yaml;

/** Where a value was set, for messages. */
public sealed interface SourceLocation {
  /** The message for a mistake here. */
  String message(KeyPath path, String what);

  /** A line of a file; 0 for the whole file. */
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

  /** A default. */
  record Default() implements SourceLocation {
    @Override
    public String message(KeyPath path, String what) {
      return path + ": " + what;
    }
  }
}
