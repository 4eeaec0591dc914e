package io.github.flyteexporter.scrape;

import io.github.flyteexporter.reading.Failure.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file that holds a bearer token, which others may renew at any time. */
record TokenFile(Path file) {
  private static final int LONGEST = 1 << 16;

  /**
   * The token as it is now; blocks.
   *
   * @throws SourceException when there is none; it names the file and nothing of what is in it
   */
  String read() {
    byte[] bytes;
    try (InputStream in = Files.newInputStream(file)) {
      bytes = in.readNBytes(LONGEST + 1);
    } catch (IOException e) {
      throw wrong("cannot be read (" + e.getClass().getSimpleName() + ")");
    }
    String token = new String(bytes, StandardCharsets.ISO_8859_1).strip();
    if (bytes.length > LONGEST) {
      throw wrong("is over " + LONGEST + " bytes");
    }
    if (token.isEmpty()) {
      throw wrong("is empty");
    }
    if (!token.matches("[!-~]+")) {
      throw wrong("holds what cannot stand in a header");
    }
    return token;
  }

  private SourceException wrong(String how) {
    return new SourceException(Reason.OTHER, "token file " + file + " " + how);
  }
}
