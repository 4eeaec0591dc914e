package io.github.flyteexporter.alerts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/**
 * The shipped rule tests with other series: an alert is there within two intervals of the moment at
 * which the test expects it, and none is where the test expects none.
 */
final class VariedTests {
  private static final Pattern UNIT = Pattern.compile("(\\d+)(ms|[smhd])");
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final RuleVariant variant;

  VariedTests(RuleVariant variant) {
    this.variant = variant;
  }

  /** Rewrites narrowed tests into a folder and returns the paths of those that change. */
  List<String> write(List<String> narrowed, Path folder) throws IOException {
    List<String> written = new ArrayList<>();
    for (String file : narrowed) {
      Path from = Path.of(file);
      ObjectNode root = (ObjectNode) MAPPER.valueToTree(Yaml.resolved(from));
      Duration evaluation = duration(root.path("evaluation_interval").asText());
      String rules = root.path("rule_files").path(0).asText();
      root.putArray("rule_files").add(from.resolveSibling(rules).toAbsolutePath().toString());
      ArrayNode tests = JsonNodeFactory.instance.arrayNode();
      for (JsonNode test : root.path("tests")) {
        if (isVaried(test)) {
          tests.add(varied((ObjectNode) test, evaluation));
        }
      }
      if (!tests.isEmpty()) {
        root.set("tests", tests);
        Path to = folder.resolve(from.getFileName());
        Yaml.of(root).write(to);
        written.add(to.toString());
      }
    }
    return written;
  }

  /**
   * Twins with a second exporter are what a variant makes of the others. A counter that is renamed
   * cannot begin anew in one of its halves, nor a label be given twice. A scrape in 30 seconds does
   * not show that something lasted less than 15. What only changes counters leaves tests without
   * any as they are.
   */
  private boolean isVaried(JsonNode test) {
    Duration interval = duration(test.path("interval").asText());
    return !test.path("input_series").isEmpty()
        && test.has("alert_rule_test")
        && !test.path("name").asText().endsWith("and a second exporter doubles nothing")
        && !(variant.delaysAlerts() && fires(test))
        && !(variant.recounts() && test.path("name").asText().endsWith("is renamed"))
        && !(variant == RuleVariant.CLUSTER_GIVEN
            && test.path("name").asText().endsWith("when the label cluster is added"))
        && !(variant.thins() && test.path("name").asText().contains("less than 15 seconds"))
        && (variant != RuleVariant.COUNTED_BEFORE || counts(test))
        && (!variant.thins() || variant.interval(interval).compareTo(interval) > 0);
  }

  private ObjectNode varied(ObjectNode test, Duration evaluation) {
    Duration interval = duration(test.path("interval").asText());
    List<JsonNode> moments = new ArrayList<>();
    test.path("alert_rule_test").forEach(moments::add);
    Duration last = moments.stream().map(VariedTests::time).max(Duration::compareTo).orElseThrow();
    int half = (int) (last.dividedBy(interval) / 2);
    ArrayNode series = JsonNodeFactory.instance.arrayNode();
    for (JsonNode one : test.path("input_series")) {
      variant
          .of(
              TestSeries.of(one.path("series").asText(), one.path("values").asText()),
              half,
              interval)
          .filter(stored -> stored.values().stream().anyMatch(TestSeries::isNumber))
          .forEach(
              stored ->
                  series
                      .addObject()
                      .put("series", stored.text())
                      .put("values", String.join(" ", stored.values())));
    }
    test.set("input_series", series);
    test.put("name", variant + ": " + test.path("name").asText());
    test.remove(List.of("alert_rule_test", "promql_expr_test"));
    Duration stored = variant.interval(interval);
    long late = 2 * Math.max(stored.toSeconds(), evaluation.toSeconds());
    ArrayNode questions = test.putArray("promql_expr_test");
    boolean fired = false;
    for (JsonNode moment : moments) {
      int alerts = moment.path("exp_alerts").size();
      fired |= alerts > 0;
      String firing =
          "ALERTS{alertname=\"%s\",alertstate=\"firing\"}"
              .formatted(moment.path("alertname").asText());
      String asked =
          alerts > 0
              ? "count(last_over_time(%s[%ds])) >= bool %d".formatted(firing, late + 1, alerts)
              : firing;
      ArrayNode samples =
          questions
              .addObject()
              .put("expr", asked + " # " + test.path("name").asText())
              .put("eval_time", time(moment).toSeconds() + (fired ? late : 0) + "s")
              .putArray("exp_samples");
      if (alerts > 0) {
        samples.addObject().put("labels", "{}").put("value", 1);
      }
    }
    return test;
  }

  private static boolean counts(JsonNode test) {
    return StreamSupport.stream(test.path("input_series").spliterator(), false)
        .anyMatch(one -> TestSeries.of(one.path("series").asText(), "0").isCounter());
  }

  private static boolean fires(JsonNode test) {
    return !test.findValues("exp_alerts").isEmpty();
  }

  private static Duration time(JsonNode moment) {
    return duration(moment.path("eval_time").asText());
  }

  private static Duration duration(String text) {
    return UNIT.matcher(text)
        .results()
        .map(
            part ->
                switch (part.group(2)) {
                  case "ms" -> Duration.ofMillis(Long.parseLong(part.group(1)));
                  case "s" -> Duration.ofSeconds(Long.parseLong(part.group(1)));
                  case "m" -> Duration.ofMinutes(Long.parseLong(part.group(1)));
                  case "h" -> Duration.ofHours(Long.parseLong(part.group(1)));
                  default -> Duration.ofDays(Long.parseLong(part.group(1)));
                })
        .reduce(Duration.ZERO, Duration::plus);
  }
}
