package io.github.flyteexporter.config;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * The address that serves the pages, and who may read them.
 *
 * @param host the address to listen on
 * @param port the port to listen on, 0 for any
 * @param tls the server's certificate; without it plain HTTP is served
 * @param users names and bcrypt hashes of those who may read; everybody when empty
 */
public record Listen(
    @Description("address to listen on") String host,
    @Description("port to listen on, 0 for any") Integer port,
    @Description("the server's certificate") Optional<Tls> tls,
    @Description(
            value =
                "bcrypt hash of a user's password, as from `htpasswd -nB`; without users everybody"
                    + " may read",
            secret = true)
        Map<String, String> users) {
  public Listen {
    host = host == null ? "0.0.0.0" : host;
    port = port == null ? 9642 : port;
    tls = tls == null ? Optional.empty() : tls;
    users = users == null ? Map.of() : Map.copyOf(users);
    if (host.isBlank()) {
      throw new InvalidSettingException("must not be empty", "host");
    }
    if (port < 0 || port > 65_535) {
      throw new InvalidSettingException("must be from 0 to 65535, is " + port, "port");
    }
    users.forEach(
        (name, hash) -> {
          if (!hash.matches("\\$2[aby]\\$\\d\\d\\$[./A-Za-z0-9]{53}")) {
            throw new InvalidSettingException(
                "must be a bcrypt hash, as from htpasswd -nB", "users", name);
          }
        });
  }

  /** Host and port as in a URL, {@code [::1]:9642} for example. */
  public String address() {
    return at(port);
  }

  /** The same with the port that was chosen where any may be. */
  public String at(int chosen) {
    return (host.contains(":") ? "[" + host + "]" : host) + ":" + chosen;
  }

  /** An address that everybody may read over plain HTTP. */
  public static Listen at(String host, int port) {
    return new Listen(host, port, Optional.empty(), Map.of());
  }

  /**
   * A server's certificate.
   *
   * @param certificate PEM file with the certificate and its chain
   * @param key PEM file with the private key, PKCS #8
   */
  public record Tls(
      @Description(
              value = "PEM file with the server's certificate and its chain; by default plain HTTP",
              required = true)
          Path certificate,
      @Description(value = "PEM file with its private key, PKCS #8", required = true) Path key) {
    public Tls {
      if (certificate == null || key == null) {
        throw new InvalidSettingException(
            "must be set: certificate and key need each other",
            certificate == null ? "certificate" : "key");
      }
    }
  }
}
