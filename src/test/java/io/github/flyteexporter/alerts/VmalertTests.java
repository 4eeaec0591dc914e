package io.github.flyteexporter.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Promtool's rule tests, run by VictoriaMetrics' vmalert-tool. */
final class VmalertTests {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private VmalertTests() {}

  /** Rewrites the tests in their place and runs them; texts of alerts are not compared. */
  static void hold(List<String> tests) throws IOException, InterruptedException {
    for (String test : tests) {
      Path file = Path.of(test);
      ObjectNode root = MAPPER.valueToTree(Yaml.resolved(file));
      root.path("tests").forEach(one -> translate((ObjectNode) one));
      Yaml.of(root).write(file);
    }
    Stream<String> files = tests.stream().map(test -> "--files=" + test);
    Tool.Ran ran =
        Tool.VMALERT_TOOL.run(
            Stream.concat(Stream.of("unittest", "--disableAlertgroupLabel"), files)
                .toArray(String[]::new));
    assertThat(ran.code()).as(ran.output()).isZero();
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
