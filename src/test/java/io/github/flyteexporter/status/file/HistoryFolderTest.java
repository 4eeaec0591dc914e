package io.github.flyteexporter.status.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.flyteexporter.status.Entries;
import io.github.flyteexporter.status.FunctionStatus;
import io.github.flyteexporter.status.Sighting;
import io.github.flyteexporter.status.StatusEntry;
import io.github.flyteexporter.status.StatusEntry.Before;
import io.github.flyteexporter.verdict.model.Cause;
import io.github.flyteexporter.verdict.model.PlatformFunction;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The history in a folder: what a crash, another version, another exporter make of it. */
class HistoryFolderTest {
  private static final List<StatusEntry> THREE =
      List.of(
          Entries.start(0),
          Entries.in(30, 60, Cause.DATABASE, PlatformFunction.ACCEPT, PlatformFunction.RECORD),
          Entries.at(120));

  @TempDir private Path folder;

  private Path file() {
    return folder.resolve("history-0.jsonl");
  }

  private KeptHistory read() throws IOException {
    HistoryFolder one = new HistoryFolder(folder);
    try {
      return one.read();
    } finally {
      one.close();
    }
  }

  private void append(List<StatusEntry> entries) throws IOException {
    HistoryFolder one = new HistoryFolder(folder);
    try {
      one.append(entries);
    } finally {
      one.close();
    }
  }

  @Test
  void everythingIsReadAsItWasWritten() throws Exception {
    List<StatusEntry> all = new ArrayList<>();
    for (Before after : Before.values()) {
      for (FunctionStatus status : FunctionStatus.values()) {
        Map<PlatformFunction, FunctionStatus> functions = new EnumMap<>(PlatformFunction.class);
        functions.put(PlatformFunction.LAUNCH, status);
        all.add(
            new StatusEntry(
                Instant.parse("2026-03-29T01:59:59.123456789Z"),
                after,
                functions,
                Optional.empty()));
      }
    }
    for (Cause cause : Cause.values()) {
      Instant now = Entries.START;
      Sighting sighting = new Sighting(now, now, StatusEntry.SHOWN, cause);
      all.add(new StatusEntry(now, Before.SAME, Map.of(), Optional.of(sighting)));
    }
    append(all);
    assertThat(read().entries()).isEqualTo(all);
    append(THREE);
    assertThat(read().entries())
        .endsWith(THREE.toArray(StatusEntry[]::new))
        .hasSize(all.size() + 3);
    assertThat(read().damaged()).isZero();
  }

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

