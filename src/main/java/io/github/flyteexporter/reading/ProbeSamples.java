package io.github.flyteexporter.reading;

/** The names of the samples that the room {@code probe} makes of the doors it tries. */
public final class ProbeSamples {
  /** The room, as in the label {@code source}; the target is the probe. */
  public static final String SOURCE = "probe";

  /** Whether every step went well. */
  public static final String SUCCESS = "probe:success";

  /** How long each {@code phase} took that was reached. */
  public static final String DURATION = "probe:duration_seconds";

  /** In which {@code phase} it failed and for which {@code reason}, 1. */
  public static final String FAILURE = "probe:failure";

  /** When the first certificate of the chain ends. */
  public static final String NOT_AFTER = "probe:tls_not_after_timestamp_seconds";

  /** How many addresses the host has. */
  public static final String ADDRESSES = "probe:dns_addresses";

  /** Whether the webhook's certificate is one that the API server takes. */
  public static final String WEBHOOK_MATCHES = "probe:webhook_certificate_matches";

  private ProbeSamples() {}
}
