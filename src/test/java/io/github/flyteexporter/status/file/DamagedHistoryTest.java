package io.github.flyteexporter.status.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.status.Entries;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A history that a crash cut short, or with garbage in it. */
class DamagedHistoryTest extends HistoryFolderFixture {
  @Test
  void aFileCutAnywhereGoesOn() throws Exception {
    append(THREE);
    byte[] whole = Files.readAllBytes(file());
    List<Integer> ends = new ArrayList<>();
    for (int i = 0; i < whole.length; i++) {
      if (whole[i] == '\n') {
        ends.add(i + 1);
      }
    }
    for (int length = 0; length <= whole.length; length++) {
      int at = length;
      int lines = (int) ends.stream().filter(end -> end <= at).count();
      int entries = Math.max(0, lines - 1);
      Files.write(file(), Arrays.copyOf(whole, length));
      assertThat(read().entries()).as("%d bytes", length).isEqualTo(THREE.subList(0, entries));
      boolean inAnEntry = lines > 0 && !ends.contains(length);
      assertThat(read().damaged()).as("%d bytes", length).isEqualTo(inAnEntry ? 1 : 0);
      append(List.of(Entries.start(600)));
      assertThat(read().entries()).as("%d bytes", length).hasSize(entries + 1);
      assertThat(read().damaged()).as("%d bytes", length).isZero();
      assertThat(read().remark()).as("%d bytes", length).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\0\0\0\0\0\0\0\0",
        "{}",
        "null",
        "\u00ff\u00fe\u00e4\r\r",
        "{\"at\":\"+1000000000-01-01T00:00:00Z\",\"functions\":{}}",
        "{\"at\":\"yesterday\",\"functions\":{}}",
        "{\"at\":\"2026-01-01T00:00:00Z\",\"functions\":[]}"
      })
  void garbageIsSkippedAndCounted(String garbage) throws Exception {
    append(THREE);
    byte[] bytes = garbage.getBytes(StandardCharsets.ISO_8859_1);
    Files.write(file(), bytes, StandardOpenOption.APPEND);
    assertThat(read().entries()).isEqualTo(THREE);
    assertThat(read().damaged()).isPositive();
    append(List.of(Entries.start(600)));
    assertThat(read().entries()).hasSize(4);
    assertThat(read().damaged()).isZero();

    Files.write(file(), bytes, StandardOpenOption.APPEND);
    Files.writeString(file(), "\n", StandardOpenOption.APPEND);
    append(List.of(Entries.at(660)));
    assertThat(read().entries()).hasSize(5);
    assertThat(read().damaged()).as("in the middle it stays").isPositive();
  }

  @Test
  void deeplyNestedGarbageIsSkipped() throws Exception {
    append(THREE);
    Files.writeString(file(), "[".repeat(100_000) + "\n", StandardOpenOption.APPEND);
    assertThat(read().entries()).isEqualTo(THREE);
    assertThat(read().damaged()).isEqualTo(1);
  }
}
