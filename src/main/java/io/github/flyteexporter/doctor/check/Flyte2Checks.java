package io.github.flyteexporter.doctor.check;

import io.github.flyteexporter.doctor.Area;
import io.github.flyteexporter.doctor.Check;
import io.github.flyteexporter.doctor.Finding;
import io.github.flyteexporter.doctor.Flyte2Version;
import io.github.flyteexporter.doctor.Observed;
import io.github.flyteexporter.reading.access.Asked;
import io.github.flyteexporter.reading.access.ClusterAccess;
import io.github.flyteexporter.reading.access.FlyteInstall;
import io.github.flyteexporter.reading.access.KubeQuantity;
import io.github.flyteexporter.reading.access.MetricsPort;
import io.github.flyteexporter.reading.access.Permission;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/** What Flyte 2 is set up with (flyte v2.0.43, charts/flyte-binary). */
final class Flyte2Checks {
  /** What port 10254 needs to check a token: executor/setup.go:110-117. */
  static final Set<String> REVIEWS = Set.of("tokenreviews", "subjectaccessreviews");

  private static final double WARN = 3;

  static final List<Check<Observed>> ALL =
      List.of(
          new Check<>(
              Area.FLYTE_2,
              "flyte2-version",
              "the version of Flyte 2 is one that is known",
              "older ones have other series, objects and answers",
              "the tag of the image, where alone the version stands; "
                  + Flyte2Version.FLOOR
                  + " or newer",
              "Upgrade Flyte 2 to " + Flyte2Version.FLOOR + " or newer, with a fixed tag",
              Flyte2Checks::version),
          new Check<>(
              Area.FLYTE_2,
              "flyte2-crd",
              "Kubernetes knows TaskActions",
              "no run starts without the CustomResourceDefinition",
              "the CustomResourceDefinition " + ClusterAccess.TASK_ACTIONS,
              "Install the chart's CustomResourceDefinition " + ClusterAccess.TASK_ACTIONS,
              Flyte2Checks::type),
          new Check<>(
              Area.FLYTE_2,
              "flyte2-metrics",
              "port 10254 answers /metrics to us",
              "by the chart's defaults it answers 500 to every token: no metrics",
              "its status in clear HTTP and with our token, and Flyte's right to check tokens",
              "See each",
              Flyte2Checks::metrics),
          new Check<>(
              Area.FLYTE_2,
              "flyte2-readiness",
              "the pod is ready only while Flyte works",
              "the chart probes /healthz, which is a constant: Ready through every outage",
              "the path of the pod's readiness probe",
              "Set deployment.readinessProbe to httpGet /readyz on port http, which asks the"
                  + " database",
              observed ->
                  judged(
                      observed,
                      one -> !one.readiness().isEmpty() && !one.readiness().equals("/healthz"),
                      one ->
                          one.where()
                              + " probes "
                              + (one.readiness().isEmpty() ? "nothing" : one.readiness()))),
          new Check<>(
              Area.FLYTE_2,
              "flyte2-log-level",
              "Flyte logs its errors",
              "the chart's default logs fatal errors only: nothing says why something fails",
              "logger.level in its ConfigMap, below 3 (warn)",
              "Set configuration.logging.level to 3",
              observed ->
                  withSetting(
                      observed,
                      "logger.level",
                      one ->
                          KubeQuantity.number(one.settings().get("logger.level")).orElse(WARN)
                              >= WARN,
                      one -> one.where() + " logs at level " + one.settings().get("logger.level"))),
          new Check<>(
              Area.FLYTE_2,
              "flyte2-storage-prefix",
              "inputs of runs go to the container that is configured",
              "every run with inputs is refused otherwise: Conf container != Passed Container",
              "runs.storagePrefix against storage.container in its ConfigMap",
              "Set flyte-core-components.runs.storagePrefix to the bucket of"
                  + " configuration.storage.metadataContainer",
              Flyte2Checks::prefix));

  private Flyte2Checks() {}

  private static Finding version(Observed observed) {
    List<FlyteInstall> all = WhichFlyte.second(observed);
    if (all.isEmpty()) {
      return Finding.notSeen("no pod of Flyte 2 was found");
    }
    List<FlyteInstall> none =
        all.stream().filter(one -> !Flyte2Version.isVersion(one.version())).toList();
    return none.isEmpty()
        ? judged(
            observed,
            one -> !Flyte2Version.isTooOld(one.version()),
            one -> one.where() + " runs " + one.version())
        : Finding.notSeen(
            Judging.lines(
                none,
                one ->
                    one.where()
                        + " runs the tag '"
                        + one.version()
                        + "', which is no version: Flyte 2 says it nowhere else"));
  }

