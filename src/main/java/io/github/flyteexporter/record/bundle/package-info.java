/**
 * The format of an incident bundle: a {@code .tar.gz} in the layout of a recording, with {@code
 * bundle.json}, and for each round {@code ticks/NNNNN/tick.json}, the answers and readings that
 * changed, and {@code verdict.json.gz}.
 */
package io.github.flyteexporter.record.bundle;
