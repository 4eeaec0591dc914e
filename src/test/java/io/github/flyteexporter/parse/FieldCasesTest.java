package io.github.flyteexporter.parse;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.reading.Labels;
import io.github.flyteexporter.reading.Names;
import io.github.flyteexporter.reading.Sample;
import io.github.flyteexporter.reading.Wanted;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Pages on which the parsers of the field agree (Prometheus model/textparse, prometheus/common
 * expfmt, client_python): every series that they see is counted, what they refuse is a bad line.
 */
class FieldCasesTest {
  private static final Names ALL =
      name -> Optional.of(new Wanted(name, Labels.NONE, List.of("kept")));

  private static ParsedPage parse(String... lines) {
    byte[] page = Pieces.bytes(String.join("\n", lines) + "\n");
    ParsedPage parsed = Pieces.parse(new NameTable(ALL), page, () -> page.length);
    Pieces.assertSame(parsed, new ReferenceParser(ALL).parse(page));
    return parsed;
  }

  /** All series are counted once: their values are powers of two. */
  private static void assertSeries(String name, String... lines) {
    ParsedPage page = parse(lines);
    assertThat(page.bad()).isEmpty();
    assertThat(page.samples().sum(name)).hasValue((1 << lines.length) - 1);
  }

  private static void assertBad(BadLine reason, String... lines) {
    ParsedPage page = parse(lines);
    assertThat(page.bad()).isEqualTo(Map.of(reason, (long) lines.length));
    assertThat(page.samples().size()).isZero();
  }

  @Test
  void aLabelWhoseValueIsItsNameIsPartOfTheSeries() {
    assertSeries(
        "workqueue_depth",
        "workqueue_depth{name=\"a\",domain=\"domain\"} 1",
        "workqueue_depth{name=\"a\"} 2",
        "workqueue_depth{name=\"a\",wf=\"wf\",domain=\"domain\"} 4");
  }

  @Test
  void nameAndValueOfALabelAreNotTheSameTheOtherWayRound() {
    assertSeries("m", "m{a=\"b\"} 1", "m{b=\"a\"} 2", "m 4", "m{a=\"a\"} 8", "m{b=\"b\"} 16");
  }

  @Test
  void labelsThatEqualTheirNamesDoNotStandForEachOther() {
    assertSeries(
        "flyte:x:y",
        "flyte:x:y{domain=\"d\",project=\"project\",task=\"\",wf=\"w\"} 1",
        "flyte:x:y{domain=\"d\",project=\"\",task=\"task\",wf=\"w\"} 2");
  }

  @Test
  void valuesThatSwapTheirLabelsMakeAnotherSeries() {
    assertSeries(
        "m",
        "m{a=\"x\",b=\"y\"} 1",
        "m{a=\"y\",b=\"x\"} 2",
        "m{x=\"a\",y=\"b\"} 4",
        "m{x=\"b\",y=\"a\"} 8",
        "m{a=\"xb\",c=\"y\"} 16",
        "m{a=\"x\",bc=\"y\"} 32");
  }

  /** Names that are counted up, as those of workflows and nodes are, in all places of a value. */
  @Test
  void seriesOfManyLikeLabelsAreAllCounted() {
    int count = 0;
    StringBuilder page = new StringBuilder();
    for (String pad : List.of("", "a", "node-", "a-long-name-of-a-workflow-")) {
      for (int i = 0; i < 48; i++) {
        for (int j = 0; j < 48; j++) {
          String one = pad + i + "-" + pad;
          String other = pad + j + "-" + pad;
          page.append("m{wf=\"%s\",node=\"%s\"} 1%n".formatted(one, other));
          count++;
        }
      }
    }
    byte[] bytes = Pieces.bytes(page.toString());
    ParsedPage parsed = Pieces.parse(new NameTable(ALL), bytes, () -> 4096);
    assertThat(parsed.bad()).isEmpty();
    assertThat(parsed.samples().sum("m")).hasValue(count);
  }

  @Test
  void namesInQuotesAreThoseOutsideOfThem() {
    assertSeries(
        "m",
        "{\"m\",a=\"1\"} 1",
        "{ \"m\" , \"a\" = \"2\" } 2",
        "{a=\"3\",\"m\"} 4",
        "m{\"a\"=\"4\"} 8",
        "{\"m\"} 16",
        "{\"m\",b=\"6\",} 32");
    assertThat(parse("{\"m\",a=\"1\"} 1", "m{\"a\"=\"1\"} 2", "m{a=\"1\"} 4").bad())
        .isEqualTo(Map.of(BadLine.DUPLICATE, 2L));
    assertThat(parse("{\"m\",\"kept\"=\"{}=,\\\"\"} 1 123").samples().all("m"))
        .containsExactly(new Sample("m", Labels.of("kept", "{}=,\""), 1));
  }

  @Test
  void labelNamesInQuotesMayHaveAnyCharacters() {
    assertSeries(
        "metric_name",
        "metric_name{\"foo\"=\"bar\", \"dotted.label\"=\"bla\"} 1",
        "metric_name{\"foo\"=\"bar\", \"dotted\"=\"label.bla\"} 2",
        "metric_name{\"strange©™\\n'quoted' \\\"name\\\"\"=\"6\"} 4");
  }

  /** No signal is read from a name that Flyte, whose names are of the classic characters, lacks. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"my.metric\",\"label.name\"=\"value\"} 1",
        "{\"Heizölrückstoßabdämpfung 10€ with \\\"interesting\\\" {character\\nchoices}\"} 1"
      })
  void seriesOfOtherNamesAreSeriesOfNoSignal(String line) {
    ParsedPage page = parse(line);
    assertThat(page.bad()).isEmpty();
    assertThat(page.series()).isEqualTo(1);
    assertThat(page.samples().size()).isZero();
  }

  @Test
  void aSeriesHasOneName() {
    assertBad(BadLine.LABELS, "m{\"n\"} 1", "{\"m\",\"n\"} 1", "m{\"a\",b=\"c\"} 1");
    assertBad(BadLine.NAME, "{} 1", "{a=\"b\"} 1", "{\"\"} 1", "{__name__=\"m\"} 1");
  }

  @Test
  void aCommaAloneIsNoLabelSet() {
    assertBad(BadLine.LABELS, "c{,} 3", "c{a=\"b\",,} 3", "{\"c\",,} 3");
  }

  @Test
  void numbersAreThoseOfGoBeforeHexAndUnderscores() {
    assertBad(BadLine.VALUE, "a 0x1p-3", "a 0x10", "a 0X1P+3", "b 1_000", "b 1e1_0");
  }

  @Test
  void aNativeHistogramInTextIsNoNumber() {
    assertBad(
        BadLine.VALUE,
        "h{foo=\"bar\"} {count:24,sum:100,schema:0,zero_threshold:0.001,zero_count:4,"
            + "positive_spans:[0:2,1:2],positive_deltas:[2,1,-3,3]}");
  }

  @Test
  void aPageOfOpenMetricsIsRead() {
    ParsedPage page =
        parse(
            "# TYPE m counter",
            "# UNIT m seconds",
            "# HELP m Says \\\"hi\\\".",
            "m_total{a=\"b\"} 1 1520879607.789 # {trace_id=\"a b } # {\"} 0.67 1520879607.1",
            "m_total{a=\"c\"} 2 # {} 0.67",
            "m_created{a=\"b\"} 1.52e9",
            "# TYPE m counter",
            "m_total{a=\"d\"} 4",
            "# EOF");
    assertThat(page.bad()).isEmpty();
    assertThat(page.samples().sum("m_total")).hasValue(7);
  }
}
