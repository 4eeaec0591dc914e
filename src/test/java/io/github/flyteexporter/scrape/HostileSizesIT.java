package io.github.flyteexporter.scrape;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.reading.Failure.Reason;
import io.github.flyteexporter.reading.Reading;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Answers that are too much; what is held of them stays flat. */
class HostileSizesIT extends HostileRound {
  private static void endless(Socket to, String piece, long upTo, Runnable then)
      throws IOException {
    byte[] bytes = piece.repeat((1 << 16) / piece.length()).getBytes(StandardCharsets.US_ASCII);
    long sent = 0;
    boolean told = false;
    RawPort.head(to, "200 OK", "Connection: close", "Content-Type: text/plain");
    while (true) {
      to.getOutputStream().write(bytes);
      sent += bytes.length;
      if (sent > upTo && !told) {
        told = true;
        then.run();
      }
    }
  }

  /** Used heap in the middle of an endless answer, beyond what was used before. */
  private long grownBy(String piece) throws Exception {
    AtomicLong used = new AtomicLong(Long.MAX_VALUE);
    long before = usedAfterCollection();
    failsWith(
        Reason.TOO_LARGE,
        500 * MIB,
        (path, to) -> endless(to, piece, 400 * MIB, () -> used.set(usedAfterCollection())));
    return used.get() - before;
  }

  @Test
  void anEndlessPage() throws Exception {
    assertThat(grownBy("flyte:x{wf=\"a\"} 1\nprocess_start_time_seconds 5\n")).isLessThan(32 * MIB);
  }

  @Test
  void anEndlessLine() throws Exception {
    assertThat(grownBy("aaaaaaaaaaaaaaaa")).isLessThan(32 * MIB);
  }

  @Test
  void aPageThatSaysItIsTooLarge() throws Exception {
    failsWith(
        Reason.TOO_LARGE, (path, to) -> RawPort.head(to, "200 OK", "Content-Length: 99999999999"));
  }

  @Test
  void aLabelOf10MegabytesCostsItsLineAndNoMore() throws Exception {
    try (RawPort port = new RawPort(HostileSizesIT::oneHugeLabel)) {
      ProfilingPort source = source(port, CAP);
      Reading reading = get(source.read());
      assertThat(reading.failure()).isEmpty();
      assertThat(reading.samples().sum("process_start_time_seconds")).hasValue(5);
      assertThat(reading.samples().all("scrape:bad_lines"))
          .singleElement()
          .satisfies(
              sample -> {
                assertThat(sample.labels().get("reason")).isEqualTo("too_long");
                assertThat(sample.value()).isEqualTo(1);
              });
      source.close();
    }
  }

  private static void oneHugeLabel(String path, Socket to) throws IOException {
    if (!path.equals("/metrics")) {
      RawPort.good(path, to);
      return;
    }
    String label = "a".repeat(10 << 20);
    String page = "x{wf=\"" + label + "\"} 1\nprocess_start_time_seconds 5\n";
    RawPort.head(to, "200 OK", "Content-Length: " + page.length());
    RawPort.text(to, page);
  }
}
