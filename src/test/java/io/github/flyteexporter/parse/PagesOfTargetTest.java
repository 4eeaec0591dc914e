package io.github.flyteexporter.parse;

import static io.github.flyteexporter.parse.Pieces.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.github.flyteexporter.reading.Labels;
import io.github.flyteexporter.reading.Sample;
import io.github.flyteexporter.reading.Samples;
import io.github.flyteexporter.replay.Played;
import io.github.flyteexporter.signal.Catalogue;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/** Pages of one target, one after the other: what did not change is not made anew. */
class PagesOfTargetTest {
  private static final String PAGE =
      """
      want{code="a"} %s
      other 1
      want_b %s
      want{code="b"} %s
      """;

  private final NameTable table = new NameTable(new TestNames());

  @SuppressWarnings("AnnotateFormatMethod") // the pages are constants beside it
  private Samples read(String page, Object... values) {
    byte[] text = bytes(String.format(page, values));
    ParsedPage parsed = Pieces.parse(table, text, () -> 16);
    Pieces.assertSame(parsed, new ReferenceParser(new TestNames()).parse(text));
    return parsed.samples();
  }

  @Test
  void aPageLeavesTheLastOneAsItWas() {
    Samples first = read(PAGE, 1, 2, 3);
    Samples second = read(PAGE, 1, 7, 4);

    assertThat(first.all("want").get(1).value()).isEqualTo(3);
    assertThat(first.sum("want_b")).hasValue(2);
    assertThat(second.all("want"))
        .containsExactly(
            new Sample("want", Labels.of("code", "a"), 1),
            new Sample("want", Labels.of("code", "b"), 4));
    assertThat(second.sum("want_b")).hasValue(7);
  }

  @Test
  void samplesThatDidNotChangeAreTheSameObjects() {
    Samples first = read(PAGE, 1, 2, 3);
    Samples second = read(PAGE, 1, 2, 4);

    assertThat(second.all("want").get(0)).isSameAs(first.all("want").get(0));
    assertThat(second.all("want_b")).isSameAs(first.all("want_b"));
  }

  @Test
  void theSignOfZeroIsAChange() {
    read(PAGE, "0", 2, 3);

    assertThat(read(PAGE, "-0", 2, 3).all("want").get(0).value()).isEqualTo(-0.0);
  }

  @Test
  void seriesComeAndGoAndChangePlaces() {
    read(PAGE, 1, 2, 3);
    read("want_b 2\n");
    read("want{code=\"b\"} 1\nwant{code=\"a\"} 1\nwant_b 3\n");
    read("want{code=\"b\"} 1\nwant{code=\"c\"} 1\nwant_b 3\n");
    read("");

    assertThat(read(PAGE, 9, 8, 7).sum("want")).hasValue(16);
  }

  @Test
  void aPageThatBreaksOffLeavesNothingToTheNext() {
    byte[] broken = bytes("want{code=\"a\"} 1\nwant_b 5\nnot a line\nwant{code=\"z");
    new PageParser(table).feed(broken, 0, broken.length);

    read(PAGE, 1, 2, 3);
  }

  @Test
  void numbersWithManyDigitsAreRoundedAsJavaDoes() {
    Random random = new Random(17);
    for (int i = 0; i < 20_000; i++) {
      double value = Double.longBitsToDouble(random.nextLong());
      String text = Double.toString(value).replace("E", i % 2 == 0 ? "e" : "E+").replace("+-", "-");
      if (Double.isFinite(value)) {
        byte[] line = bytes("want " + text + "\n");
        Samples samples = Pieces.parse(table, line, () -> 64).samples();
        assertThat(samples.all("want").get(0).value()).as(text).isEqualTo(value);
      }
    }
  }

  @Test
  void aPageLikeTheLastOneAllocatesLittle() throws IOException {
    byte[] page;
    try (InputStream in =
        new GZIPInputStream(
            Files.newInputStream(Played.OUTAGE.resolve("ticks/008/flyte-binary.metrics.gz")))) {
      page = in.readAllBytes();
    }
    NameTable names = new NameTable(Catalogue.names());
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long least = Long.MAX_VALUE;
    for (int i = 0; i < 5; i++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      PageParser parser = new PageParser(names);
      for (int at = 0; at < page.length; at += 65_536) {
        parser.feed(page, at, Math.min(65_536, page.length - at));
      }
      assertThat(parser.finish().samples().size()).isGreaterThan(100);
      least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
    }

    assertThat(least).isLessThan(10_000);
  }
}
