package io.github.flyteexporter.scrape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.flyteexporter.reading.Failure.Reason;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GunzipTest {
  private static final byte[] TEXT =
      "flyte:x 1\nflyte:y 2\n".repeat(50).getBytes(StandardCharsets.US_ASCII);

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final Gunzip gunzip =
      new Gunzip((bytes, offset, length) -> out.write(bytes, offset, length));

  private static byte[] gzip() throws IOException {
    ByteArrayOutputStream zipped = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(zipped)) {
      zip.write(TEXT);
    }
    return zipped.toByteArray();
  }

  private void feed(byte[] bytes, int piece) {
    for (int at = 0; at < bytes.length; at += piece) {
      gunzip.feed(bytes, at, Math.min(piece, bytes.length - at));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 4096})
  void unpacksHoweverItIsCut(int piece) throws Exception {
    feed(gzip(), piece);
    gunzip.end();
    assertThat(out.toByteArray()).isEqualTo(TEXT);
  }

  @Test
  void membersFollowEachOther() throws Exception {
    feed(gzip(), 5);
    feed(gzip(), 5);
    gunzip.end();
    assertThat(out.size()).isEqualTo(2 * TEXT.length);
  }

  @Test
  void everyPartThatAHeaderMayHaveIsSkipped() throws Exception {
    byte[] plain = gzip();
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(new byte[] {0x1f, (byte) 0x8b, 8, 4 | 8 | 16 | 2, 0, 0, 0, 0, 0, 0});
    all.writeBytes(new byte[] {3, 0, 9, 9, 9});
    all.writeBytes("page\0comment\0".getBytes(StandardCharsets.US_ASCII));
    all.writeBytes(new byte[] {1, 2});
    all.writeBytes(Arrays.copyOfRange(plain, 10, plain.length));
    feed(all.toByteArray(), 1);
    gunzip.end();
    assertThat(out.toByteArray()).isEqualTo(TEXT);
  }

  @Test
  void whereverItIsCutOffItIsNotWhole() throws Exception {
    byte[] whole = gzip();
    for (int length = 1; length < whole.length; length++) {
      Gunzip cut = new Gunzip((bytes, offset, n) -> {});
      cut.feed(whole, 0, length);
      assertThatThrownBy(cut::end)
          .as("after %s bytes", length)
          .isInstanceOfSatisfying(
              SourceException.class,
              e -> assertThat(e.failure().reason()).isEqualTo(Reason.CUT_OFF));
      cut.release();
    }
  }

  @Test
  void aWrongChecksumIsMalformed() throws Exception {
    byte[] wrong = gzip();
    wrong[wrong.length - 6] ^= 1;
    assertThatThrownBy(() -> feed(wrong, 100))
        .isInstanceOfSatisfying(
            SourceException.class,
            e -> assertThat(e.failure().reason()).isEqualTo(Reason.MALFORMED));
  }
}
