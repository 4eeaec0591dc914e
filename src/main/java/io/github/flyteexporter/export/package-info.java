/**
 * The values of one round as the page that {@code /metrics} serves.
 *
 * <p>{@link io.github.flyteexporter.export.Exposition} renders once a round, in every {@link
 * io.github.flyteexporter.export.Format} and gzipped, so that a request only copies bytes and its
 * cost does not depend on Flyte. The Prometheus client library writes the text; the exporter's own
 * numbers are added here.
 *
 * <p>Not here: HTTP (room {@code web}) and what the values are (rooms {@code signal} and {@code
 * verdict}). Only this package uses {@code io.prometheus.client}.
 */
package io.github.flyteexporter.export;
