package io.github.flyteexporter.doctor.check;

import io.github.flyteexporter.doctor.Area;
import io.github.flyteexporter.doctor.Check;
import io.github.flyteexporter.doctor.Finding;
import io.github.flyteexporter.doctor.Observed;
import io.github.flyteexporter.signal.catalogue.Value;
import io.github.flyteexporter.verdict.model.Cause;
import io.github.flyteexporter.verdict.tuning.TuningTip;
import java.util.List;
import java.util.Optional;

/** How Flyte is set. */
final class SettingChecks {
  static final List<Check<Observed>> ALL =
      List.of(
          new Check<>(
              Area.LOAD,
              "load",
              "propeller keeps up with the workflows",
              "workflows wait although nothing is broken",
              "the verdict's causes of overload, and objects that are too large",
              "Raise propeller's workers, or shard it",
              observed ->
                  Judging.worstOf(
                      DependencyChecks.pagesRead(observed),
                      Judging.verdict(
                          observed,
                          Cause.TOO_MANY_WORKFLOWS,
                          Cause.WORKFLOW_TOO_LARGE,
                          Cause.UPDATE_CONFLICT,
                          Cause.EVENT_THROTTLED,
                          Cause.CONNECTOR))),
          new Check<>(
              Area.TUNING,
              "tuning",
              "settings that the present load speaks against",
              "they hurt before they break",
              "the rules of src/docs/verdict.md on one round; whether it lasts is not seen",
              "See each advice",
              SettingChecks::tuning),
          new Check<>(
              Area.TUNING,
              "kube-client",
              "propeller's Kubernetes client keeps up with its workers",
              "workers wait for the client's own limiter",
              "qps below the number of workers: less than one request a second each",
              "Raise propeller.kube-client-config qps and burst with workers",
              SettingChecks::kubeClient),
          new Check<>(
              Area.SECRETS,
              "secrets-on-10254",
              "port 10254 shows no passwords",
              "everybody who reaches the port can read them, without a login",
              "/config of each target that is read, for passwords and keys",
              "Set prof.DisableConfigEndpoint (since 1.16.5), or a NetworkPolicy for 10254",
              SettingChecks::secrets));

  private SettingChecks() {}

  private static Finding tuning(Observed observed) {
    List<TuningTip> tips = observed.tuning();
    return tips.isEmpty()
        ? DependencyChecks.pagesRead(observed, "the readings speak against no setting")
        : Finding.warning(Judging.lines(tips, one -> one.advice() + ": " + one.reading()))
            .withAction(Judging.lines(tips, TuningTip::change));
  }

  private static Finding kubeClient(Observed observed) {
    List<Value> workers = observed.all("flyte_propeller_configured_workers");
    if (workers.isEmpty()) {
      return Finding.notSeen("propeller's settings were not read");
    }
    List<Value> slow =
        workers.stream()
            .filter(one -> qps(observed, one).orElse(one.number()) < one.number())
            .toList();
    return slow.isEmpty()
        ? Finding.ok(Judging.lines(workers, one -> text(observed, one)))
        : Finding.warning(Judging.lines(slow, one -> text(observed, one)));
  }

  private static Optional<Double> qps(Observed observed, Value workers) {
    return observed
        .with("flyte_propeller_kube_client_qps", "target", workers.labels().get("target"))
        .stream()
        .map(Value::number)
        .findFirst();
  }

  private static String text(Observed observed, Value workers) {
    return "%s: %.0f workers, qps %s"
        .formatted(
            workers.labels().get("target"),
            workers.number(),
            qps(observed, workers).map("%.0f"::formatted).orElse("not read"));
  }

  private static Finding secrets(Observed observed) {
    List<Value> shown = observed.set("flyte_config_exposes_secrets");
    if (!shown.isEmpty()) {
      return Finding.warning(
          Judging.lines(
              shown, one -> one.labels().get("target") + " shows passwords or keys in /config"));
    }
    return observed.all("flyte_config_exposes_secrets").isEmpty()
        ? Finding.notSeen("/config was not read")
        : Finding.ok("no target shows any");
  }
}
