package io.github.flyteexporter.config;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Where the pages are served, and to whom.
 *
 * @param host the address to listen on
 * @param port the port to listen on, 0 for any
 * @param tls the server's certificate; without it plain HTTP is served
 * @param users names and bcrypt hashes of who may read; with none anybody may
 */
public record Listen(
    @JsonProperty("host") String host,
    @JsonProperty("port") Integer port,
    @JsonProperty("tls") Optional<Tls> tls,
    @JsonProperty("users") Map<String, String> users) {
  public Listen {
    host = host == null ? "0.0.0.0" : host;
    port = port == null ? 9642 : port;
    tls = tls == null ? Optional.empty() : tls;
    users = users == null ? Map.of() : Map.copyOf(users);
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("listen.port: must be from 0 to 65535, is " + port);
    }
    users.forEach(
        (name, hash) -> {
          if (!hash.matches("\\$2[aby]\\$\\d\\d\\$[./A-Za-z0-9]{53}")) {
            throw new IllegalArgumentException(
                "listen.users." + name + ": must be a bcrypt hash, as of htpasswd -nB");
          }
        });
  }

  /** A place where anybody may read over plain HTTP. */
  public static Listen at(String host, int port) {
    return new Listen(host, port, Optional.empty(), Map.of());
  }

  /**
   * A server's certificate.
   *
   * @param certificate PEM file with the certificate and its chain
   * @param key PEM file with the private key, PKCS #8
   */
  public record Tls(@JsonProperty("certificate") Path certificate, @JsonProperty("key") Path key) {
    public Tls {
      if (certificate == null || key == null) {
        throw new IllegalArgumentException("listen.tls: needs both certificate and key");
      }
    }
  }
}
