package io.github.flyteexporter.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.rules.RuleSet;
import io.github.flyteexporter.rules.RuleValues;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The rule tests on Prometheus 3 and on VictoriaMetrics. */
final class OtherEnginesIT {
  private static final Path FOLDER = Path.of("target", "other-engines");

  @Test
  void prometheus3TakesTheRulesAndTheirTests() throws Exception {
    assertThat(Tool.NEWER_PROMTOOL.run("--version").output()).contains("version 3.");
    for (Path rules : List.of(ShippedAlert.FLYTE, ShippedAlert.RAW)) {
      passes(Tool.NEWER_PROMTOOL, Stream.of("check", "rules", "--lint=all", rules.toString()));
    }
    List<String> tests = NarrowedTests.write(FOLDER.resolve("prometheus3"));
    passes(Tool.NEWER_PROMTOOL, Stream.concat(Stream.of("test", "rules"), tests.stream()));
  }

  @Test
  void alertmanagersOfBothAgesTakeItsConfiguration() throws Exception {
    String file = ShippedAlert.FOLDER.resolve("alertmanager.yml").toString();
    for (Tool amtool : List.of(Tool.AMTOOL, Tool.NEWER_AMTOOL)) {
      passes(amtool, Stream.of("check-config", file));
    }
  }

  @Test
  void victoriaMetricsTakesTheTests() throws Exception {
    VmalertTests.hold(narrowed("victoriametrics"));
  }

  /** As counters that stand at a value when their first sample is stored. */
  @Test
  void victoriaMetricsDoesNotCountWhatWasBefore() throws Exception {
    Path folder = Files.createDirectories(FOLDER.resolve("victoriametrics-counted-before"));
    List<String> tests = narrowed("victoriametrics-plain");
    VmalertTests.hold(new VariedTests(RuleVariant.COUNTED_BEFORE).write(tests, folder));
  }

  private static List<String> narrowed(String folder) throws Exception {
    Path own = Files.createDirectories(FOLDER.resolve("rules"));
    Path set = Files.writeString(own.resolve("values.yaml"), "engine: victoriametrics\n");
    Map<String, String> values = RuleValues.read(Optional.of(set));
    Files.writeString(own.resolve("flyte.rules.yaml"), RuleSet.FLYTE.file(values));
    Files.writeString(own.resolve("flyte.raw.rules.yaml"), RuleSet.RAW.file(values));
    List<String> tests = NarrowedTests.write(FOLDER.resolve(folder), own);
    for (String test : tests) {
      Path rules = Path.of(test + ".rules");
      Yaml.read(rules).without("annotations").write(rules);
    }
    return tests;
  }

  private static void passes(Tool tool, Stream<String> arguments) throws Exception {
    Tool.Ran ran = tool.run(arguments.toArray(String[]::new));
    assertThat(ran.code()).as(ran.output()).isZero();
  }
}
