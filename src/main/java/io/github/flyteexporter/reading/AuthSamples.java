package io.github.flyteexporter.reading;

/** Names of the samples that the room {@code auth} makes of authentication. */
public final class AuthSamples {
  /** The source, as in the label {@code source}. */
  public static final String SOURCE = "auth";

  /** Whether flyteadmin requires a token. */
  public static final String ENABLED = "auth:enabled";

  /** Whether a step of the exporter's authentication works, by {@code step}. */
  public static final String UP = "auth:up";

  /** Why a step of the exporter's authentication fails, by {@code step} and {@code reason}, 1. */
  public static final String FAILURE = "auth:failure";

  /** Expiry of the token in use, by the exporter's clock. */
  public static final String TOKEN_EXPIRY = "auth:token_expiry_timestamp_seconds";

  /** How far a clock is ahead of the exporter's, by {@code clock}. */
  public static final String CLOCK_SKEW = "auth:clock_skew_seconds";

  /** Token requests so far, by {@code outcome}. */
  public static final String RENEWALS = "auth:token_renewals_total";

  /** Whether tokens are requested at flyteadmin's own URL instead of the advertised one. */
  public static final String SUBSTITUTED = "auth:token_endpoint_substituted";

  /** Whether a step of the browser login works, by {@code step}. */
  public static final String LOGIN_UP = "auth:login_up";

  /** Why a step of the browser login fails, by {@code step} and {@code reason}, 1. */
  public static final String LOGIN_FAILURE = "auth:login_failure";

  private AuthSamples() {}
}
