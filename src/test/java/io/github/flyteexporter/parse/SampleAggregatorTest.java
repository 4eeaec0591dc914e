package io.github.flyteexporter.parse;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.reading.Labels;
import io.github.flyteexporter.reading.Sample;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SampleAggregatorTest {
  private final Checked checked = new Checked();

  @Test
  void seriesThatAreAlikeInWhatIsKeptAreAddedUp() {
    ParsedPage page =
        checked.parse(
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
        checked.parse(
            "want{code=\"x\"} 1\nwant{method=\"x\"} 2\nwant{code=\"x\",method=\"x\"} 4\n");

    assertThat(page.samples().size()).isEqualTo(3);
  }

  @Test
  void spellingsOfOneValueAreOneSample() {
    ParsedPage page = checked.parse("want{code=\"a\\x\"} 1\nwant{code=\"a\\\\x\"} 2\n");

    assertThat(page.samples().all("want"))
        .containsExactly(new Sample("want", Labels.of("code", "a\\x"), 3));
  }

  @Test
  void labelsThatStandInTheNameAreAdded() {
    ParsedPage page =
        checked.parse(
            "want:codes:OK 3\nwant:codes:Internal{method=\"m\"} 1\nwant:codes:Internal 2\n");

    assertThat(page.samples().all("want_codes"))
        .containsExactly(
            new Sample("want_codes", Labels.of("code", "OK"), 3),
            new Sample("want_codes", Labels.of("code", "Internal", "method", "m"), 1),
            new Sample("want_codes", Labels.of("code", "Internal"), 2));
  }

  @Test
  void namesThatAreKeptAsOneAreAddedUpAndAKeptLabelReplacesAFixedOne() {
    ParsedPage page = checked.parse("want:codes:OK 3\nwant:codes:Bad{code=\"OK\"} 4\n");

    assertThat(page.samples().all("want_codes"))
        .containsExactly(new Sample("want_codes", Labels.of("code", "OK"), 7));
  }

  @Test
  void theSameSeriesTwiceCountsOnce() {
    ParsedPage page =
        checked.parse(
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
    assertThat(checked.only("want 1\n").value()).isEqualTo(1);
    assertThat(checked.only("want 1\n").value()).isEqualTo(1);
  }
}
