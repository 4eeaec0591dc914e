package io.github.flyteexporter.auth;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file that holds a secret, which others may replace at any time. */
record SecretFile(Path file) {
  private static final int LONGEST = 1 << 16;

  /**
   * The secret as it is now; blocks.
   *
   * @throws AuthException when there is none; it names the file and nothing of what is in it
   */
  String read() {
    byte[] bytes;
    try (InputStream in = Files.newInputStream(file)) {
      bytes = in.readNBytes(LONGEST + 1);
    } catch (IOException e) {
      throw wrong("cannot be read (" + e.getClass().getSimpleName() + ")");
    }
    String secret = new String(bytes, StandardCharsets.UTF_8).strip();
    if (bytes.length > LONGEST) {
      throw wrong("is over " + LONGEST + " bytes");
    }
    if (secret.isEmpty()) {
      throw wrong("is empty");
    }
    return secret;
  }

  /** As {@link #read}, of what can stand in a header; blocks. */
  String readToken() {
    String token = read();
    if (!token.matches("[!-~]+")) {
      throw wrong("holds what cannot stand in a header");
    }
    return token;
  }

  private AuthException wrong(String how) {
    return new AuthException(AuthStep.TOKEN, AuthReason.OTHER, "file " + file + " " + how);
  }
}
