package io.github.flyteexporter.parse;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.reading.Labels;
import io.github.flyteexporter.reading.Sample;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LabelSetTest {
  private final Checked checked = new Checked();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "want 5",
        "want 5\n",
        "want 5\r\n",
        "want 5\r",
        " want 5",
        "\twant\t5\t",
        "want   5   ",
        "want{} 5",
        "want{}5",
        "want { } 5",
        "want {} \t 5",
        "want{node=\"n\"} 5",
        "want{node=\"n\",} 5",
        "want{ node = \"n\" , } 5"
      })
  void blanksAndEmptyBracesDoNotMatter(String page) {
    assertThat(checked.only(page).value()).isEqualTo(5);
  }

  @Test
  void onlyKeptLabelsStay() {
    assertThat(
            checked
                .only("want{app_name=\"\",code=\"200\",wf=\"a:b\",method=\"GET\",le=\"+Inf\"} 1\n")
                .labels())
        .isEqualTo(Labels.of("code", "200", "le", "+Inf", "method", "GET"));
  }

  @Test
  void anEmptyLabelIsNoLabel() {
    assertThat(checked.only("want{code=\"\",method=\"GET\"} 1\n").labels())
        .isEqualTo(Labels.of("method", "GET"));
    assertThat(checked.only("want{code=\"\"} 1\n").labels()).isEqualTo(Labels.NONE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "a\\\\b | a\\b", "say \\\"hi\\\" | say \"hi\"", "\\\\ | \\", "\\\" | \"", "\\x | \\x",
        "{}=,# | {}=,#", "\\\\n | \\n", "ünïcödé | ünïcödé", "🦅 | 🦅", "<error> | <error>",
        "\\é | \\é", "\\🦅 | \\🦅"
      })
  void labelValuesAreUnescaped(String text, String expected) {
    assertThat(checked.only("want{code=\"" + text + "\"} 1\n").labels())
        .isEqualTo(Labels.of("code", expected));
  }

  @Test
  void anEscapedNewlineIsANewline() {
    assertThat(checked.only("want{code=\"a\\nb\"} 1\n").labels())
        .isEqualTo(Labels.of("code", "a\nb"));
  }

  @Test
  void aRawNewlineEndsTheLineEvenWithinQuotes() {
    ParsedPage page = checked.parse("want{code=\"a\nwant_b\"} 1\nwant{code=\"a\\\nwant 2\n");

    assertThat(page.bad()).isEqualTo(Map.of(BadLine.LABELS, 2L, BadLine.NAME, 1L));
    assertThat(page.samples().sum("want")).hasValue(2);
  }

  @Test
  void whatIsNotUtf8IsReplaced() {
    byte[] page = "want{code=\"a\u00ffb\u00c3\"} 1\n".getBytes(StandardCharsets.ISO_8859_1);

    assertThat(checked.parse(page).samples().all("want"))
        .containsExactly(new Sample("want", Labels.of("code", "a\ufffdb\ufffd"), 1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{",
        "{code",
        "{code=",
        "{code=\"",
        "{code=\"a",
        "{code=\"a\"",
        "{code=\"a\",",
        "{,} 1",
        "{code=\"a\" method=\"b\"} 1",
        "{code=a} 1",
        "{1code=\"a\"} 1",
        "{=\"a\"} 1",
        "{code=\"a\",,} 1",
        "{code:x=\"a\"} 1",
        "{\"code\"} 1",
        "{\"code\",method=\"a\"} 1",
        "{\"code=\"a\"} 1",
        "{\"\"=\"a\"} 1",
        "{\"code\"=\"a\",code=\"b\"} 1",
        "{code=\"a\"\"b\"} 1",
        "{code='a'} 1",
        "{code=\"a\\\"} 1",
        "{code=\"a\",code=\"b\"} 1",
        "{code==\"a\"} 1",
        "{{} 1",
        "{code=\"a\"]} 1"
      })
  void brokenLabelSetsAreBad(String rest) {
    assertThat(checked.parse("want" + rest + "\n").bad()).isEqualTo(Map.of(BadLine.LABELS, 1L));
  }

  @Test
  void aHugeLabelIsRead() {
    String huge = "x".repeat(PageParser.MAX_LINE_BYTES - 100);

    assertThat(checked.only("want{code=\"" + huge + "\"} 1\n").labels().get("code"))
        .isEqualTo(huge);
  }

  @Test
  void labelsMayAllBeUnwanted() {
    assertThat(
            checked
                .parse("want_total{wf=\"a\"} 1\nwant_total{wf=\"b\"} 2")
                .samples()
                .sum("want_total"))
        .hasValue(3);
  }
}
