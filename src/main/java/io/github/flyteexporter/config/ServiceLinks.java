package io.github.flyteexporter.config;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The variables that Kubernetes sets in each pod for each Service of the namespace: a Service
 * called {@code flyte-exporter} yields {@code FLYTE_EXPORTER_SERVICE_HOST}, which is no setting.
 */
final class ServiceLinks {
  private static final Pattern NAME =
      Pattern.compile(
          "(.+?)_(SERVICE_HOST|SERVICE_PORT(_.+)?|PORT(_\\d+_(TCP|UDP|SCTP)(_(PROTO|PORT|ADDR))?)?)");

  private ServiceLinks() {}

  /** Whether a variable is one of them. Host and port are always set together. */
  static boolean isOne(String name, Map<String, String> environment) {
    Matcher matcher = NAME.matcher(name);
    if (!matcher.matches()) {
      return false;
    }
    String service = matcher.group(1);
    boolean together =
        environment.containsKey(service + "_SERVICE_HOST")
            && environment.containsKey(service + "_SERVICE_PORT");
    boolean ours = name.equals(service + "_PORT") && !environment.get(name).contains("://");
    return together && !ours;
  }
}
