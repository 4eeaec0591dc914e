package io.github.flyteexporter.parse;

import static io.github.flyteexporter.parse.Pieces.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.reading.Sample;
import java.util.List;

/** Parses small pages whole and byte by byte, and holds them against the reference. */
final class Checked {
  private final NameTable table = new NameTable(new TestNames());

  ParsedPage parse(String page) {
    return parse(bytes(page));
  }

  ParsedPage parse(byte[] page) {
    ReferenceParser.Result expected = new ReferenceParser(new TestNames()).parse(page);
    ParsedPage parsed = Pieces.parse(table, page, () -> page.length);
    Pieces.assertSame(parsed, expected);
    Pieces.assertSame(Pieces.parse(table, page, () -> 1), expected);
    return parsed;
  }

  /** The only sample of a page without a bad line. */
  Sample only(String page) {
    ParsedPage parsed = parse(page);
    assertThat(parsed.bad()).isEmpty();
    assertThat(parsed.samples().size()).isEqualTo(1);
    List<Sample> samples = parsed.samples().all("want");
    assertThat(samples).hasSize(1);
    return samples.get(0);
  }
}
