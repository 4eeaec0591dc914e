package io.github.flyteexporter.parse;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.reading.Sample;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.IntSupplier;

/** Feeds pages in pieces, and compares what comes of them with the reference. */
final class Pieces {
  private Pieces() {}

  static byte[] bytes(String page) {
    return page.getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Parses a page in pieces of given sizes. Each piece lies between other bytes, and is overwritten
   * once it is taken, as a network buffer is.
   */
  static ParsedPage parse(NameTable names, byte[] page, IntSupplier sizes) {
    PageParser parser = new PageParser(names);
    for (int i = 0; i < page.length; ) {
      int size = Math.min(sizes.getAsInt(), page.length - i);
      byte[] piece = new byte[size + 11];
      Arrays.fill(piece, (byte) 'w');
      System.arraycopy(page, i, piece, 3, size);
      parser.feed(piece, 3, size);
      Arrays.fill(piece, (byte) '\n');
      i += size;
    }
    return parser.finish();
  }

  static void assertSame(ParsedPage page, ReferenceParser.Result expected) {
    assertThat(page.bad()).isEqualTo(expected.page().bad());
    assertThat(page.lines()).isEqualTo(expected.page().lines());
    assertThat(page.series()).isEqualTo(expected.page().series());
    assertThat(page.bytes()).isEqualTo(expected.page().bytes());
    assertThat(page.samples().size()).isEqualTo(expected.samples().size());
    for (String name : expected.samples().stream().map(Sample::name).distinct().toList()) {
      assertThat(page.samples().all(name)).isEqualTo(expected.page().samples().all(name));
    }
  }
}
