package io.github.flyteexporter.http;

import java.math.BigInteger;
import java.net.InetAddress;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The hosts that are reached without a proxy, as the variable {@code NO_PROXY} names them and Go's
 * programs read it (golang.org/x/net/http/httpproxy, proxy.go): {@code *}, names, {@code .svc} or
 * {@code *.svc} for what is below a name, addresses and networks, each but a network perhaps with a
 * port. What is none of these matches nothing. This machine is never reached through a proxy.
 */
final class NoProxy {
  private static final Pattern PORT = Pattern.compile("(\\[[^\\]]*\\]|[^:]*):(\\d{1,5})");

  private NoProxy() {}

  static Predicate<HttpUrl> parse(String text) {
    Predicate<HttpUrl> all = HttpUrl::isLoopback;
    for (String entry : text.split(",", -1)) {
      String plain = entry.strip().toLowerCase(Locale.ROOT);
      all = plain.isEmpty() ? all : all.or(rule(plain));
    }
    return all;
  }

  private static Predicate<HttpUrl> rule(String entry) {
    if (entry.equals("*")) {
      return url -> true;
    }
    if (entry.indexOf('/') >= 0) {
      return network(entry);
    }
    Matcher port = PORT.matcher(entry);
    if (port.matches()) {
      Predicate<HttpUrl> host = host(port.group(1));
      return url -> url.port() == Integer.parseInt(port.group(2)) && host.test(url);
    }
    return host(entry);
  }

  private static Predicate<HttpUrl> host(String text) {
    Optional<InetAddress> address = IpAddress.parse(text);
    if (address.isPresent()) {
      return url -> url.address().equals(address);
    }
    if (text.isEmpty()) {
      return url -> false;
    }
    String name = text.startsWith("*.") ? text.substring(1) : text;
    String below = name.startsWith(".") ? name : "." + name;
    return url ->
        url.address().isEmpty() && (url.name().endsWith(below) || url.name().equals(name));
  }

  /** Such as {@code 10.0.0.0/8}. */
  private static Predicate<HttpUrl> network(String text) {
    int slash = text.indexOf('/');
    Optional<byte[]> base = IpAddress.parse(text.substring(0, slash)).map(InetAddress::getAddress);
    String length = text.substring(slash + 1);
    if (base.isEmpty()
        || !length.matches("\\d{1,3}")
        || Integer.parseInt(length) > base.get().length * 8) {
      return url -> false;
    }
    int rest = base.get().length * 8 - Integer.parseInt(length);
    BigInteger prefix = new BigInteger(1, base.get()).shiftRight(rest);
    return url ->
        url.address()
            .map(InetAddress::getAddress)
            .filter(bytes -> bytes.length == base.get().length)
            .filter(bytes -> new BigInteger(1, bytes).shiftRight(rest).equals(prefix))
            .isPresent();
  }
}
