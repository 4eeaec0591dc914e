package io.github.flyteexporter.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every rule test holds under the labels, changes and intervals of real installations: no alert
 * appears that the test does not expect, and none is missing.
 */
final class RuleVariantsIT {
  private static final Path FOLDER = Path.of("target", "varied-alert-tests");

  private static final Pattern RANGE = Pattern.compile("\\[(\\d+)([smhd])([:\\]])");

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

  /** As Prometheus 3 evaluates them: a range does not contain its left edge. */
  @Test
  void everyTestHoldsWithoutTheLeftEdgeOfRanges() throws Exception {
    Path folder = FOLDER.resolve("left-open");
    List<String> tests = NarrowedTests.write(folder);
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.writeString(
            file, RANGE.matcher(Files.readString(file)).replaceAll(RuleVariantsIT::open));
      }
    }
    holds(tests);
  }

  private static String open(MatchResult range) {
    long seconds =
        Long.parseLong(range.group(1))
            * switch (range.group(2)) {
              case "s" -> 1;
              case "m" -> 60;
              case "h" -> 3_600;
              default -> 86_400;
            };
    return "[" + (seconds * 1_000 - 1) + "ms" + range.group(3);
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
