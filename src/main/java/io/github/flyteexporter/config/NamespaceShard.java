package io.github.flyteexporter.config;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * The share of namespaces that one of several exporters keeps, by a hash of their names.
 *
 * @param index which one, from 0
 * @param count how many exporters there are
 */
public record NamespaceShard(int index, int count) {
  /** All namespaces. */
  public static final NamespaceShard ALL = new NamespaceShard(0, 1);

  private static final int MOST = 1_000;
  private static final Pattern TEXT = Pattern.compile("(\\d{1,3})/(\\d{1,4})");

  /** What the setting says: empty for all, otherwise like {@code 0/2}; empty if it is neither. */
  static Optional<NamespaceShard> read(String text) {
    if (text.isEmpty()) {
      return Optional.of(ALL);
    }
    Matcher matcher = TEXT.matcher(text);
    return matcher.matches()
        ? Optional.of(
                new NamespaceShard(
                    Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2))))
            .filter(shard -> shard.index < shard.count && shard.count <= MOST)
        : Optional.empty();
  }

  /** Whether the objects of this namespace are kept: CRC-32 of its name, modulo the count. */
  public boolean holds(String namespace) {
    CRC32 hash = new CRC32();
    hash.update(namespace.getBytes(StandardCharsets.UTF_8));
    return hash.getValue() % count == index;
  }

  /** Whether this one reports what belongs to no namespace of workflows: Flyte itself. */
  public boolean isFirst() {
    return index == 0;
  }
}
