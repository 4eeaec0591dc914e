package io.github.flyteexporter;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.Version;
import com.fasterxml.jackson.core.util.VersionUtil;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What runs in the jar has a licence that may be passed on, and no known advisory. */
class DependenciesTest {
  private static final Path ADVISORIES = Path.of(".ci/advisories.txt");

  /** A line such as {@code (MIT) (Apache-2.0) SLF4J API (org.slf4j:slf4j-api:2.0.19 - url)}. */
  private static final Pattern DEPENDENCY =
      Pattern.compile("((?:\\([^()]+\\) )+).*\\(([^:() ]+):([^: ]+):([^: ]+) - .*\\)");

  private static final Pattern PASSED_ON =
      Pattern.compile(
          "(?i)\\((the )?(apache|mit|0?bsd|epl|eclipse public|lgpl|public domain|cc0).*");

  private record Dependency(String licences, String group, String artifact, String version) {}

  /** A version without the advisory, for a group and an artifact or all of its artifacts. */
  private record Advisory(String group, String artifact, String fixed, String name) {
    boolean concerns(Dependency one) {
      return group.equals(one.group()) && (artifact.equals("*") || artifact.equals(one.artifact()));
    }

    boolean isIn(Dependency one) {
      return version(one.version()).compareTo(version(fixed)) < 0;
    }
  }

  /** Numbers alone: 4.2.17.Final is 4.2.17, and pgjdbc, Netty and Jackson count the same way. */
  private static Version version(String text) {
    return VersionUtil.parseVersion(text.replaceFirst("\\.Final$", ""), null, null);
  }

  private static List<Dependency> dependencies() throws IOException {
    try (InputStream in = DependenciesTest.class.getResourceAsStream("/META-INF/THIRD-PARTY.txt")) {
      assertThat(in).as("made by mvn generate-resources").isNotNull();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(String::strip)
          .map(DEPENDENCY::matcher)
          .filter(Matcher::matches)
          .map(line -> new Dependency(line.group(1), line.group(2), line.group(3), line.group(4)))
          .toList();
    }
  }

  private static List<Advisory> advisories() throws IOException {
    return Files.readAllLines(ADVISORIES).stream()
        .filter(line -> !line.startsWith("#"))
        .map(line -> line.split("[:|]", -1))
        .map(
            part ->
                new Advisory(part[0].strip(), part[1].strip(), part[2].strip(), part[3].strip()))
        .toList();
  }

  @Test
  void noneHasAKnownAdvisory() throws Exception {
    List<Advisory> advisories = advisories();
    assertThat(dependencies())
        .hasSizeGreaterThan(30)
        .allSatisfy(
            one ->
                assertThat(advisories.stream().filter(advisory -> advisory.concerns(one)))
                    .as("%s: somebody has looked for its advisories (%s)", one, ADVISORIES)
                    .isNotEmpty()
                    .noneMatch(advisory -> advisory.isIn(one)));
  }

  @Test
  void anOldVersionIsFound() throws Exception {
    Dependency old = new Dependency("(BSD-2-Clause) ", "org.postgresql", "postgresql", "42.7.8");
    assertThat(advisories())
        .filteredOn(advisory -> advisory.concerns(old) && advisory.isIn(old))
        .extracting(Advisory::name)
        .containsExactly("CVE-2026-42198");
  }

  @Test
  void eachMayBePassedOn() throws Exception {
    assertThat(dependencies())
        .allSatisfy(one -> assertThat(one.licences()).as(one.artifact()).matches(PASSED_ON));
  }
}