  @Test
  void namesOfALaterVersionAreLeftOut() throws Exception {
    append(List.of());
    Files.writeString(
        file(),
        "{\"at\":\"2026-01-01T00:00:00Z\",\"after\":\"eclipse\",\"more\":1,\"functions\":"
            + "{\"accept\":\"working\",\"dream\":\"working\",\"record\":\"tired\"},\"incident\":"
            + "{\"since\":\"2026-01-01T00:00:00Z\",\"seen\":\"2026-01-01T00:00:00Z\","
            + "\"functions\":[\"accept\",\"dream\"],\"cause\":\"moon\"}}\n",
        StandardOpenOption.APPEND);
    StatusEntry entry = read().entries().get(0);
    assertThat(entry.after()).isEqualTo(Before.GAP);
    assertThat(entry.functions())
        .containsEntry(PlatformFunction.ACCEPT, FunctionStatus.WORKING)
        .containsEntry(PlatformFunction.RECORD, FunctionStatus.UNKNOWN);
    assertThat(entry.incident().orElseThrow().functions())
        .isEqualTo(Set.of(PlatformFunction.ACCEPT));
    assertThat(entry.incident().orElseThrow().cause()).isEqualTo(Cause.UNKNOWN);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"format\":\"flyte-exporter status history\",\"version\":2}\nsomething else\n",
        "{\"format\":\"flyte-exporter status history\",\"version\":12}\n",
        "\u0000ELF",
        "\n"
      })
  void aFileOfAnotherVersionIsSetAside(String other) throws Exception {
    Files.writeString(file(), other);
    assertThat(read().entries()).isEmpty();
    assertThat(read().remark().orElseThrow())
        .startsWith(file().toString())
        .contains(other.contains("format") ? "another version" : "is not a history")
        .endsWith("it is set aside as history-0.jsonl.other");
    append(THREE);
    assertThat(read().entries()).isEqualTo(THREE);
    assertThat(folder.resolve("history-0.jsonl.other")).hasContent(other);
  }

  @Test
  void aHugeForeignFileIsNotRead() throws Exception {
    try (var channel =
        Files.newByteChannel(file(), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      channel.position(1L << 33);
      channel.write(java.nio.ByteBuffer.wrap(new byte[1]));
    }
    assertThat(read().remark()).isPresent();
    append(THREE);
    assertThat(read().entries()).isEqualTo(THREE);
  }

  @Test
  void theFileStaysWithinItsBoundAndKeepsTheNewest() throws Exception {
    int most = 10_000;
    HistoryFolder small = new HistoryFolder(folder, most);
    for (int i = 0; i < 1_000; i++) {
      small.append(List.of(Entries.at(i)));
      assertThat(Files.size(file())).isLessThanOrEqualTo(most);
    }
    small.close();
    List<StatusEntry> kept = read().entries();
    assertThat(kept).hasSizeGreaterThan(most / 2 / 200);
    assertThat(kept.get(kept.size() - 1)).isEqualTo(Entries.at(999));
    assertThat(kept.get(0)).isEqualTo(Entries.at(1_000 - kept.size()));
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.map(one -> one.getFileName().toString()))
          .containsExactlyInAnyOrder("history-0.jsonl", "history-0.lock");
    }
  }

  @Test
  void twoExportersUseTwoFiles() throws Exception {
    HistoryFolder first = new HistoryFolder(folder);
    HistoryFolder second = new HistoryFolder(folder);
    first.append(THREE);
    second.append(List.of(Entries.start(7)));
    assertThat(first.read().entries()).isEqualTo(THREE);
    assertThat(second.read().entries()).containsExactly(Entries.start(7));
    first.close();
    HistoryFolder successor = new HistoryFolder(folder);
    assertThat(successor.read().entries()).isEqualTo(THREE);
    successor.close();
    second.close();
  }

  @Test
  void anEleventhExporterIsRefused() throws Exception {
    List<HistoryFolder> ten = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      ten.add(new HistoryFolder(folder));
      ten.get(i).append(THREE);
    }
    HistoryFolder eleventh = new HistoryFolder(folder);
    assertThatThrownBy(() -> eleventh.append(THREE))
        .isInstanceOf(IOException.class)
        .hasMessage("10 other exporters use the folder");
    ten.forEach(HistoryFolder::close);
    eleventh.append(THREE);
    eleventh.close();
  }

  @Test
  void aFolderThatCannotBeMadeIsAnError() throws Exception {
    Path taken = Files.writeString(folder.resolve("taken"), "");
    HistoryFolder inAFile = new HistoryFolder(taken.resolve("deeper"));
    assertThat(inAFile.read().entries()).isEmpty();
    assertThatThrownBy(() -> inAFile.append(THREE)).isInstanceOf(IOException.class);
  }

  @Test
  void whatCannotBeWrittenToIsReadAllTheSame() throws Exception {
    append(THREE);
    Files.delete(folder.resolve("history-0.lock"));
    Files.createDirectory(folder.resolve("history-0.lock")); // root may write to read-only files
    HistoryFolder locked = new HistoryFolder(folder);
    assertThat(locked.read().entries()).isEqualTo(THREE);
    assertThatThrownBy(() -> locked.append(THREE)).isInstanceOf(IOException.class);
    locked.close();
  }
}
