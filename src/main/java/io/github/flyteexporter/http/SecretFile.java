package io.github.flyteexporter.http;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file that holds a secret, such as a key of a mounted Kubernetes Secret. It is read each time,
 * since others may replace it at any moment.
 */
public record SecretFile(Path file) {
  private static final int LARGEST = 1 << 16;

  /**
   * The secret as it is now, without blanks and line ends around it; blocks.
   *
   * @throws HttpException when there is none; it names the file and nothing of what is in it
   */
  public String read() {
    byte[] bytes;
    try (InputStream in = Files.newInputStream(file)) {
      bytes = in.readNBytes(LARGEST + 1);
    } catch (IOException e) {
      throw wrong("cannot be read (" + e.getClass().getSimpleName() + ")");
    }
    if (bytes.length > LARGEST) {
      throw wrong("is larger than " + LARGEST + " bytes");
    }
    String secret = new String(bytes, StandardCharsets.UTF_8).strip();
    if (secret.isEmpty()) {
      throw wrong("is empty");
    }
    return secret;
  }

  /**
   * As {@link #read}, of what may stand in a header; blocks.
   *
   * @throws HttpException when there is no such secret
   */
  public String readToken() {
    String token = read();
    if (!token.matches("[!-~]+")) {
      throw wrong("holds characters that no header may carry");
    }
    return token;
  }

  private HttpException wrong(String how) {
    return new HttpException(FailureKind.SECRET_FILE, "file " + file + " " + how);
  }
}
