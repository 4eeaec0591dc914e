package io.github.flyteexporter.parse;

import static io.github.flyteexporter.parse.Pieces.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.reading.Names;
import io.github.flyteexporter.replay.Played;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A page comes to the same whether its target was read before or not. */
class ChangedPagesTest {
  private static final String[] SHORT = {
    """
    # TYPE want summary
    want{wf="a:b:c",code="1",node="n1"} 1
    want{wf="a:b:c",code="1",node="n10"} NaN
    want{wf="a:b:c",code="2",node="n1"} 3
    want_sum{wf="a:b:c"} 4
    other{wf="a"} 1
    other{wf="ab"} 12
    want_b 5
    """,
    """
    # TYPE want gauge
    want{wf="a:b:c",code="1",node="n1"} 1
    want{wf="a:b:c",code="1",node="n10"} 2
    want{wf="a:b:c",code="1",node="n10"} 3\r
    want{wf="a:b:c",code="2",node="n1"}3
    want_sum{wf="a:b:d"} 4
    other{wf="ab"} 12
    other{wf="a"} 1
    want_b  5
    want_b{wf="\\n"} NaN\
    """,
  };

  private final Random random = new Random(20261129);

  private void check(NameTable table, Names names, byte[] page, int pieces) {
    ReferenceParser.Result expected = new ReferenceParser(names).parse(page);
    ParsedPage next = Pieces.parse(table, page, () -> 1 + random.nextInt(pieces));
    ParsedPage fresh = Pieces.parse(new NameTable(names), page, () -> page.length);
    Pieces.assertSame(next, expected);
    Pieces.assertSame(fresh, expected);
    assertThat(List.copyOf(next.samples().names())).isEqualTo(List.copyOf(fresh.samples().names()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"000", "003", "008"})
  void editedPagesOfAFlyte(String tick) {
    byte[] page =
        Recordings.page(Played.OUTAGE.resolve("ticks/" + tick + "/flyte-binary.metrics.gz"));
    List<String> lines = new String(page, StandardCharsets.UTF_8).lines().toList();
    for (int part = 0; part < 8; part++) {
      int from = random.nextInt(lines.size() - 600);
      List<String> some = lines.subList(from, from + 100 + random.nextInt(500));
      NameTable table = new NameTable(RecordedPagesTest.NAMES);
      EditedPage edited = new EditedPage(random, some);
      check(table, RecordedPagesTest.NAMES, bytes(String.join("\n", some)), 4000);
      for (int i = 0; i < 40; i++) {
        check(table, RecordedPagesTest.NAMES, edited.next(), i % 4 == 0 ? 40 : 9000);
      }
    }
  }

  @Test
  void twoTargetsWithTheSameNames() {
    TestNames names = new TestNames();
    NameTable one = new NameTable(names);
    NameTable two = new NameTable(names);
    EditedPage first = new EditedPage(random, SHORT[0].lines().toList());
    EditedPage second = new EditedPage(random, SHORT[1].lines().toList());
    for (int i = 0; i < 200; i++) {
      check(one, names, first.next(), 100);
      check(two, names, second.next(), 100);
      check(one, names, second.next(), 100);
    }
  }

  @Test
  void pagesOfOneTargetThatAreReadAtTheSameTime() {
    NameTable table = new NameTable(new TestNames());
    byte[] page = bytes(SHORT[0]);
    byte[] other = bytes(SHORT[1].replace('1', '6'));
    for (int cut = 0; cut < Math.min(page.length, other.length); cut++) {
      PageParser first = new PageParser(table);
      PageParser second = new PageParser(table);
      first.feed(page, 0, cut);
      second.feed(other, 0, cut);
      first.feed(page, cut, page.length - cut);
      second.feed(other, cut, other.length - cut);
      Pieces.assertSame(second.finish(), new ReferenceParser(new TestNames()).parse(other));
      Pieces.assertSame(first.finish(), new ReferenceParser(new TestNames()).parse(page));
    }
  }

  @Test
  void pagesCutAtEachByte() {
    NameTable table = new NameTable(new TestNames());
    for (int cut = 0; cut < 250; cut++) {
      for (String text : SHORT) {
        byte[] page = bytes(text);
        Iterator<Integer> sizes = List.of(cut + 1, page.length).iterator();
        Pieces.assertSame(
            Pieces.parse(table, page, sizes::next),
            new ReferenceParser(new TestNames()).parse(page));
      }
    }
  }

  @Test
  void aSeriesThatIsGoneIsNotKeptAndOneThatComesBackIsReadAgain() {
    NameTable table = new NameTable(new TestNames());
    StringBuilder all = new StringBuilder();
    StringBuilder few = new StringBuilder();
    for (int i = 0; i < 100; i++) {
      String line = "want{code=\"" + i % 9 + "\",wf=\"" + i + "\"} " + i + "\n";
      all.append(line);
      few.append(i % 50 < 30 ? "" : line);
    }
    for (String page : List.of("" + all, "" + few, "want 1\n", "" + few, "" + all, "" + all)) {
      check(table, new TestNames(), bytes(page), 2000);
    }
  }

  @ParameterizedTest
  @CsvSource({"10000,20", "400,2000"})
  void pagesWithMoreThanIsHeldOfThem(int lines, int label) {
    assertThat(lines > KnownLines.MAX_LINES || lines * label > KnownLines.MAX_BYTES).isTrue();
    NameTable table = new NameTable(new TestNames());
    for (int round = 0; round < 3; round++) {
      StringBuilder page = new StringBuilder();
      for (int i = 0; i < lines; i++) {
        page.append("want{code=\"").append(i % 30).append("\",wf=\"").append("w".repeat(label));
        page.append(i).append("\"} ").append(round * i).append('\n');
      }
      check(table, new TestNames(), bytes(page.toString()), 100_000);
    }
  }
}
