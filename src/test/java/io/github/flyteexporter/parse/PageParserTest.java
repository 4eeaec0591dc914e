package io.github.flyteexporter.parse;

import static io.github.flyteexporter.parse.Pieces.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.flyteexporter.reading.Labels;
import io.github.flyteexporter.reading.Sample;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PageParserTest {
  private final NameTable table = new NameTable(new TestNames());

  private ParsedPage parse(String page) {
    return parse(bytes(page));
  }

  private ParsedPage parse(byte[] page) {
    ParsedPage parsed = Pieces.parse(table, page, () -> page.length);
    Pieces.assertSame(parsed, new ReferenceParser(new TestNames()).parse(page));
    Pieces.assertSame(
        Pieces.parse(table, page, () -> 1), new ReferenceParser(new TestNames()).parse(page));
    return parsed;
  }

  private double value(String page) {
    ParsedPage parsed = parse(page);
    assertThat(parsed.bad()).isEmpty();
    assertThat(parsed.samples().all("want")).hasSize(1);
    return parsed.samples().all("want").get(0).value();
  }

  private Labels labels(String page) {
    ParsedPage parsed = parse(page);
    assertThat(parsed.bad()).isEmpty();
    assertThat(parsed.samples().all("want")).hasSize(1);
    return parsed.samples().all("want").get(0).labels();
  }

  @Test
  void anEmptyPageHasNothing() {
    ParsedPage page = parse("");

    assertThat(page.lines()).isZero();
    assertThat(page.samples().size()).isZero();
    assertThat(page.bad()).isEmpty();
  }

  @Test
  void commentsAndBlankLinesAreLinesButNotSeries() {
    ParsedPage page =
        parse(
            "# HELP want it\n# TYPE want counter\n\n \t\n\r\n  # UNIT want s\n#\nwant 1\n# EOF\n");

    assertThat(page.lines()).isEqualTo(9);
    assertThat(page.series()).isEqualTo(1);
    assertThat(page.bad()).isEmpty();
  }

  @Test
  void unwantedSeriesAreCountedAndNotLookedInto() {
    ParsedPage page = parse("other 1\nother{broken\nother\nother{} x\n");

    assertThat(page.series()).isEqualTo(4);
    assertThat(page.samples().size()).isZero();
    assertThat(page.bad()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1want 1",
        "want-ed 1",
        "{want=\"a\"} 1",
        "{\"want\"} 1",
        "wänt 1",
        "want\u0000 1",
        "want=1",
        "\"want\" 1",
        "want\r 1",
        "want} 1",
        "-",
        "want\u000b 1",
        "\u00a0want 1"
      })
  void aLineWithoutANameIsBad(String line) {
    ParsedPage page = parse(line + "\nwant 7\n");

    assertThat(page.bad()).isEqualTo(Map.of(BadLine.NAME, 1L));
    assertThat(page.series()).isEqualTo(1);
    assertThat(page.samples().sum("want")).hasValue(7);
  }

  @Test
  void anUnwantedNameFollowedByJunkIsNoNameEvenWhenItIsKnown() {
    assertThat(parse("other 1\nother; 1\nother\u0001\n").bad()).isEqualTo(Map.of(BadLine.NAME, 2L));
  }

  @Test
  void namesMayHaveColons() {
    ParsedPage page = parse("a:want:round_ms 1\n:want 2\n");

    assertThat(page.samples().sum("a:want:round_ms")).hasValue(1);
    assertThat(page.samples().sum(":want")).hasValue(2);
  }

  @Test
  void aNameThatBeginsLikeTheOneBeforeIsAnother() {
    ParsedPage page = parse("want 1\nwant_sum 2\nwant_su 3\nwant 4 \nwan 5\n");

    assertThat(page.samples().sum("want_sum")).hasValue(2);
    assertThat(page.samples().sum("want_su")).hasValue(3);
    assertThat(page.samples().has("wan")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "1, 1",
    "+1, 1",
    "-1, -1",
    "-0, -0.0",
    "1., 1",
    ".5, 0.5",
    "1e3, 1000",
    "1E+3, 1000",
    "1e-3, 0.001",
    "3.14159, 3.14159",
    "1.79534153759e+09, 1795341537.59",
    "0.30000000000000004, 0.30000000000000004",
    "1.8446744073709552e+19, 18446744073709552000",
    "9007199254740993, 9007199254740992",
    "123456789012345678901234567890, 1.2345678901234568e29",
    "1e22, 1e22",
    "1e23, 1e23",
    "1e-400, 0",
    "0e999999999999, 0",
    "4.9e-324, 4.9e-324",
    "1.7976931348623157e308, 1.7976931348623157e308",
    "007, 7",
    "8.5e-05, 0.000085",
    "00000000000000000000000000000000000012, 12",
    "0.000000000000000000000000000001, 1e-30"
  })
  void numbersAreExact(String text, double expected) {
    assertThat(value("want " + text + "\n")).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"+Inf", "Inf", "inf", "INF", "infinity", "+Infinity"})
  void infinityHasManySpellings(String text) {
    assertThat(value("want " + text + "\n")).isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(value("want " + text + "\n")).isInfinite();
  }

  @Test
  void infinityMayBeNegative() {
    assertThat(value("want -Inf\n")).isEqualTo(Double.NEGATIVE_INFINITY);
  }

  @ParameterizedTest
  @ValueSource(strings = {"NaN", "nan", "NAN"})
  void notANumberIsDroppedSilently(String text) {
    ParsedPage page = parse("want " + text + "\nwant " + text + "\n");

    assertThat(page.samples().has("want")).isFalse();
    assertThat(page.bad()).isEmpty();
    assertThat(page.series()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{}",
        "{} ",
        " x",
        " 1_000",
        " 0x1p3",
        " 1e",
        " 1e+",
        " e5",
        " .",
        " +",
        " -",
        " 1d",
        " 1f",
        " 1.2.3",
        " --1",
        " 1,5",
        " +NaN",
        " infi",
        " #",
        " 1e400",
        " -1e999999999",
        " # {} 1",
        "{} {} 1",
        " 1#",
        " ١",
        " Ｎan",
        " 1\u0000"
      })
  void aLineWithoutANumberIsBad(String rest) {
    ParsedPage page = parse("want" + rest + "\n");

    assertThat(page.bad()).isEqualTo(Map.of(BadLine.VALUE, 1L));
    assertThat(page.series()).isEqualTo(1);
  }

  @Test
  void anExponentCannotOutrunALongFraction() {
    String zeros = "0".repeat(99_999);

    assertThat(parse("want 0." + zeros + "1e200000\n").bad()).isEqualTo(Map.of(BadLine.VALUE, 1L));
    assertThat(value("want 0." + zeros + "1e100000\n")).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1 1395066363000",
        "1 -5",
        "1 1395066363.123",
        "1 1.395e9",
        "1\t12\t",
        "1 ",
        "1 # {a=\"b\"} 2",
        "1 12 # {a=\"b\"} 2 3.5",
        "1 # broken \"",
        "1 #"
      })
  void timestampsAndExemplarsAreIgnored(String text) {
    assertThat(value("want " + text + "\n")).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1 x", "1 1 1", "1 NaN", "1 Inf", "1 12# {}", "1 1_0", "1 {}", "1 \r"})
  void junkAfterTheValueIsBad(String text) {
    assertThat(parse("want " + text + "\r\n").bad()).isEqualTo(Map.of(BadLine.TIMESTAMP, 1L));
  }

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
    assertThat(value(page)).isEqualTo(5);
  }

  @Test
  void onlyKeptLabelsStay() {
    assertThat(labels("want{app_name=\"\",code=\"200\",wf=\"a:b\",method=\"GET\",le=\"+Inf\"} 1\n"))
        .isEqualTo(Labels.of("code", "200", "le", "+Inf", "method", "GET"));
  }

  @Test
  void anEmptyLabelIsNoLabel() {
    assertThat(labels("want{code=\"\",method=\"GET\"} 1\n")).isEqualTo(Labels.of("method", "GET"));
    assertThat(labels("want{code=\"\"} 1\n")).isEqualTo(Labels.NONE);
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
    assertThat(labels("want{code=\"" + text + "\"} 1\n")).isEqualTo(Labels.of("code", expected));
  }

  @Test
  void anEscapedNewlineIsANewline() {
    assertThat(labels("want{code=\"a\\nb\"} 1\n")).isEqualTo(Labels.of("code", "a\nb"));
  }

  @Test
  void aRawNewlineEndsTheLineEvenWithinQuotes() {
    ParsedPage page = parse("want{code=\"a\nwant_b\"} 1\nwant{code=\"a\\\nwant 2\n");

    assertThat(page.bad()).isEqualTo(Map.of(BadLine.LABELS, 2L, BadLine.NAME, 1L));
    assertThat(page.samples().sum("want")).hasValue(2);
  }

  @Test
  void whatIsNotUtf8IsReplaced() {
    byte[] page = "want{code=\"a\u00ffb\u00c3\"} 1\n".getBytes(StandardCharsets.ISO_8859_1);

    assertThat(parse(page).samples().all("want"))
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
        "{\"code\"=\"a\"} 1",
        "{code=\"a\"\"b\"} 1",
        "{code='a'} 1",
        "{code=\"a\\\"} 1",
        "{code=\"a\",code=\"b\"} 1",
        "{code==\"a\"} 1",
        "{{} 1",
        "{code=\"a\"]} 1"
      })
  void brokenLabelSetsAreBad(String rest) {
    assertThat(parse("want" + rest + "\n").bad()).isEqualTo(Map.of(BadLine.LABELS, 1L));
  }

  @Test
  void seriesThatAreAlikeInWhatIsKeptAreAddedUp() {
    ParsedPage page =
        parse(
            """
            want{code="200",wf="a"} 1
            want{wf="b",code="200"} 2
            want{code="500",wf="a"} 4
            want{wf="a"} 8
            want 16
            """);

    assertThat(page.samples().all("want"))
        .containsExactly(
            new Sample("want", Labels.of("code", "200"), 3),
            new Sample("want", Labels.of("code", "500"), 4),
            new Sample("want", Labels.NONE, 24));
  }

  @Test
  void keptValuesOfDifferentLabelsAreNotMixedUp() {
    ParsedPage page =
        parse("want{code=\"x\"} 1\nwant{method=\"x\"} 2\nwant{code=\"x\",method=\"x\"} 4\n");

    assertThat(page.samples().size()).isEqualTo(3);
  }

  @Test
  void spellingsOfOneValueAreOneSample() {
    ParsedPage page = parse("want{code=\"a\\x\"} 1\nwant{code=\"a\\\\x\"} 2\n");

    assertThat(page.samples().all("want"))
        .containsExactly(new Sample("want", Labels.of("code", "a\\x"), 3));
  }

  @Test
  void labelsThatStandInTheNameAreAdded() {
    ParsedPage page =
        parse("want:codes:OK 3\nwant:codes:Internal{method=\"m\"} 1\nwant:codes:Internal 2\n");

    assertThat(page.samples().all("want_codes"))
        .containsExactly(
            new Sample("want_codes", Labels.of("code", "OK"), 3),
            new Sample("want_codes", Labels.of("code", "Internal", "method", "m"), 1),
            new Sample("want_codes", Labels.of("code", "Internal"), 2));
  }

  @Test
  void namesThatAreKeptAsOneAreAddedUpAndAKeptLabelReplacesAFixedOne() {
    ParsedPage page = parse("want:codes:OK 3\nwant:codes:Bad{code=\"OK\"} 4\n");

    assertThat(page.samples().all("want_codes"))
        .containsExactly(new Sample("want_codes", Labels.of("code", "OK"), 7));
  }

  @Test
  void theSameSeriesTwiceCountsOnce() {
    ParsedPage page =
        parse(
            """
            want{code="a",wf="b"} 1
            want{code="a",wf="b"} 10
            want{wf="b", code="a", node="",} 10
            other 1
            other 1
            want{code="a",wf="c"} 100
            want{code="a",wf="b"} 10
            want_b 1
            want_b{} 2
            """);

    assertThat(page.samples().sum("want")).hasValue(101);
    assertThat(page.samples().sum("want_b")).hasValue(1);
    assertThat(page.bad()).isEqualTo(Map.of(BadLine.DUPLICATE, 4L));
  }

  @Test
  void pagesDoNotKnowEachOther() {
    assertThat(value("want 1\n")).isEqualTo(1);
    assertThat(value("want 1\n")).isEqualTo(1);
  }

  @Test
  void aHugeLabelIsRead() {
    String huge = "x".repeat(PageParser.MAX_LINE_BYTES - 100);

    assertThat(labels("want{code=\"" + huge + "\"} 1\n").get("code")).isEqualTo(huge);
  }

  @Test
  void labelsMayAllBeUnwanted() {
    assertThat(parse("want_total{wf=\"a\"} 1\nwant_total{wf=\"b\"} 2").samples().sum("want_total"))
        .hasValue(3);
  }

  @Test
  void aPageCutInALineIsReadUpToThere() {
    ParsedPage page = parse("want 1\nwant_b{code=\"a");

    assertThat(page.samples().size()).isEqualTo(1);
    assertThat(page.bad()).isEqualTo(Map.of(BadLine.LABELS, 1L));
    assertThat(page.lines()).isEqualTo(2);
  }

  @Test
  void emptyPiecesAreFine() {
    PageParser parser = new PageParser(table);
    parser.feed(new byte[0], 0, 0);
    parser.feed(bytes("want 1"), 0, 6);
    parser.feed(new byte[4], 4, 0);

    assertThat(parser.finish().samples().sum("want")).hasValue(1);
  }

  @Test
  void aPieceOutsideItsArrayIsAProgrammingError() {
    PageParser parser = new PageParser(table);

    assertThatThrownBy(() -> parser.feed(new byte[4], 2, 3))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void reasonsHaveLowerCaseLabels() {
    assertThat(BadLine.TOO_MANY.label()).isEqualTo("too_many");
  }
}
