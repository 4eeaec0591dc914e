package io.github.flyteexporter.reading;

/** The names of the samples that the room {@code auth} makes of getting in. */
public final class AuthSamples {
  /** The room that gets in, as in the label {@code source}. */
  public static final String SOURCE = "auth";

  /** Whether flyteadmin wants a token at all. */
  public static final String ENABLED = "auth:enabled";

  /** Whether a step of programs works, by {@code step}. */
  public static final String UP = "auth:up";

  /** Why a step of programs does not work, by {@code step} and {@code reason}, 1. */
  public static final String FAILURE = "auth:failure";

  /** When the token that is sent is over, by our clock. */
  public static final String TOKEN_EXPIRY = "auth:token_expiry_timestamp_seconds";

  /** How far a clock is ahead of ours, by {@code clock}. */
  public static final String CLOCK_SKEW = "auth:clock_skew_seconds";

  /** Token requests so far, by {@code outcome}. */
  public static final String RENEWALS = "auth:token_renewals_total";

  /** Whether tokens are asked for at flyteadmin's own URL instead of the one it names. */
  public static final String SUBSTITUTED = "auth:token_endpoint_substituted";

  /** Whether a step of people works, by {@code step}. */
  public static final String LOGIN_UP = "auth:login_up";

  /** Why a step of people does not work, by {@code step} and {@code reason}, 1. */
  public static final String LOGIN_FAILURE = "auth:login_failure";

  private AuthSamples() {}
}
