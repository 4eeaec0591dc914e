package io.github.flyteexporter.rules;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A group of alerts with placeholders such as {@code ${for}}. A key of the alert itself has
 * precedence over one at the top; disabled alerts are left out.
 */
record Template(String head, List<Alert> alerts) {
  private static final Pattern BEGIN = Pattern.compile("(?m)^ *- alert: (\\w+)$");
  private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([\\w.]+)}");
  private static final Pattern KEEP_FIRING = Pattern.compile("(?m)^ *keep_firing_for: .*\n");

  private static final String ENABLED = ".enabled";
  private static final String EXPORTER_URL = "          exporter_url: ${exporter}\n";

  /** An alert's name and its lines. */
  record Alert(String name, String text) {}

  static Template of(String text) {
    List<Alert> alerts = new ArrayList<>();
    Matcher begin = BEGIN.matcher(text);
    int head = text.length();
    int last = -1;
    String name = "";
    while (begin.find()) {
      if (last < 0) {
        head = begin.start();
      } else {
        alerts.add(new Alert(name, text.substring(last, begin.start())));
      }
      last = begin.start();
      name = begin.group(1);
    }
    if (last >= 0) {
      alerts.add(new Alert(name, text.substring(last)));
    }
    return new Template(text.substring(0, head), List.copyOf(alerts));
  }

  /**
   * The group with these values, empty when it records nothing and none of its alerts is enabled.
   *
   * @param section the key above those of the alerts
   */
  String render(Map<String, String> values, String section) {
    String rules =
        alerts.stream()
            .filter(one -> values.get(section + "." + one.name() + ".enabled").equals("true"))
            .map(one -> alert(one, values, section + "." + one.name() + "."))
            .collect(Collectors.joining());
    boolean nothing = rules.isEmpty() && !head.contains("- record: ");
    return nothing ? "" : fill(head, values, "") + rules;
  }

  /** The rule for all projects, then those for projects and domains with values of their own. */
  private static String alert(Alert alert, Map<String, String> values, String own) {
    Map<String, Boolean> tenants = tenants(values, own + "tenants.");
    List<Tenant> all = tenants.keySet().stream().map(Tenant::of).toList();
    StringBuilder rules =
        new StringBuilder(
            fill(dressed(alert, Tenant.without(alert.text(), all), values, own), values, own));
    tenants.forEach(
        (tenant, enabled) -> {
          if (enabled) {
            String text = Tenant.of(tenant).only(alert.text(), all);
            String below = own + "tenants." + tenant + ".";
            rules.append(fill(dressed(alert, text, values, own), values, below));
          }
        });
    return rules.toString();
  }

  private static Map<String, Boolean> tenants(Map<String, String> values, String below) {
    Map<String, Boolean> enabled = new LinkedHashMap<>();
    values.forEach(
        (key, value) -> {
          if (key.startsWith(below) && key.endsWith(ENABLED)) {
            String tenant = key.substring(below.length(), key.length() - ENABLED.length());
            enabled.put(tenant, value.equals("true"));
          }
        });
    return enabled;
  }

  /** With the user's labels and annotations, and without links to what is not set. */
  private static String dressed(Alert alert, String rule, Map<String, String> values, String own) {
    boolean keeps = values.get("keepFiringFor").equals("true");
    String text = keeps ? rule : KEEP_FIRING.matcher(rule).replaceAll("");
    text = values.get("grafana").isEmpty() ? Additions.without(text, "dashboard_url") : text;
    text = values.get("runbooks").isEmpty() ? Additions.without(text, "runbook_url") : text;
    text = values.get("exporter").isEmpty() ? text : text + EXPORTER_URL;
    text = Additions.of(values, "labels.", own + "labels.").besideSeverity(text);
    text = Additions.of(values, "annotations.", own + "annotations.").atEndOf(text);
    return text.replace("${alert}", alert.name());
  }

  private static String fill(String text, Map<String, String> values, String own) {
    String selected = text;
    for (String key : List.of("selector", "tenantSelector")) {
      if (values.get(key).isBlank()) {
        String hole = "${" + key + "}";
        selected = selected.replace("{" + hole + "}", "").replace("," + hole, "");
      }
    }
    return PLACEHOLDER
        .matcher(selected)
        .replaceAll(
            placeholder -> {
              String value =
                  values.getOrDefault(own + placeholder.group(1), values.get(placeholder.group(1)));
              if (value == null) {
                throw new IllegalStateException("no value for " + own + placeholder.group(1));
              }
              boolean severity = placeholder.group(1).equals("severity");
              return Matcher.quoteReplacement(
                  severity ? values.getOrDefault("severities." + value, value) : value);
            });
  }
}
