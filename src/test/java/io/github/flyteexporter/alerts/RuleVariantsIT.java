package io.github.flyteexporter.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every rule test holds under the labels, changes and intervals of real installations: no alert
 * appears that the test does not expect, and none is missing.
 */
final class RuleVariantsIT {
  private static final Path FOLDER = Path.of("target", "varied-alert-tests");

  private static List<String> narrowed;

  @BeforeAll
  static void narrow() throws IOException {
    narrowed = NarrowedTests.write(FOLDER.resolve("plain"));
    try (Stream<Path> rules = Files.list(FOLDER.resolve("plain"))) {
      for (Path file : rules.filter(one -> one.toString().endsWith(".rules")).toList()) {
        Yaml.read(file).without("annotations").write(file);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyTestHolds(RuleVariant variant) throws Exception {
    Path folder = Files.createDirectories(FOLDER.resolve(variant.name()));
    List<String> tests = new VariedTests(variant).write(narrowed, folder);
    assertThat(tests).isNotEmpty();
    holds(tests);
  }

  private static void holds(List<String> tests) throws Exception {
    Tool.Ran ran =
        Tool.PROMTOOL.run(
            Stream.concat(Stream.of("test", "rules"), tests.stream()).toArray(String[]::new));
    assertThat(ran.code()).as(ran.output()).isZero();
  }
}
