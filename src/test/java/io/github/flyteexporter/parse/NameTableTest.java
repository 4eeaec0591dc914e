package io.github.flyteexporter.parse;

import static io.github.flyteexporter.parse.Pieces.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.reading.Labels;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NameTableTest {
  private final TestNames names = new TestNames();
  private final NameTable table = new NameTable(names);

  private ParsedPage parse(String page) {
    return Pieces.parse(table, bytes(page), () -> 4096);
  }

  @Test
  void aNameIsAskedForOnce() {
    parse("other 1\nwant 2\nother 3\nwant{code=\"a\"} 2\n");
    parse("want 1\nother 2\n");

    assertThat(names.asked()).isEqualTo(2);
  }

  @Test
  void aNameIsNotAskedForWhenItIsNone() {
    parse("not-a-name 1\n{} 1\n7 1\n");

    assertThat(names.asked()).isZero();
  }

  @Test
  void tablesDoNotKnowEachOther() {
    parse("want 1\nother 2\n");
    NameTable nothing = new NameTable(name -> Optional.empty());
    ParsedPage page = Pieces.parse(nothing, bytes("want 1\nother 2\n"), () -> 4096);

    assertThat(page.series()).isEqualTo(2);
    assertThat(page.samples().size()).isZero();
  }

  @Test
  void aNameThatIsTooLongIsNotRemembered() {
    String longest = "o".repeat(NameTable.MAX_NAME_BYTES);
    String page = longest + " 1\nother 1\n" + longest + "o 1\nother 1\n";
    parse(page);
    parse(page);

    assertThat(names.asked()).isEqualTo(2 + 2);
  }

  @Test
  void namesPastTheLimitAreReadWithoutBeingRemembered() {
    StringBuilder page = new StringBuilder();
    for (int i = 0; i < NameTable.MAX_NAMES; i++) {
      page.append("n").append(i).append(" 1\n");
    }
    parse(page.toString());
    String late =
        """
        late_want{code="a"} 1
        n7 1
        late_want{code="a",wf="a"} 5
        n7 1
        late_want{code="b"} 2
        n7 1
        """;
    ParsedPage parsed = parse(late);
    parse(late);

    assertThat(names.asked()).isEqualTo(NameTable.MAX_NAMES + 3 + 3);
    assertThat(parsed.samples().size()).isEqualTo(2);
    assertThat(parsed.samples().sum("late_want")).hasValue(8);
    assertThat(parsed.series()).isEqualTo(6);
  }

  @Test
  void pagesOfOneTargetMayBeReadAtTheSameTime() {
    PageParser first = new PageParser(table);
    PageParser second = new PageParser(table);
    byte[] line = bytes("want{code=\"a\"} 1\nwant{code=\"b\"} 2\nwant{code=\"");
    first.feed(line, 0, line.length);
    second.feed(line, 17, line.length - 17);

    assertThat(first.finish().samples().sum("want")).hasValue(3);
    assertThat(second.finish().samples().sum("want")).hasValue(2);
  }

  @Test
  void labelsThatChangeFromPageToPageDoNoHarm() {
    for (int round = 0; round < 6; round++) {
      StringBuilder page = new StringBuilder();
      for (int i = 0; i < 15_000; i++) {
        page.append("want{code=\"").append(round % 4).append('.').append(i).append("\"} 1\n");
      }
      ParsedPage parsed = parse(page.toString());

      assertThat(parsed.bad()).isEmpty();
      assertThat(parsed.samples().size()).isEqualTo(15_000);
      assertThat(parsed.samples().all("want").get(14_999).labels())
          .isEqualTo(Labels.of("code", round % 4 + ".14999"));
    }
  }
}
