package io.github.flyteexporter.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/** Promtool's rule tests, run by VictoriaMetrics' vmalert-tool. */
final class VmalertTests {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private VmalertTests() {}

  /** Rewrites the tests in their place and runs them; texts of alerts are not compared. */
  static void hold(List<String> tests) {
    List<String> failed =
        tests.parallelStream().map(VmalertTests::failure).filter(text -> !text.isEmpty()).toList();
    assertThat(failed).as(String.join("\n", failed)).isEmpty();
  }

  /** What it says of a file's tests if they fail, else nothing. */
  private static String failure(String test) {
    try {
      Path file = Path.of(test);
      ObjectNode root = MAPPER.valueToTree(Yaml.resolved(file));
      root.path("tests").forEach(one -> translate((ObjectNode) one));
      Yaml.of(root).write(file);
      Tool.Ran ran = Tool.VMALERT_TOOL.run("unittest", "--disableAlertgroupLabel", "--files", test);
      return ran.code() == 0 ? "" : ran.output();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "interrupted: " + test;
    }
  }

  private static void translate(ObjectNode test) {
    if (test.has("promql_expr_test")) {
      test.set("metricsql_expr_test", test.remove("promql_expr_test"));
    }
    for (JsonNode sample : test.findParents("value")) {
      ((ObjectNode) sample).put("value", sample.path("value").asDouble());
    }
    for (JsonNode alert : test.findParents("exp_annotations")) {
      ((ObjectNode) alert).remove("exp_annotations");
    }
  }
}
