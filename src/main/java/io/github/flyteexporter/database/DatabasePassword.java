package io.github.flyteexporter.database;

import io.github.flyteexporter.config.Database;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The password of our role as it is now; what is told to people never holds it. */
final class DatabasePassword {
  private static final int LONGEST = 1 << 16;

  private final String secret;

  private DatabasePassword(String secret) {
    this.secret = secret;
  }

  /**
   * Reads it from its file where there is one; blocks.
   *
   * @throws DatabaseFailure when it cannot be read; it names the file and nothing of what is in it
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
      throw wrong(file, "is over " + LONGEST + " bytes");
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

  /** A text of somebody else, in which the password might be repeated. */
  String hiddenIn(String text) {
    return secret.isEmpty() ? text : text.replace(secret, "***");
  }

  @Override
  public String toString() {
    return "***";
  }
}
