/**
 * Scrapes the profiling port (10254) of a Flyte process: {@code /metrics} and, beside it, {@code
 * /k8smetrics}, {@code /version} and {@code /config}, as one reading.
 *
 * <p>Answers are parsed while they arrive and are never held: a page of a large platform has 100 MB
 * and more. {@code /config} is read by a stream of tokens too, not bound by Jackson databind: it
 * holds passwords in clear, and what is never made into an object is in no heap dump and no log.
 *
 * <p>What connects, checks certificates, bounds answers and names failures is room {@code http}.
 * What a series means is none of this room's business: it keeps those that the catalogue names.
 * Recorded answers go the same way as live ones, without a socket.
 */
package io.github.flyteexporter.scrape;
