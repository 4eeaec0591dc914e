package io.github.flyteexporter.verdict.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.verdict.tuning.TuningAdvice;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What is judged, as README tells it; {@code -Drewrite=true} writes it anew. */
class JudgementTableTest {
  private static final Path README = Path.of("README.md");
  private static final String BEGIN = "<!-- %s -->\n";
  private static final String END = "<!-- end of %s -->\n";

  private static String tables() {
    return "| Function | Works when |\n|---|---|\n"
        + Arrays.stream(PlatformFunction.values())
            .map(one -> "| `%s` | %s |\n".formatted(one.label(), one.meaning()))
            .collect(Collectors.joining())
        + "\n| Cause | That is | Told at the earliest by port 10254 alone | with Kubernetes |\n"
        + "|---|---|---|---|\n"
        + Arrays.stream(Cause.values())
            .filter(cause -> cause != Cause.UNKNOWN)
            .map(
                cause ->
                    "| `%s` | %s | %s | %s |\n"
                        .formatted(
                            cause.label(), cause.meaning(), cause.byPort(), cause.withKubernetes()))
            .collect(Collectors.joining());
  }

  private static String advices() {
    return "| Advice | Given when | What is set (flyte-binary's chart / flyte-core's) | Withdrawn"
        + " when |\n"
        + "|---|---|---|---|\n"
        + Arrays.stream(TuningAdvice.values())
            .map(
                one ->
                    "| `%s` | %s | %s | %s |\n"
                        .formatted(one.label(), one.when(), one.keys(), one.until()))
            .collect(Collectors.joining());
  }

  @Test
  void readmeHoldsTheTables() throws Exception {
    holds("judgement", tables());
  }

  @Test
  void readmeHoldsTheAdvices() throws Exception {
    holds("tuning advice", advices());
  }

  private static void holds(String name, String table) throws Exception {
    String readme = Files.readString(README);
    String first = BEGIN.formatted(name);
    int begin = readme.indexOf(first) + first.length();
    int end = readme.indexOf(END.formatted(name));
    assertThat(begin).isGreaterThan(first.length()).isLessThanOrEqualTo(end);
    if (Boolean.getBoolean("rewrite")) {
      readme = readme.substring(0, begin) + table + readme.substring(end);
      Files.writeString(README, readme);
      end = readme.indexOf(END.formatted(name));
    }
    assertThat(readme.substring(begin, end))
        .as("mvn test -Dtest=JudgementTableTest -Drewrite=true writes it anew")
        .isEqualTo(table);
  }
}
