package io.github.flyteexporter.drill.ask;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Counters of Alertmanager's own page: notifications by integration, such as {@code slack}.
 *
 * @param sent tried, failed ones included
 */
public record Notifications(Map<String, Double> sent, Map<String, Double> failed) {
  /** None at all. */
  public static final Notifications NONE = new Notifications(Map.of(), Map.of());

  /** {@code alertmanager_notifications_total{integration="slack"} 3}, in 0.25 and 0.28. */
  private static final Pattern LINE =
      Pattern.compile(
          "(?m)^alertmanager_notifications_(failed_)?total\\{[^}]*?integration=\"([^\"]+)\"[^}]*}"
              + " (\\S+)$");

  static Notifications parse(String page) {
    Map<String, Double> sent = new TreeMap<>();
    Map<String, Double> failed = new TreeMap<>();
    Matcher line = LINE.matcher(page);
    while (line.find()) {
      Map<String, Double> counters = line.group(1) == null ? sent : failed;
      counters.merge(line.group(2), Double.parseDouble(line.group(3)), Double::sum);
    }
    return new Notifications(sent, failed);
  }

  /** The sum of these and others. */
  public Notifications plus(Notifications others) {
    return new Notifications(sum(sent, others.sent, 1), sum(failed, others.failed, 1));
  }

  /** How many more these are than earlier ones. */
  public Notifications since(Notifications earlier) {
    return new Notifications(sum(sent, earlier.sent, -1), sum(failed, earlier.failed, -1));
  }

  private static Map<String, Double> sum(
      Map<String, Double> one, Map<String, Double> other, int sign) {
    Map<String, Double> sum = new TreeMap<>(one);
    other.forEach((name, number) -> sum.merge(name, sign * number, Double::sum));
    return sum;
  }

  /** How many were tried by these integrations. */
  public long sentBy(Collection<String> integrations) {
    return total(sent, integrations);
  }

  /** How many of them failed. */
  public long failedBy(Collection<String> integrations) {
    return total(failed, integrations);
  }

  private static long total(Map<String, Double> counters, Collection<String> integrations) {
    return Math.round(
        integrations.stream().mapToDouble(name -> counters.getOrDefault(name, 0.0)).sum());
  }
}
