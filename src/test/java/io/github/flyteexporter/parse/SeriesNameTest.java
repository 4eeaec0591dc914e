package io.github.flyteexporter.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SeriesNameTest {
  private final Checked checked = new Checked();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1want 1",
        "want-ed 1",
        "{want=\"a\"} 1",
        "{\"\"} 1",
        "{} 1",
        "{\"want\" 1",
        "{\"want} 1",
        "{want} 1",
        "{a=\"want\"} 1",
        "{\"want\"=\"a\"} 1",
        "{a=\"b\" \"want\"} 1",
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
    ParsedPage page = checked.parse(line + "\nwant 7\n");

    assertThat(page.bad()).isEqualTo(Map.of(BadLine.NAME, 1L));
    assertThat(page.series()).isEqualTo(1);
    assertThat(page.samples().sum("want")).hasValue(7);
  }

  @Test
  void anUnwantedNameFollowedByJunkIsNoNameEvenWhenItIsKnown() {
    assertThat(checked.parse("other 1\nother; 1\nother\u0001\n").bad())
        .isEqualTo(Map.of(BadLine.NAME, 2L));
  }

  @Test
  void namesMayHaveColons() {
    ParsedPage page = checked.parse("a:want:round_ms 1\n:want 2\n");

    assertThat(page.samples().sum("a:want:round_ms")).hasValue(1);
    assertThat(page.samples().sum(":want")).hasValue(2);
  }

  @Test
  void aNameThatBeginsLikeTheOneBeforeIsAnother() {
    ParsedPage page = checked.parse("want 1\nwant_sum 2\nwant_su 3\nwant 4 \nwan 5\n");

    assertThat(page.samples().sum("want_sum")).hasValue(2);
    assertThat(page.samples().sum("want_su")).hasValue(3);
    assertThat(page.samples().has("wan")).isFalse();
  }
}
