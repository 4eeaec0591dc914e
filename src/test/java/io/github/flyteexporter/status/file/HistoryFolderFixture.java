package io.github.flyteexporter.status.file;

import io.github.flyteexporter.status.Entries;
import io.github.flyteexporter.status.StatusEntry;
import io.github.flyteexporter.verdict.model.Cause;
import io.github.flyteexporter.verdict.model.PlatformFunction;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

/** A folder with the history of exporters that ended. */
abstract class HistoryFolderFixture {
  /** Entries that tests keep. */
  static final List<StatusEntry> THREE =
      List.of(
          Entries.start(0),
          Entries.in(30, 60, Cause.DATABASE, PlatformFunction.ACCEPT, PlatformFunction.RECORD),
          Entries.at(120));

  @TempDir Path folder;

  Path file() {
    return folder.resolve("history-0.jsonl");
  }

  /** What a new exporter reads. */
  KeptHistory read() throws IOException {
    HistoryFolder one = new HistoryFolder(folder);
    try {
      return one.read();
    } finally {
      one.close();
    }
  }

  /** Keeps entries as an exporter that then ends. */
  void append(List<StatusEntry> entries) throws IOException {
    HistoryFolder one = new HistoryFolder(folder);
    try {
      one.append(entries);
    } finally {
      one.close();
    }
  }
}
