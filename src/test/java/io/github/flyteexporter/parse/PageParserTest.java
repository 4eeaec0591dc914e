package io.github.flyteexporter.parse;

import static io.github.flyteexporter.parse.Pieces.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class PageParserTest {
  private final Checked checked = new Checked();

  @Test
  void anEmptyPageHasNothing() {
    ParsedPage page = checked.parse("");

    assertThat(page.lines()).isZero();
    assertThat(page.samples().size()).isZero();
    assertThat(page.bad()).isEmpty();
  }

  @Test
  void commentsAndBlankLinesAreLinesButNotSeries() {
    ParsedPage page =
        checked.parse(
            "# HELP want it\n# TYPE want counter\n\n \t\n\r\n  # UNIT want s\n#\nwant 1\n# EOF\n");

    assertThat(page.lines()).isEqualTo(9);
    assertThat(page.series()).isEqualTo(1);
    assertThat(page.bad()).isEmpty();
  }

  @Test
  void unwantedSeriesAreCountedAndNotLookedInto() {
    ParsedPage page = checked.parse("other 1\nother{broken\nother\nother{} x\n");

    assertThat(page.series()).isEqualTo(4);
    assertThat(page.samples().size()).isZero();
    assertThat(page.bad()).isEmpty();
  }

  @Test
  void aPageCutInALineIsReadUpToThere() {
    ParsedPage page = checked.parse("want 1\nwant_b{code=\"a");

    assertThat(page.samples().size()).isEqualTo(1);
    assertThat(page.bad()).isEqualTo(Map.of(BadLine.LABELS, 1L));
    assertThat(page.lines()).isEqualTo(2);
  }

  @Test
  void emptyPiecesAreFine() {
    PageParser parser = new PageParser(new NameTable(new TestNames()));
    parser.feed(new byte[0], 0, 0);
    parser.feed(bytes("want 1"), 0, 6);
    parser.feed(new byte[4], 4, 0);

    assertThat(parser.finish().samples().sum("want")).hasValue(1);
  }

  @Test
  void aPieceOutsideItsArrayIsAProgrammingError() {
    PageParser parser = new PageParser(new NameTable(new TestNames()));

    assertThatThrownBy(() -> parser.feed(new byte[4], 2, 3))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void reasonsHaveLowerCaseLabels() {
    assertThat(BadLine.TOO_MANY.label()).isEqualTo("too_many");
  }
}
