package io.github.flyteexporter.status.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.status.FunctionStatus;
import io.github.flyteexporter.status.StatusEntry;
import io.github.flyteexporter.status.StatusEntry.Before;
import io.github.flyteexporter.verdict.model.Cause;
import io.github.flyteexporter.verdict.model.PlatformFunction;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A history that another version wrote, and a file that is no history. */
class OtherVersionTest extends HistoryFolderFixture {
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
}