  private static Finding type(Observed observed) {
    Asked<String> types = observed.access().types();
    if (!types.isKnown()) {
      return Finding.notSeen(types.unknown());
    }
    return WhichFlyte.hasType(observed, ClusterAccess.TASK_ACTIONS)
        ? Finding.ok("it is there")
        : Finding.problem("it is missing");
  }

  private static Finding metrics(Observed observed) {
    boolean clear =
        WhichFlyte.second(observed).stream()
            .anyMatch(one -> "false".equals(one.settings().get("executor.metricsSecure")));
    List<Permission> missing =
        observed.access().flyte().answers().stream()
            .filter(one -> REVIEWS.contains(one.resource()) && !one.granted())
            .toList();
    Asked<MetricsPort> asked = observed.access().metrics();
    List<Finding> found =
        asked.answers().stream().map(one -> answer(one, !missing.isEmpty())).toList();
    if (!found.isEmpty()) {
      return found.stream()
          .filter(one -> one.action().isPresent())
          .findFirst()
          .orElse(found.get(0));
    }
    if (clear) {
      return Finding.ok("metricsSecure is false: clear HTTP without a login");
    }
    return missing.isEmpty()
        ? Finding.notSeen(asked.unknown().isEmpty() ? "no pod has an address" : asked.unknown())
        : Finding.warning(
                Judging.lines(missing, one -> one.account() + " may not " + one)
                    + ": 500 to every token")
            .withAction(GRANT);
  }

  private static final String GRANT =
      "Grant Flyte's ServiceAccount create on tokenreviews.authentication.k8s.io and"
          + " subjectaccessreviews.authorization.k8s.io (rbac.extraRules), or set"
          + " configuration.inline.executor.metricsSecure: false and a NetworkPolicy for 10254";

  private static Finding answer(MetricsPort port, boolean lacksReviews) {
    if (port.clear() == 200) {
      return Finding.ok(port.pod() + " answers in clear HTTP");
    }
    String seen = port.pod() + " answers our token with " + port.token();
    return switch (port.token()) {
      case 200 -> Finding.ok(seen);
      case 401 ->
          Finding.warning(seen + ": it is no valid token of this cluster")
              .withAction(
                  "Look at the ServiceAccount of this pod: its token is expired or foreign");
      case 403 ->
          Finding.warning(seen + ": our ServiceAccount may not get /metrics")
              .withAction(
                  "Bind a ClusterRole with nonResourceURLs [\"/metrics\"] and verbs [\"get\"] to"
                      + " our ServiceAccount");
      case 500 ->
          lacksReviews
              ? Finding.warning(seen + ": Flyte's role cannot check a token").withAction(GRANT)
              : Finding.warning(seen + ": Flyte could not check it at the API server")
                  .withAction(
                      GRANT + ". If it has both rights, the API server does not answer Flyte");
      case 0 ->
          Finding.warning(
                  port.pod()
                      + (port.clear() == 400 ? " wants TLS, and gave no answer over it: " : ": ")
                      + port.failure())
              .withAction(
                  "Let NetworkPolicies pass 10254 of the pod: it is in no Service; then look"
                      + " whether Flyte runs");
      default -> Finding.warning(seen).withAction("Read the log of " + port.pod());
    };
  }

  private static Finding prefix(Observed observed) {
    return withSetting(
        observed,
        "runs.storagePrefix",
        one ->
            !one.settings().containsKey("storage.container")
                || one.settings()
                    .get("runs.storagePrefix")
                    .replaceFirst("^[a-z0-9]+://", "")
                    .replaceFirst("/.*", "")
                    .equals(one.settings().get("storage.container")),
        one ->
            "storagePrefix "
                + one.settings().get("runs.storagePrefix")
                + ", container "
                + one.settings().getOrDefault("storage.container", "not read"));
  }

  private static Finding withSetting(
      Observed observed,
      String setting,
      Predicate<FlyteInstall> good,
      Function<FlyteInstall, String> text) {
    List<FlyteInstall> known =
        WhichFlyte.second(observed).stream()
            .filter(one -> one.settings().containsKey(setting))
            .toList();
    return known.isEmpty()
        ? Finding.notSeen("its ConfigMap was not read, or has no " + setting)
        : judged(known, good, text);
  }

  private static Finding judged(
      Observed observed, Predicate<FlyteInstall> good, Function<FlyteInstall, String> text) {
    List<FlyteInstall> all = WhichFlyte.second(observed);
    return all.isEmpty() ? Finding.notSeen("no pod of Flyte 2 was found") : judged(all, good, text);
  }

  private static Finding judged(
      List<FlyteInstall> all, Predicate<FlyteInstall> good, Function<FlyteInstall, String> text) {
    List<FlyteInstall> bad = all.stream().filter(good.negate()).toList();
    return bad.isEmpty()
        ? Finding.ok(Judging.lines(all, text))
        : Finding.warning(Judging.lines(bad, text));
  }
}
