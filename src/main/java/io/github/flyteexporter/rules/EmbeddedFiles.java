package io.github.flyteexporter.rules;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Files of the directory alerts, packed into the program. */
final class EmbeddedFiles {
  private EmbeddedFiles() {}

  static String text(String name) {
    try (InputStream in = EmbeddedFiles.class.getResourceAsStream("/alerts/" + name)) {
      if (in == null) {
        throw new IllegalStateException("alerts/" + name + " is missing from this build");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
