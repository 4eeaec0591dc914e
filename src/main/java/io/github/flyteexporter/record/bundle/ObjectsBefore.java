package io.github.flyteexporter.record.bundle;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The objects that there are before the first of some rounds, compressed, by the names of their
 * lists. Immutable.
 */
public record ObjectsBefore(Map<String, byte[]> lists) {
  /** None. */
  public static final ObjectsBefore NONE = new ObjectsBefore(Map.of());

  public ObjectsBefore {
    lists = Map.copyOf(lists);
  }

  /** Those that there are after some rounds more. */
  public ObjectsBefore after(List<BundleRound> rounds) {
    Map<String, List<byte[]>> changes = new HashMap<>();
    for (BundleRound round : rounds) {
      round
          .changes()
          .forEach(
              (type, bytes) -> changes.computeIfAbsent(type, t -> new ArrayList<>()).add(bytes));
    }
    Map<String, byte[]> next = new HashMap<>(lists);
    changes.forEach(
        (type, all) -> {
          try {
            next.put(type, ObjectChanges.after(lists.getOrDefault(type, new byte[0]), all));
          } catch (IOException e) {
            throw new IllegalStateException(type + " is not what was kept", e);
          }
        });
    return new ObjectsBefore(next);
  }

  /** These, or none when they take more bytes than are allowed. */
  public ObjectsBefore within(long largest) {
    return bytes() > largest ? NONE : this;
  }

  /** The memory that they take. */
  public long bytes() {
    return lists.values().stream().mapToLong(list -> list.length + 80L).sum();
  }
}
