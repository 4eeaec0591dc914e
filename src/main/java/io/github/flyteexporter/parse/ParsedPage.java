package io.github.flyteexporter.parse;

import io.github.flyteexporter.reading.Samples;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * What one page came to.
 *
 * @param samples the wanted series, added up, in the order in which the page first showed them
 * @param bytes the size of the page
 * @param lines how many lines it had, of whatever kind
 * @param series how many lines began with a series name, wanted or not
 * @param bad how many lines were left out, by reason; reasons that did not occur are not in it
 */
public record ParsedPage(
    Samples samples, long bytes, long lines, long series, Map<BadLine, Long> bad) {
  public ParsedPage {
    Map<BadLine, Long> copy = new EnumMap<>(BadLine.class);
    copy.putAll(bad);
    bad = Collections.unmodifiableMap(copy);
  }
}
