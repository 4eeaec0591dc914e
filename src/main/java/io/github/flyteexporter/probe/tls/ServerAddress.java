package io.github.flyteexporter.probe.tls;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Where a server is and whether it speaks TLS.
 *
 * @param host a name or an address, an IPv6 address without its brackets
 */
public record ServerAddress(boolean secure, String host, int port) {
  private static final int HTTP = 80;
  private static final int HTTPS = 443;

  /** The server of a URL that the configuration has checked. */
  public static ServerAddress of(URI url) {
    boolean secure = url.getScheme().equals("https");
    String host = url.getHost();
    return new ServerAddress(
        secure,
        host.startsWith("[") ? host.substring(1, host.length() - 1) : host,
        url.getPort() >= 0 ? url.getPort() : secure ? HTTPS : HTTP);
  }

  /**
   * Where flyteadmin of this HTTP port speaks gRPC: 8089 beside 8088 and 81 beside 80, with TLS the
   * same port (flyte v1.16.8, flyteadmin/pkg/config/config.go:90-117,
   * charts/flyte-core/templates/admin/service.yaml:20-50,
   * flyteadmin/pkg/server/service.go:568-575); empty where no such rule holds.
   */
  public Optional<ServerAddress> grpc() {
    if (secure) {
      return Optional.of(this);
    }
    OptionalInt grpc =
        switch (port) {
          case HTTP -> OptionalInt.of(81);
          case 8088 -> OptionalInt.of(8089);
          default -> OptionalInt.empty();
        };
    return grpc.isPresent()
        ? Optional.of(new ServerAddress(false, host, grpc.getAsInt()))
        : Optional.empty();
  }

  /** The port at which browsers ask when nobody told them of TLS. */
  public ServerAddress plain() {
    return new ServerAddress(false, host, HTTP);
  }

  /** Whether the host is written as an address. */
  public boolean isAddress() {
    return host.indexOf(':') >= 0 || host.matches("\\d+\\.\\d+\\.\\d+\\.\\d+");
  }

  /** Whether it is the same host, however it is written. */
  public boolean isHost(String other) {
    return other != null && other.toLowerCase(Locale.ROOT).equals(host.toLowerCase(Locale.ROOT));
  }

  /** As a URL, for people: nothing of it is secret. */
  @Override
  public String toString() {
    return (secure ? "https://" : "http://")
        + (host.indexOf(':') >= 0 ? "[" + host + "]" : host)
        + ":"
        + port;
  }
}
