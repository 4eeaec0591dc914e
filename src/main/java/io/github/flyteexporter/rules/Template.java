package io.github.flyteexporter.rules;

import java.util.ArrayList;
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
   * The group with these values, empty when none of its alerts is enabled.
   *
   * @param section the key above those of the alerts
   */
  String render(Map<String, String> values, String section) {
    String rules =
        alerts.stream()
            .filter(one -> values.get(section + "." + one.name() + ".enabled").equals("true"))
            .map(one -> alert(one, values, section + "." + one.name() + "."))
            .collect(Collectors.joining());
    return rules.isEmpty() ? "" : fill(head, values, "") + rules;
  }

  private static String alert(Alert alert, Map<String, String> values, String own) {
    boolean keeps = values.get("keepFiringFor").equals("true");
    String text = keeps ? alert.text() : KEEP_FIRING.matcher(alert.text()).replaceAll("");
    return fill(text.replace("${alert}", alert.name()), values, own);
  }

  private static String fill(String text, Map<String, String> values, String own) {
    String selected =
        values.get("selector").isBlank()
            ? text.replace("{${selector}}", "").replace(",${selector}}", "}")
            : text;
    return PLACEHOLDER
        .matcher(selected)
        .replaceAll(
            placeholder -> {
              String value =
                  values.getOrDefault(own + placeholder.group(1), values.get(placeholder.group(1)));
              if (value == null) {
                throw new IllegalStateException("no value for " + own + placeholder.group(1));
              }
              return Matcher.quoteReplacement(value);
            });
  }
}
