package io.github.flyteexporter.parse;

import static io.github.flyteexporter.parse.Pieces.bytes;

import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Whatever the bytes are and however they are cut, it is what the reference makes of them. */
class PageFuzzTest {
  private static final int CASES = 1500;

  private static final byte[] REAL =
      bytes(
          """
          # HELP flyte:propeller:all:round:want_ms The duration of a round.
          # TYPE flyte:propeller:all:round:want_ms summary
          flyte:propeller:all:round:want_ms{domain="development",node="",wf="a:b:c",quantile="0.5"} 7.438154
          flyte:propeller:all:round:want_ms{domain="development",node="",wf="a:b:c",quantile="0.9"} NaN
          flyte:propeller:all:round:want_ms_sum{domain="development",node="",wf="a:b:c"} 7.438154
          flyte:propeller:all:round:want_ms_count{domain="development",node="",wf="a:b:c"} 1
          flyte:admin:admin:get_task:codes:Unavailable 0
          k8s_client_want_bucket{verb="GET",le="0.0005"} 12
          k8s_client_want_bucket{verb="GET",le="+Inf"} 1.8446744073709552e+19
          want_total{code="<error>",method="PUT"} 3
          """);

  private final Random random = new Random(20260101);
  private final PageGenerator generator = new PageGenerator(random);
  private final NameTable table = new NameTable(new TestNames());

  @Test
  void validPages() {
    check(generator::valid);
  }

  @Test
  void damagedPages() {
    check(generator::damaged);
  }

  @Test
  void splicesOfRealLinesAndJunk() {
    check(() -> generator.splices(REAL));
  }

  @Test
  void signsWithoutSense() {
    check(() -> generator.syntax(120));
  }

  @Test
  void anyBytes() {
    check(() -> generator.noise(200));
  }

  private void check(Supplier<byte[]> pages) {
    for (int i = 0; i < CASES; i++) {
      byte[] page = pages.get();
      ReferenceParser.Result expected = new ReferenceParser(new TestNames()).parse(page);
      Pieces.assertSame(Pieces.parse(table, page, () -> page.length), expected);
      Pieces.assertSame(Pieces.parse(table, page, () -> 1), expected);
      Pieces.assertSame(Pieces.parse(table, page, () -> 1 + random.nextInt(40)), expected);
    }
  }
}
