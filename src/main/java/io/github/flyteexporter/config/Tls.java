package io.github.flyteexporter.config;

import java.nio.file.Path;
import java.util.Optional;

/**
 * How the certificate of a server is checked.
 *
 * @param ca PEM file with the authorities to trust instead of Java's
 * @param insecure whether any certificate will do
 */
public record Tls(
    @Description("PEM file with the authorities to trust instead of Java's") Optional<Path> ca,
    @Description("whether any certificate will do") Boolean insecure) {
  public Tls {
    ca = ca == null ? Optional.empty() : ca;
    insecure = insecure != null && insecure;
  }

  /** The authorities that Java knows. */
  public static Tls defaults() {
    return new Tls(Optional.empty(), null);
  }
}
