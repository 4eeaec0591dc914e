package io.github.flyteexporter.alerts;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What promtool found of a recording's pages.
 *
 * @param alerts how often each alert paged, without those that another one inhibits
 * @param at seconds from the recording's start to the first page
 * @param causes the first cause when a page began
 * @param changes the causes that were reported afterwards
 */
record RecordedPage(
    Map<String, Integer> alerts, double at, List<String> causes, List<String> changes) {
  private static final Pattern SAMPLE = Pattern.compile("\\{([^}]*)} ([0-9.E+-]+)");
  private static final Pattern LABEL = Pattern.compile("(\\w+)=\"([^\"]*)\"");
  private static final String PAGES = "((%s) and ALERTS{severity=\"critical\"})";
  private static final String FIRST = "topk(1, max by (cause) (flyte_impaired_cause))";
  private static final String CHANGED =
      "ALERTS{alertname=\"FlytePlatformCauseChanged\",alertstate=\"firing\"}";

  /** Asks for it; promtool reports each answer, since none is expected. */
  static void ask(RuleTests.Asked asked, Inhibitions inhibitions, String recording) {
    String pages = PAGES.formatted(inhibitions.begun(RecordedScrapes.INTERVAL));
    String begun = FIRST + " and on () " + pages;
    asked.reports("sum by (alertname) (count_over_time(%s[%s:%s]))", pages, "pages", recording);
    asked.reports("min(min_over_time(timestamp(%s)[%s:%s]))", pages, "at", recording);
    asked.reports("max by (cause) (max_over_time((%s)[%s:%s]))", begun, "cause", recording);
    asked.reports("group by (cause) (max_over_time(%s[%s:%s]))", CHANGED, "change", recording);
  }

  /** By recording. */
  static Map<String, RecordedPage> of(String output) {
    Map<String, RecordedPage> pages = new HashMap<>();
    for (Matcher sample = SAMPLE.matcher(output); sample.find(); ) {
      Map<String, String> labels =
          LABEL
              .matcher(sample.group(1))
              .results()
              .collect(Collectors.toMap(one -> one.group(1), one -> one.group(2)));
      if (labels.containsKey("recording")) {
        pages.merge(
            labels.get("recording"),
            none().with(labels, Double.parseDouble(sample.group(2))),
            RecordedPage::and);
      }
    }
    return pages;
  }

  static RecordedPage none() {
    return new RecordedPage(Map.of(), 0, List.of(), List.of());
  }

  int count() {
    return alerts.values().stream().mapToInt(Integer::intValue).sum();
  }

  private RecordedPage with(Map<String, String> labels, double value) {
    return switch (labels.get("asked")) {
      case "pages" ->
          new RecordedPage(Map.of(labels.get("alertname"), (int) value), at, causes, changes);
      case "at" -> new RecordedPage(alerts, value, causes, changes);
      case "cause" -> new RecordedPage(alerts, at, List.of(labels.get("cause")), changes);
      default -> new RecordedPage(alerts, at, causes, List.of(labels.get("cause")));
    };
  }

  private RecordedPage and(RecordedPage other) {
    Map<String, Integer> all = new HashMap<>(alerts);
    all.putAll(other.alerts);
    return new RecordedPage(
        all, at + other.at, joined(causes, other.causes), joined(changes, other.changes));
  }

  private static List<String> joined(List<String> one, List<String> other) {
    List<String> all = new ArrayList<>(one);
    all.addAll(other);
    return all.stream().sorted().toList();
  }
}
