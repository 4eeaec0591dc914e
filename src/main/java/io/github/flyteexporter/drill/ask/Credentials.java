package io.github.flyteexporter.drill.ask;

import io.github.flyteexporter.http.SecretFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;

/**
 * What is sent in the header {@code Authorization}: a user with a password, a bearer token, or
 * nothing. The files are read for each request.
 */
public record Credentials(
    Optional<String> user, Optional<Path> passwordFile, Optional<Path> tokenFile) {
  /**
   * Checks that they belong together.
   *
   * @throws IllegalArgumentException when they do not
   */
  public Credentials {
    if (user.isPresent() != passwordFile.isPresent()) {
      throw new IllegalArgumentException("--username and --password-file need each other");
    }
    if (user.isPresent() && tokenFile.isPresent()) {
      throw new IllegalArgumentException(
          "--bearer-token-file cannot be used together with --username: choose one");
    }
  }

  /**
   * The value of the header; blocks.
   *
   * @throws io.github.flyteexporter.http.HttpException when a file cannot be read
   */
  Optional<String> header() {
    if (tokenFile.isPresent()) {
      return tokenFile.map(file -> "Bearer " + new SecretFile(file).readToken());
    }
    return user.map(
        name -> {
          String both = name + ":" + new SecretFile(passwordFile.orElseThrow()).read();
          byte[] bytes = both.getBytes(StandardCharsets.UTF_8);
          return "Basic " + Base64.getEncoder().encodeToString(bytes);
        });
  }
}
