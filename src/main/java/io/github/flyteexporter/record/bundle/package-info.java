/**
 * The format of an incident bundle: a {@code .tar.gz} with {@code bundle.json} and, for each round,
 * {@code ticks/NNNNN/tick.json}, {@code readings.jsonl.gz} and {@code verdict.json.gz}.
 */
package io.github.flyteexporter.record.bundle;
