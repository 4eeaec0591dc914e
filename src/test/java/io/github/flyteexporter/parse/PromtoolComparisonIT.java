package io.github.flyteexporter.parse;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.Promtool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Lines as the parser of {@code promtool check metrics} takes them (prometheus/common expfmt).
 * Where ours takes more, a page that Prometheus drops whole still gives what can be read of it.
 */
class PromtoolComparisonIT {
  private static boolean takenByPromtool(String line) throws Exception {
    return !Promtool.saysOf(line + "\n").contains("parsing error");
  }

  private static boolean taken(String line) {
    ParsedPage page = new Checked().parse(line + "\n");
    return page.bad().isEmpty() && page.series() > 0;
  }

  @Test
  void promtoolIsAsked() throws Exception {
    assertThat(takenByPromtool("want 1")).isTrue();
    assertThat(takenByPromtool("want one")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "want 1",
        "\twant\t1",
        "want{} 1",
        "want{code=\"a\",} 1",
        "want { code = \"a\" , node = \"b\" } 1",
        "want{code=\"a\"}1",
        "want{code=\"\\\\ \\\" \\n\"} 1",
        "want{code=\"{}=,#\"} 1",
        "want{code=\"ünï🦅\"} 1",
        "want{code=\"code\",node=\"\"} 1",
        "want 1 1395066363000",
        "want 1 -5",
        "want -1.5e-07",
        "want +Inf",
        "want -Inf",
        "want NaN",
        "want nan",
        "want infinity",
        "want .5",
        "want 5.",
        "want 007"
      })
  void bothTake(String line) throws Exception {
    assertThat(takenByPromtool(line)).as("promtool").isTrue();
    assertThat(taken(line)).as("ours").isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "want",
        "want{code=\"a\"}",
        "want{,} 1",
        "want{code=\"a\",,} 1",
        "want{code=\"a\" node=\"b\"} 1",
        "want{code=a} 1",
        "want{code='a'} 1",
        "want{code=\"a} 1",
        "want{1code=\"a\"} 1",
        "want{code:x=\"a\"} 1",
        "want{code=\"a\",code=\"b\"} 1",
        "want{\"code\"} 1",
        "want-ed 1",
        "{} 1",
        "want one",
        "want 0x1p-3",
        "want 0x10",
        "want 1_000",
        "want 1e400",
        "want 1 x",
        "want 1 1 1",
        "want {count:24,sum:100}"
      })
  void neitherTakes(String line) throws Exception {
    assertThat(takenByPromtool(line)).as("promtool").isFalse();
    assertThat(taken(line)).as("ours").isFalse();
  }

  /**
   * Windows line ends, a blank at the end, OpenMetrics' timestamps and exemplars, names in quotes
   * (Prometheus 3; this promtool may be older), escapes that are none, and labels that nobody asks
   * for.
   */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "want 1\r",
        "want 1 ",
        "want 1 1395066363.123",
        "want 1 # {trace_id=\"a\"} 2",
        "want{code=\"\\x\"} 1",
        "want{node=\"a\",node=\"b\"} 1",
        "want{__name__=\"x\"} 1"
      })
  void onlyOursTakes(String line) throws Exception {
    assertThat(takenByPromtool(line)).as("promtool").isFalse();
    assertThat(taken(line)).as("ours").isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"want\",code=\"a\"} 1", "want{\"code\"=\"a\"} 1"})
  void namesInQuotesAreTakenWhateverPromtoolDoes(String line) {
    assertThat(taken(line)).isTrue();
  }
}
