package io.github.flyteexporter.parse;

import static io.github.flyteexporter.parse.Pieces.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageBoundsTest {
  private static final int MIB = 1 << 20;

  private final NameTable table = new NameTable(new TestNames());

  @Test
  void anEndlessLineDoesNotFillTheMemory() {
    PageParser parser = new PageParser(table);
    byte[] piece = new byte[64 * 1024];
    Arrays.fill(piece, (byte) 'w');
    for (int i = 0; i < 1024; i++) {
      parser.feed(piece, 0, piece.length);
      assertThat(parser.held()).isLessThanOrEqualTo(PageParser.MAX_LINE_BYTES + 1);
    }
    byte[] end = bytes("\nwant 1\n");
    parser.feed(end, 0, end.length);
    ParsedPage page = parser.finish();

    assertThat(page.bytes()).isEqualTo(64L * MIB + end.length);
    assertThat(page.lines()).isEqualTo(2);
    assertThat(page.series()).isEqualTo(1);
    assertThat(page.bad()).isEqualTo(Map.of(BadLine.TOO_LONG, 1L));
    assertThat(page.samples().sum("want")).hasValue(1);
  }

  @Test
  void anEndlessLineMayEndThePage() {
    PageParser parser = new PageParser(table);
    parser.feed(new byte[3 * MIB], 0, 3 * MIB);

    assertThat(parser.held()).isZero();
    assertThat(parser.finish().bad()).isEqualTo(Map.of(BadLine.TOO_LONG, 1L));
  }

  @Test
  void shortLinesNeedNoRoomForLongOnes() {
    PageParser parser = new PageParser(table);
    byte[] piece = bytes("want{wf=\"a\"} 1\nother 2\nwant{wf");
    for (int i = 0; i < 1000; i++) {
      parser.feed(piece, 0, piece.length);
    }

    assertThat(parser.held()).isLessThanOrEqualTo(1024);
  }

  @ParameterizedTest
  @ValueSource(ints = {1 << 30, MIB, 65_536, 4097})
  void theLimitOfALineIsExact(int size) {
    String longest = "want{wf=\"" + "x".repeat(MIB - 13) + "\"} ";
    String comment = "#" + "x".repeat(MIB - 1);
    String other = "other " + "x".repeat(MIB - 6);
    byte[] page =
        bytes(
            String.join(
                "\n", longest + 1, longest + 12, comment, comment + "x", other, other + "x"));
    ParsedPage parsed = Pieces.parse(table, page, () -> size);

    assertThat(parsed.bad()).isEqualTo(Map.of(BadLine.TOO_LONG, 3L));
    assertThat(parsed.series()).isEqualTo(2);
    Pieces.assertSame(parsed, new ReferenceParser(new TestNames()).parse(page));
  }

  @Test
  void thereAreOnlySoManySamples() {
    StringBuilder page = new StringBuilder();
    for (int i = 0; i < SampleAggregator.MAX_SAMPLES + 50; i++) {
      page.append("want{code=\"").append(i).append("\"} 1\n");
    }
    page.append("want{code=\"7\",wf=\"a\"} 1\n");
    ParsedPage parsed = Pieces.parse(table, bytes(page.toString()), () -> 8192);

    assertThat(parsed.samples().size()).isEqualTo(SampleAggregator.MAX_SAMPLES);
    assertThat(parsed.samples().sum("want")).hasValue(SampleAggregator.MAX_SAMPLES + 1);
    assertThat(parsed.bad()).isEqualTo(Map.of(BadLine.TOO_MANY, 50L));
    Pieces.assertSame(parsed, new ReferenceParser(new TestNames()).parse(bytes(page.toString())));
  }

  @Test
  void onlySoManySeriesAreRememberedForDuplicates() {
    StringBuilder page = new StringBuilder();
    for (int i = 0; i < DuplicateFilter.MAX_SERIES + 1; i++) {
      page.append("want{wf=\"").append(i).append("\"} 1\n");
    }
    String last = "want{wf=\"" + DuplicateFilter.MAX_SERIES + "\"} 1\n";
    page.append(last).append("want{wf=\"0\"} 1\n").append(last);
    ParsedPage parsed = Pieces.parse(table, bytes(page.toString()), () -> 8192);

    assertThat(parsed.bad()).isEqualTo(Map.of(BadLine.DUPLICATE, 2L));
    assertThat(parsed.samples().sum("want")).hasValue(DuplicateFilter.MAX_SERIES + 2);
    Pieces.assertSame(parsed, new ReferenceParser(new TestNames()).parse(bytes(page.toString())));
  }
}
