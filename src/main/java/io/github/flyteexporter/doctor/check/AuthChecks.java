package io.github.flyteexporter.doctor.check;

import io.github.flyteexporter.auth.step.AuthReason;
import io.github.flyteexporter.auth.step.AuthStep;
import io.github.flyteexporter.auth.step.Remediation;
import io.github.flyteexporter.doctor.Area;
import io.github.flyteexporter.doctor.Check;
import io.github.flyteexporter.doctor.Finding;
import io.github.flyteexporter.doctor.Observed;
import io.github.flyteexporter.signal.catalogue.Value;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** Whether programs and people get in. */
final class AuthChecks {
  /** flyteadmin allows no difference; a token lives for 30 minutes. */
  private static final double SKEW_SECONDS = 30;

  static final List<Check<Observed>> ALL =
      List.of(
          new Check<>(
              Area.AUTH,
              "token",
              "discovery, token and call of a program's way in",
              "propeller, CI and the exporter call flyteadmin this way",
              "the step that fails and why",
              "See src/docs/authentication.md",
              AuthChecks::token),
          new Check<>(
              Area.AUTH,
              "login",
              "the login of people, up to the identity provider",
              "nobody opens the console without it",
              "the step that fails and why",
              "See src/docs/authentication.md",
              AuthChecks::login),
          new Check<>(
              Area.AUTH,
              "clocks",
              "the clocks of flyteadmin and of the token server",
              "flyteadmin refuses tokens that are issued in its future",
              "a difference of " + (int) SKEW_SECONDS + " s or more",
              "Synchronize the clocks (NTP)",
              AuthChecks::clocks));

  private AuthChecks() {}

  private static Finding token(Observed observed) {
    List<Value> failed =
        observed.all("flyte_auth_failure_info").stream().filter(AuthChecks::fails).toList();
    if (Judging.isUnforwarded(observed)) {
      return Finding.notSeen("flyteadmin is not reached on localhost:8088");
    }
    if (!failed.isEmpty()) {
      return problem(failed.get(0));
    }
    OptionalDouble enabled = observed.most("flyte_auth_enabled");
    if (enabled.isEmpty()) {
      return Finding.notSeen("flyteadmin was not asked whether it wants a token");
    }
    if (enabled.getAsDouble() == 0) {
      return Finding.ok("flyteadmin requires no token");
    }
    return observed.set("flyte_auth_up").isEmpty()
        ? Finding.notSeen("flyteadmin requires a token, and no step was tried")
        : Finding.ok(
            "steps that work: "
                + Judging.lines(observed.set("flyte_auth_up"), one -> one.labels().get("step")));
  }

  private static Finding login(Observed observed) {
    List<Value> failed =
        observed.all("flyte_login_failure_info").stream().filter(AuthChecks::fails).toList();
    if (!failed.isEmpty()) {
      return problem(failed.get(0));
    }
    if (observed.most("flyte_auth_enabled").orElse(1) == 0) {
      return Finding.ok("flyteadmin runs without auth");
    }
    List<Value> up = observed.set("flyte_login_up");
    return up.isEmpty()
        ? Finding.notSeen(IngressChecks.unprobed("ingress.url"))
        : Finding.ok("steps that work: " + Judging.lines(up, one -> one.labels().get("step")));
  }

  private static Finding clocks(Observed observed) {
    List<Value> clocks = observed.all("flyte_auth_clock_skew_seconds");
    if (clocks.isEmpty()) {
      return Finding.notSeen("no clock was seen");
    }
    String seen =
        Judging.lines(
            clocks, one -> "%s: %+.0f s".formatted(one.labels().get("clock"), one.number()));
    return clocks.stream().anyMatch(one -> Math.abs(one.number()) >= SKEW_SECONDS)
        ? Finding.warning(seen)
        : Finding.ok(seen);
  }

  private static boolean fails(Value one) {
    return !one.labels().get("reason").equals(AuthReason.NOT_ENABLED.label());
  }

  private static Finding problem(Value failed) {
    String step = failed.labels().get("step");
    String reason = failed.labels().get("reason");
    return Finding.problem("step " + step + ": " + reason)
        .withAction(
            Remediation.of(
                AuthStep.valueOf(step.toUpperCase(Locale.ROOT)),
                AuthReason.valueOf(reason.toUpperCase(Locale.ROOT))));
  }
}
