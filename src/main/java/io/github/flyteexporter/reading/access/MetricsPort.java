package io.github.flyteexporter.reading.access;

/**
 * How port 10254 of a Flyte 2 answers {@code GET /metrics}, with a status of 0 where it did not.
 *
 * @param clear the status in clear HTTP
 * @param token the status over TLS with the token of our ServiceAccount
 * @param failure why there was no answer, empty where there were two
 */
public record MetricsPort(String pod, int clear, int token, String failure) {}
