/**
 * Metrics of the exporter itself: how each source was read, the process, and the entries whose
 * values the verdict makes, which are listed here so that the catalogue is complete.
 *
 * <p>An example: {@code flyte_exporter_source_up{source="scrape",target="flyte-binary"} 1}.
 *
 * <p>Not here: how the values of entries with an external reader are made (rooms {@code verdict}
 * and {@code export}).
 */
package io.github.flyteexporter.signal.own;
