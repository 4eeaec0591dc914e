package io.github.flyteexporter.cli;

import io.github.flyteexporter.runtime.UsageException;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The value of {@code --listen}. An empty host is the one of the configuration. */
record ListenAddress(String host, int port) {
  static final String FLAG = "--listen";

  private static final Pattern ADDRESS =
      Pattern.compile("(?:\\[([0-9A-Fa-f:.%a-z]+)]|([^\\[\\]:\\s]*)):(\\d{1,5})");

  /**
   * Reads {@code HOST:PORT}, {@code [IPV6]:PORT} or {@code :PORT}.
   *
   * @throws UsageException when it is none of them
   */
  static ListenAddress of(String text) {
    Matcher matcher = ADDRESS.matcher(text);
    if (!matcher.matches()) {
      throw new UsageException(
          FLAG + " must be HOST:PORT, [IPV6-ADDRESS]:PORT or :PORT, is " + text);
    }
    int port = Integer.parseInt(matcher.group(3));
    if (port > 65_535) {
      throw new UsageException(FLAG + ": the port must be from 0 to 65535, is " + port);
    }
    return new ListenAddress(matcher.group(1) == null ? matcher.group(2) : matcher.group(1), port);
  }

  /** These environment variables, with this address in place of the one that they give. */
  Map<String, String> in(Map<String, String> environment) {
    Map<String, String> all = new TreeMap<>(environment);
    all.put("FLYTE_EXPORTER_LISTEN_PORT", String.valueOf(port));
    if (!host.isEmpty()) {
      all.put("FLYTE_EXPORTER_LISTEN_HOST", host);
    }
    return all;
  }
}
