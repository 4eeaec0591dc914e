package io.github.flyteexporter.verdict.model;

import io.github.flyteexporter.docs.GeneratedText;
import io.github.flyteexporter.verdict.tuning.TuningAdvice;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The tables of functions and of tuning advice. */
class JudgementTableTest {
  private static final Path DOCS = Path.of("src/docs/verdict.md");

  private static String functions() {
    return "| Function | Works when |\n|---|---|\n"
        + Arrays.stream(PlatformFunction.values())
            .map(one -> "| `%s` | %s |\n".formatted(one.label(), one.meaning()))
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
  void readmeHasATableOfFunctions() throws Exception {
    GeneratedText.assertSection(DOCS, "judgement", functions());
  }

  @Test
  void readmeHasATableOfAdvice() throws Exception {
    GeneratedText.assertSection(DOCS, "tuning advice", advices());
  }
}
