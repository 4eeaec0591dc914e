package io.github.flyteexporter.reading;

/** Names of the samples that the room {@code probe} makes of Flyte's endpoints. */
public final class ProbeSamples {
  /** The source, as in the label {@code source}; the target is the probe. */
  public static final String SOURCE = "probe";

  /** Whether every step succeeded. */
  public static final String SUCCESS = "probe:success";

  /** Duration of each {@code phase} that was reached. */
  public static final String DURATION = "probe:duration_seconds";

  /** The {@code phase} that failed and the {@code reason}, 1. */
  public static final String FAILURE = "probe:failure";

  /** Expiry of the path of certificates that is trusted. */
  public static final String NOT_AFTER = "probe:tls_not_after_timestamp_seconds";

  /** The part of the validity that is left of the certificate that expires first, 0 to 1. */
  public static final String VALIDITY_LEFT = "probe:tls_validity_left_ratio";

  /** Number of addresses that the host name resolves to. */
  public static final String ADDRESSES = "probe:dns_addresses";

  /** Whether the API server accepts the webhook's certificate. */
  public static final String WEBHOOK_MATCHES = "probe:webhook_certificate_matches";

  private ProbeSamples() {}
}
