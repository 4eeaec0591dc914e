package io.github.flyteexporter.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/** IP addresses as text. Nothing here looks up a name. */
final class IpAddress {
  private static final Pattern IPV4 =
      Pattern.compile("(?:(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)(?:\\.(?!$)|$)){4}");
  private static final Pattern IPV6 = Pattern.compile("[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");

  private IpAddress() {}

  /**
   * The address that a text is, empty when it is none. IPv6 may stand in brackets; an IPv4-mapped
   * address is the IPv4 address. Zone ids are not accepted.
   */
  static Optional<InetAddress> parse(String text) {
    String bare = withoutBrackets(text);
    boolean v6 = IPV6.matcher(bare).matches();
    if (!v6 && (bare.length() != text.length() || !IPV4.matcher(bare).matches())) {
      return Optional.empty();
    }
    try {
      return Optional.of(InetAddress.getByName(bare));
    } catch (UnknownHostException e) {
      return Optional.empty();
    }
  }

  /** The text without the brackets of an IPv6 address. */
  static String withoutBrackets(String text) {
    return text.length() > 2 && text.startsWith("[") && text.endsWith("]")
        ? text.substring(1, text.length() - 1)
        : text;
  }

  /** A host as it stands in a URL: an IPv6 address in brackets. */
  static String inUrl(String host) {
    return host.indexOf(':') >= 0 ? "[" + host + "]" : host;
  }

  /**
   * An address as a host to connect to: IPv6 in brackets, written out and without its zone. Vert.x
   * takes no other form (5.1.6: "Invalid authority host portion" for {@code ::1} and {@code
   * [::ffff:127.0.0.1]}).
   */
  static String toConnect(InetAddress address) {
    try {
      return inUrl(InetAddress.getByAddress(address.getAddress()).getHostAddress());
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException("not 4 or 16 bytes", e);
    }
  }
}
