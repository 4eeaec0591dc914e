package io.github.flyteexporter.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What is judged, as README tells it; {@code -Drewrite=true} writes it anew. */
class JudgementTableTest {
  private static final Path README = Path.of("README.md");
  private static final String BEGIN = "<!-- judgement -->\n";
  private static final String END = "<!-- end of judgement -->\n";

  private static String tables() {
    return "| Function | Works when |\n|---|---|\n"
        + Arrays.stream(Function.values())
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

  @Test
  void readmeHoldsTheTables() throws Exception {
    String readme = Files.readString(README);
    int begin = readme.indexOf(BEGIN) + BEGIN.length();
    int end = readme.indexOf(END);
    assertThat(begin).isGreaterThan(BEGIN.length()).isLessThanOrEqualTo(end);
    if (Boolean.getBoolean("rewrite")) {
      readme = readme.substring(0, begin) + tables() + readme.substring(end);
      Files.writeString(README, readme);
      end = readme.indexOf(END);
    }
    assertThat(readme.substring(begin, end))
        .as("mvn test -Dtest=JudgementTableTest -Drewrite=true writes it anew")
        .isEqualTo(tables());
  }
}
