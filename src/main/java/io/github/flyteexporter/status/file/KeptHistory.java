package io.github.flyteexporter.status.file;

import io.github.flyteexporter.status.StatusEntry;
import java.util.List;
import java.util.Optional;

/**
 * What a file of an earlier process holds.
 *
 * @param entries those that could be read, the oldest first
 * @param damaged how many lines could not be read
 * @param remark what an operator should know of the file
 */
public record KeptHistory(List<StatusEntry> entries, long damaged, Optional<String> remark) {
  static final KeptHistory NONE = new KeptHistory(List.of(), 0, Optional.empty());

  public KeptHistory {
    entries = List.copyOf(entries);
  }
}
