package io.github.flyteexporter.alerts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.function.Predicate;

/** A file of promtool's rule tests that is made by a test. */
final class RuleTests {
  private final ObjectNode root = JsonNodeFactory.instance.objectNode();
  private final ArrayNode tests;
  private final Duration interval;
  private Predicate<JsonNode> wanted = rule -> true;

  /** A file with the time from one evaluation to the next, which is that of the scrapes too. */
  RuleTests(Duration interval) {
    this.interval = interval;
    root.put("evaluation_interval", step());
    tests = root.putArray("tests");
  }

  /** A test that is to be given its questions. */
  Asked add(String name, Scrapes scrapes) {
    ObjectNode test = tests.addObject();
    test.put("name", name).put("interval", step());
    test.set("input_series", scrapes.series());
    long end = scrapes.next().minus(interval).toSeconds();
    return new Asked(test.putArray("promql_expr_test"), end + "s", step());
  }

  private String step() {
    return interval.toSeconds() + "s";
  }

  /** With these of the rules only: promtool evaluates each of them at each moment. */
  RuleTests against(Predicate<JsonNode> rules) {
    wanted = rules;
    return this;
  }

  Tool.Ran run(Path file) throws IOException, InterruptedException {
    Path rules = Path.of(file + ".rules");
    Yaml.read(ShippedAlert.FLYTE).rules(wanted).without("annotations").write(rules);
    root.putArray("rule_files").add(rules.getFileName().toString());
    Yaml.of(root).write(file);
    return Tool.PROMTOOL.run("test", "rules", file.toString());
  }

  /** Questions at the end of a test, about all of its time. */
  record Asked(ArrayNode questions, String end, String step) {
    /** These alerts, and no other, are in the expression's result at one evaluation or more. */
    void names(String expression, Set<String> alerts) {
      ArrayNode samples = expect("group by (alertname) (last_over_time((%s)[%s:%s]))", expression);
      for (String alert : alerts) {
        samples.addObject().put("labels", "{alertname=\"%s\"}".formatted(alert)).put("value", 1);
      }
    }

    /** The expression's result has so many samples over all evaluations. */
    void counts(String expression, int count) {
      ArrayNode samples = expect("sum(count_over_time((%s)[%s:%s]))", expression);
      if (count > 0) {
        samples.addObject().put("labels", "{}").put("value", count);
      }
    }

    /** What the expression's result becomes is to be read from promtool's output. */
    void reports(String question, String expression, String name, String recording) {
      String named = "label_replace(" + question + ", \"asked\", \"" + name + "\", \"\", \"\")";
      expect(
          "label_replace(" + named + ", \"recording\", \"" + recording + "\", \"\", \"\")",
          expression);
    }

    private ArrayNode expect(String question, String expression) {
      return questions
          .addObject()
          .put("expr", question.formatted(expression, end, step))
          .put("eval_time", end)
          .putArray("exp_samples");
    }
  }
}
