package io.github.flyteexporter.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.rules.RuleSet;
import io.github.flyteexporter.rules.RuleValues;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** The service level objectives, each adopted with one value. */
final class ObjectivesIT {
  private static final Path FOLDER = Path.of("target", "objectives");
  private static final Path TESTS = Path.of("src", "test", "resources", "slo");
  private static final String ALL =
      "slo: {accept: {enabled: true}, start: {enabled: true}, killed: {enabled: true}}\n";

  @ParameterizedTest
  @EnumSource(names = {"PROMTOOL", "NEWER_PROMTOOL"})
  void theyFireAndStaySilent(Tool promtool) throws Exception {
    List<String> tests = tests(promtool.name(), ALL);
    run(promtool, Stream.concat(Stream.of("test", "rules"), tests.stream()));
    Path rules = Path.of(tests.get(0)).resolveSibling("flyte.rules.yaml");
    run(promtool, Stream.of("check", "rules", "--lint=all", rules.toString()));
  }

  /** Their tests scrape once a minute as they are. */
  @ParameterizedTest
  @EnumSource(mode = Mode.MATCH_NONE, names = "EVERY_.*")
  void theyHoldInRealInstallations(RuleVariant variant) throws Exception {
    Path folder = Files.createDirectories(FOLDER.resolve(variant.name()));
    List<String> varied = new VariedTests(variant).write(alone("plain", ALL), folder);
    run(Tool.PROMTOOL, Stream.concat(Stream.of("test", "rules"), varied.stream()));
  }

  @Test
  void theyHoldOnVictoriaMetrics() throws Exception {
    VmalertTests.hold(alone("victoriametrics", "engine: victoriametrics\n" + ALL));
  }

  @Test
  void oneIsAdoptedWithOneValueAndMayRecordWithoutAlerts() throws Exception {
    String one = "slo: {killed: {enabled: true, objective: 0.995}}";
    assertThat(rules("one", one))
        .contains("- name: flyte-slo-killed\n", "14.4 * (1 - 0.995)")
        .doesNotContain("flyte-slo-accept", "flyte-slo-start", "${");
    String silent =
        "slo: {start: {enabled: true}, FlyteErrorBudgetBurnsFast: {enabled: false},"
            + " FlyteErrorBudgetBurnsSlowly: {enabled: false}}";
    assertThat(rules("silent", silent))
        .contains("record: namespace:flyte_slo_errors:ratio_3d\n")
        .doesNotContain("FlyteErrorBudgetBurns");
    assertThat(rules("none", "")).isEqualTo(Files.readString(ShippedAlert.FLYTE));
  }

  /** The tests beside the rules that they are about. */
  private static List<String> tests(String name, String values) throws Exception {
    Path folder = Files.createDirectories(FOLDER.resolve("rules-" + name));
    String all = rules(name, values);
    int objectives = all.indexOf("  - name: flyte-slo-");
    Files.writeString(folder.resolve("flyte.rules.yaml"), "groups:\n" + all.substring(objectives));
    try (Stream<Path> files = Files.list(TESTS)) {
      return files.sorted().map(file -> copied(file, folder)).toList();
    }
  }

  /** Each beside the rules of its own objective only, without texts. */
  private static List<String> alone(String name, String values) throws Exception {
    List<String> tests = tests(name, values);
    for (String test : tests) {
      Path file = Path.of(test);
      String objective = file.getFileName().toString().replaceFirst("[.].*", "");
      String own = objective + ".rules.yaml";
      Yaml.read(file.resolveSibling("flyte.rules.yaml"))
          .groups(group -> group.path("name").asText().equals("flyte-slo-" + objective))
          .without("annotations")
          .write(file.resolveSibling(own));
      Files.writeString(file, Files.readString(file).replace("- flyte.rules.yaml", "- " + own));
    }
    return tests;
  }

  private static String copied(Path file, Path folder) {
    try {
      Path copy = folder.resolve(file.getFileName());
      Files.writeString(copy, Files.readString(file));
      return copy.toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String rules(String name, String values) throws Exception {
    Path file = Files.createDirectories(FOLDER).resolve(name + ".values.yaml");
    return RuleSet.FLYTE.file(RuleValues.read(Optional.of(Files.writeString(file, values))));
  }

  private static void run(Tool promtool, Stream<String> arguments) throws Exception {
    Tool.Ran ran = promtool.run(arguments.toArray(String[]::new));
    assertThat(ran.code()).as(ran.output()).isZero();
  }
}
