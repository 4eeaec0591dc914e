package io.github.flyteexporter.runtime;

import java.util.Locale;
import java.util.Map;

/**
 * What sets the address to listen on, to be named in errors: keys, variables or options.
 *
 * @param host such as {@code listen.host}
 * @param port such as {@code listen.port}
 */
public record ListenSetting(String host, String port) {
  /** The options of a replay. */
  static final ListenSetting OPTIONS = new ListenSetting("--host", "--port");

  private static final String VARIABLE = "FLYTE_EXPORTER_";

  /** An option that sets both. */
  public static ListenSetting option(String option) {
    return new ListenSetting(option, option);
  }

  /** The keys of the configuration, or the variables that are set in place of them. */
  public static ListenSetting keys(Map<String, String> environment) {
    return below("", environment);
  }

  /** The same for the port of the status page alone. */
  static ListenSetting statusKeys(Map<String, String> environment) {
    return below("status.", environment);
  }

  private static ListenSetting below(String parent, Map<String, String> environment) {
    return new ListenSetting(
        key(parent + "listen.host", environment), key(parent + "listen.port", environment));
  }

  private static String key(String key, Map<String, String> environment) {
    String variable = VARIABLE + key.toUpperCase(Locale.ROOT).replace('.', '_');
    return environment.containsKey(variable) ? variable : key;
  }
}
