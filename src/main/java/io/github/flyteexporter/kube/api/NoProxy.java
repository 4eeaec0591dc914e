package io.github.flyteexporter.kube.api;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The variable {@code NO_PROXY} as Go's programs, {@code kubectl} among them, read it
 * (golang.org/x/net/http/httpproxy, proxy.go). An entry that is nothing known matches nothing.
 */
final class NoProxy {
  private static final Pattern WITH_PORT =
      Pattern.compile("(?<host>\\[[^\\]]*\\]|[^:]*):(?<port>\\d{1,5})");
  private static final Pattern ADDRESS =
      Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}|[0-9a-f.:]*:[0-9a-f.:]*");

  private NoProxy() {}

  /** Whether a server is reached without a proxy. */
  static boolean matches(String noProxy, URI server) {
    String host = withoutBrackets(server.getHost().toLowerCase(Locale.ROOT));
    Optional<InetAddress> address = address(host);
    if (host.equals("localhost") || address.filter(InetAddress::isLoopbackAddress).isPresent()) {
      return true;
    }
    int port =
        server.getPort() >= 0 ? server.getPort() : server.getScheme().endsWith("s") ? 443 : 80;
    return Arrays.stream(noProxy.toLowerCase(Locale.ROOT).split(","))
        .map(String::strip)
        .anyMatch(entry -> matches(entry, host, port, address));
  }

  private static boolean matches(
      String entry, String host, int port, Optional<InetAddress> address) {
    int slash = entry.indexOf('/');
    if (entry.isEmpty() || entry.equals("*") || slash >= 0) {
      return entry.equals("*")
          || (slash >= 0
              && address
                  .filter(a -> inNetwork(a, entry.substring(0, slash), entry.substring(slash + 1)))
                  .isPresent());
    }
    Matcher withPort = WITH_PORT.matcher(entry);
    if (withPort.matches()) {
      return Integer.parseInt(withPort.group("port")) == port
          && matchesHost(withPort.group("host"), host, address);
    }
    return matchesHost(entry, host, address);
  }

  private static boolean matchesHost(String entry, String host, Optional<InetAddress> address) {
    Optional<InetAddress> wanted = address(withoutBrackets(entry));
    if (wanted.isPresent() || address.isPresent()) {
      return wanted.equals(address);
    }
    String name = entry.startsWith("*.") ? entry.substring(1) : entry;
    return !name.isEmpty()
        && (host.equals(name) || host.endsWith(name.startsWith(".") ? name : "." + name));
  }

  /** Whether an address is in a network such as {@code 10.0.0.0} with prefix {@code 8}. */
  private static boolean inNetwork(InetAddress address, String base, String prefix) {
    byte[] bytes = address.getAddress();
    byte[] network = address(withoutBrackets(base)).map(InetAddress::getAddress).orElse(bytes);
    int bits = bytes.length * Byte.SIZE;
    if (address(withoutBrackets(base)).isEmpty()
        || network.length != bytes.length
        || !prefix.matches("\\d{1,3}")
        || Integer.parseInt(prefix) > bits) {
      return false;
    }
    int rest = bits - Integer.parseInt(prefix);
    return new BigInteger(1, bytes)
        .shiftRight(rest)
        .equals(new BigInteger(1, network).shiftRight(rest));
  }

  /** The address that a text is; no name is looked up. */
  private static Optional<InetAddress> address(String text) {
    if (!ADDRESS.matcher(text).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(InetAddress.getByName(text));
    } catch (UnknownHostException e) {
      return Optional.empty();
    }
  }

  private static String withoutBrackets(String host) {
    return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
  }
}
