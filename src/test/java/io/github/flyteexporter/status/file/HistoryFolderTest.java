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
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The history in a folder: what is kept, by how many exporters, and where it cannot be. */
class HistoryFolderTest extends HistoryFolderFixture {
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
