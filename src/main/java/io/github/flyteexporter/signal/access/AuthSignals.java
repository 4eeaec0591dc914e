package io.github.flyteexporter.signal.access;

import static io.github.flyteexporter.signal.catalogue.Signal.counter;
import static io.github.flyteexporter.signal.catalogue.Signal.gauge;

import io.github.flyteexporter.reading.AuthSamples;
import io.github.flyteexporter.signal.admin.AdminSignals;
import io.github.flyteexporter.signal.catalogue.Signal;
import io.github.flyteexporter.signal.catalogue.SignalReader;
import java.util.List;

/**
 * Whether authentication works, for programs and in a browser. What flyteadmin itself rejects is in
 * {@link AdminSignals}.
 */
public final class AuthSignals {
  private static final String PROGRAMS = "our own way in: discovery, token, a call";
  private static final String PEOPLE = "a login begun at the ingress, not ended";

  public static final Signal ENABLED =
      gauge("flyte_auth_enabled", "Whether flyteadmin requires a token; absent while unknown.")
          .computed(PROGRAMS, passing(AuthSamples.ENABLED));

  public static final Signal UP =
      gauge(
              "flyte_auth_up",
              "Whether a step of the exporter's authentication works; absent if not needed or"
                  + " not reached.",
              "step")
          .computed(PROGRAMS, passing(AuthSamples.UP));

  public static final Signal FAILURE =
      gauge(
              "flyte_auth_failure_info",
              "Why an authentication step fails, or that no token is needed (not_enabled), 1;"
                  + " absent otherwise.",
              "step",
              "reason")
          .computed(PROGRAMS, passing(AuthSamples.FAILURE));

  public static final Signal TOKEN_EXPIRY =
      gauge(
              "flyte_auth_token_expiry_timestamp_seconds",
              "Expiry of the token in use, by the exporter's clock; absent without a token.")
          .computed(PROGRAMS, passing(AuthSamples.TOKEN_EXPIRY));

  public static final Signal CLOCK_SKEW =
      gauge(
              "flyte_auth_clock_skew_seconds",
              "How far the clock of flyteadmin or of the token server is ahead of the"
                  + " exporter's.",
              "clock")
          .computed(PROGRAMS, passing(AuthSamples.CLOCK_SKEW));

  public static final Signal RENEWALS =
      counter(
              "flyte_auth_token_renewals_total",
              "Token requests by outcome; absent if no tokens are requested.",
              "outcome")
          .computed(PROGRAMS, passing(AuthSamples.RENEWALS));

  public static final Signal SUBSTITUTED =
      gauge(
              "flyte_auth_token_endpoint_substituted",
              "Whether tokens are requested at admin.url because the advertised token endpoint"
                  + " is unreachable.")
          .computed(PROGRAMS, passing(AuthSamples.SUBSTITUTED));

  public static final Signal LOGIN_UP =
      gauge(
              "flyte_login_up",
              "Whether a step of the browser login works; absent if not reached.",
              "step")
          .computed(PEOPLE, passing(AuthSamples.LOGIN_UP));

  public static final Signal LOGIN_FAILURE =
      gauge(
              "flyte_login_failure_info",
              "Why a step of the browser login fails, 1; absent if it works.",
              "step",
              "reason")
          .computed(PEOPLE, passing(AuthSamples.LOGIN_FAILURE));

  public static final List<Signal> ALL =
      List.of(
          ENABLED,
          UP,
          FAILURE,
          TOKEN_EXPIRY,
          CLOCK_SKEW,
          RENEWALS,
          SUBSTITUTED,
          LOGIN_UP,
          LOGIN_FAILURE);

  private AuthSignals() {}

  /** A failed reading still has the steps that succeeded. */
  private static SignalReader passing(String name) {
    return (view, out) ->
        view.histories(AuthSamples.SOURCE).stream()
            .flatMap(history -> history.newest().samples().all(name).stream())
            .forEach(sample -> out.emit(sample.labels(), sample.value()));
  }
}
