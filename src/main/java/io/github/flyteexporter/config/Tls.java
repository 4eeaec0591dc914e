package io.github.flyteexporter.config;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Verification of a server's certificate.
 *
 * @param ca PEM file with the CA certificates to trust instead of Java's
 * @param insecure whether to accept any certificate
 */
public record Tls(
    @Description("PEM file with the CA certificates to trust instead of Java's") Optional<Path> ca,
    @Description("whether to accept any certificate") Boolean insecure) {
  public Tls {
    ca = ca == null ? Optional.empty() : ca;
    insecure = insecure != null && insecure;
  }

  /** The CA certificates of Java. */
  public static Tls defaults() {
    return new Tls(Optional.empty(), null);
  }
}
