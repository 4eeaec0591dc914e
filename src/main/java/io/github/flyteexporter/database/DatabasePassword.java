package io.github.flyteexporter.database;

import io.github.flyteexporter.config.Database;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The current password of our role; never part of a message. */
final class DatabasePassword {
  private static final int LONGEST = 1 << 16;

  private final String secret;

  private DatabasePassword(String secret) {
    this.secret = secret;
  }

  /**
   * Reads it from its file if one is configured; blocks.
   *
   * @throws DatabaseFailure when it cannot be read; the message names the file, not its content
   */
  static DatabasePassword of(Database settings) throws DatabaseFailure {
    return new DatabasePassword(
        settings.passwordFile().isPresent()
            ? read(settings.passwordFile().get())
            : settings.password());
  }

  private static String read(Path file) throws DatabaseFailure {
    byte[] bytes;
    try (InputStream in = Files.newInputStream(file)) {
      bytes = in.readNBytes(LONGEST + 1);
    } catch (IOException e) {
      throw wrong(file, "cannot be read (" + e.getClass().getSimpleName() + ")");
    }
    if (bytes.length > LONGEST) {
      throw wrong(file, "is larger than " + LONGEST + " bytes");
    }
    String text = new String(bytes, StandardCharsets.UTF_8).strip();
    if (text.isEmpty()) {
      throw wrong(file, "is empty");
    }
    return text;
  }

  private static DatabaseFailure wrong(Path file, String how) {
    return new DatabaseFailure(DatabaseReason.AUTH, "database.passwordFile " + file + " " + how);
  }

  /** For the driver alone. */
  String secret() {
    return secret;
  }

  /** Masks the password in a text of the driver or the server. */
  String maskIn(String text) {
    return secret.isEmpty() ? text : text.replace(secret, "***");
  }

  @Override
  public String toString() {
    return "***";
  }
}
