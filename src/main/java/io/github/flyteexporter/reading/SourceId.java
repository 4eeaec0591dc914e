package io.github.flyteexporter.reading;

/**
 * Which source and which target of it: {@code scrape} of {@code flyte-binary}.
 *
 * @param source the room that reads, as in the label {@code source}
 * @param target the configured or discovered name, as in the label {@code target}
 */
public record SourceId(String source, String target) implements Comparable<SourceId> {
  @Override
  public int compareTo(SourceId other) {
    int bySource = source.compareTo(other.source);
    return bySource != 0 ? bySource : target.compareTo(other.target);
  }
}
