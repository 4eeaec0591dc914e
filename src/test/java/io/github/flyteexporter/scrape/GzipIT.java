package io.github.flyteexporter.scrape;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.reading.Failure.Reason;
import io.github.flyteexporter.reading.Reading;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** Packed answers of a port that is outside of the cluster, where they are asked for. */
class GzipIT extends HostileRound {
  /** Linux takes it for this machine, and it is none of the addresses of a cluster. */
  @Override
  String host() {
    return "0.0.0.0";
  }

  private static RawPort.Behaviour gzipped(byte[] bytes) {
    return (path, to) -> {
      RawPort.head(
          to,
          "200 OK",
          "Content-Encoding: gzip",
          "Content-Length: " + bytes.length,
          "Content-Type: text/plain");
      to.getOutputStream().write(bytes);
    };
  }

  private static byte[] gzip(long size) throws IOException {
    byte[] lines = "a:metric{wf=\"x\"} 1\n".repeat(1 << 14).getBytes(StandardCharsets.US_ASCII);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
      for (long written = 0; written < size; written += lines.length) {
        zip.write(lines);
      }
    }
    return out.toByteArray();
  }

  @Test
  void aGzipBomb() throws Exception {
    byte[] bomb = gzip(200 * MIB);
    assertThat(bomb.length).as("what is counted is what comes out").isLessThan((int) (CAP / 4));
    long before = usedAfterCollection();
    failsWith(Reason.TOO_LARGE, gzipped(bomb));
    assertThat(usedAfterCollection() - before).isLessThan(32 * MIB);
  }

  @Test
  void aPageThatCameWellPackedIsRead() throws Exception {
    byte[] packed = gzip(MIB);
    try (RawPort port = new RawPort(gzipped(packed))) {
      ProfilingPort source = source(port, CAP);
      Reading reading = get(source.read());
      assertThat(reading.failure()).isEmpty();
      assertThat(reading.bytes()).isGreaterThanOrEqualTo(MIB);
      source.close();
    }
  }

  @Test
  void aGzipStreamThatEndsEarly() throws Exception {
    byte[] whole = gzip(MIB);
    failsWith(Reason.CUT_OFF, gzipped(Arrays.copyOf(whole, whole.length / 2)));
  }

  @Test
  void whatIsSaidToBeGzipAndIsNot() throws Exception {
    failsWith(
        Reason.MALFORMED,
        gzipped("process_start_time_seconds 5\n".getBytes(StandardCharsets.US_ASCII)));
  }
}
