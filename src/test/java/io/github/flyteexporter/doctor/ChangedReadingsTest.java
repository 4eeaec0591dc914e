package io.github.flyteexporter.doctor;

import static io.github.flyteexporter.doctor.Change.fails;
import static io.github.flyteexporter.doctor.Change.sample;
import static io.github.flyteexporter.doctor.Change.sees;
import static io.github.flyteexporter.doctor.Change.shows;
import static io.github.flyteexporter.doctor.Result.PROBLEM;
import static io.github.flyteexporter.doctor.Result.WARNING;

import io.github.flyteexporter.reading.Evidence.NamespaceState;
import io.github.flyteexporter.reading.Evidence.QuotaUse;
import io.github.flyteexporter.reading.Failure.Reason;
import io.github.flyteexporter.reading.KubeSamples;
import io.github.flyteexporter.reading.ScrapeSamples;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Faults that no recording shows: one reading of a healthy Flyte is another, and the check of that
 * name finds it.
 */
class ChangedReadingsTest {
  private static final String CORE = "core-whole";
  private static final String PROPELLER = "flytepropeller";

  private static Arguments fault(Change change, Result result, String check, String seen) {
    return Arguments.of(change, result, check, seen);
  }

  private static Change pods(String name, double value, String... labels) {
    return sees("kube", "pods", sample(name, value, labels));
  }

  static Stream<Arguments> flyte() {
    return Stream.of(
        fault(
            pods(
                KubeSamples.CONTROL_NOT_RUNNING,
                1,
                "component",
                "flyteadmin",
                "reason",
                "image_pull_back_off"),
            PROBLEM,
            "pods",
            "flyteadmin: image_pull_back_off"),
        fault(
            pods(KubeSamples.CONTROL_PODS, 1, "component", "flyteadmin", "state", "not_ready"),
            WARNING,
            "pods",
            "flyteadmin is not ready"),
        fault(
            pods(
                KubeSamples.CONTROL_TERMINATION, 1, "component", PROPELLER, "reason", "oom_killed"),
            WARNING,
            "restarts",
            PROPELLER),
        fault(
            pods(
                KubeSamples.CONTROL_START_FAILURE,
                1,
                "component",
                "flyteadmin",
                "reason",
                "migration_failed"),
            PROBLEM,
            "migrations",
            "migration_failed"),
        fault(
            sees("kube", "leases", sample(KubeSamples.LEASE_HELD, 0, "lease", "propeller-leader")),
            PROBLEM,
            "leader",
            "not renewed"),
        fault(pods(KubeSamples.SHARD_KEYS_UNCOVERED, 16), PROBLEM, "shards", "16 of 32"),
        fault(pods(KubeSamples.SHARDS_EXPECTED, 3), PROBLEM, "shards", "of 3 shards"),
        fault(pods(KubeSamples.SHARD_COUNT_ENV, 1), WARNING, "shard-count-variable", "no effect"),
        fault(
            sees("kube", "webhooks", sample(KubeSamples.WEBHOOK_CONFIGURED, 0)),
            WARNING,
            "webhook-configured",
            "no MutatingWebhookConfiguration"),
        fault(
            sees("kube", "webhooks", sample(KubeSamples.WEBHOOK_CA, 0)),
            PROBLEM,
            "webhook-configured",
            "caBundle is empty"),
        fault(
            sees("kube", "webhooks", sample(KubeSamples.WEBHOOK_POLICY, 1, "policy", "ignore")),
            WARNING,
            "webhook-configured",
            "Ignore"),
        fault(
            fails("kube", "flyteworkflows", Reason.HTTP_STATUS, "list answered 404"),
            PROBLEM,
            "crd",
            "404"),
        fault(
            pods(KubeSamples.CONTROL_IMAGE, 1, "component", "flyteadmin", "version", "latest"),
            WARNING,
            "image-pinned",
            "flyteadmin"),
        fault(
            fails("scrape", "flyteadmin", Reason.OTHER, "this is Flyte 2; flyte-exporter knows"),
            PROBLEM,
            "flyte-2",
            "Flyte 2"),
        fault(
            fails(
                "scrape",
                "flyteadmin",
                Reason.TLS,
                "it may want TLS, as the port of a Flyte 2 does"),
            WARNING,
            "flyte-2",
            "may want TLS"),
        fault(
            pods(KubeSamples.CONTROL_IMAGE, 1, "component", "flyte_binary", "version", "v2.0.43"),
            PROBLEM,
            "flyte-2",
            "flyte_binary runs v2.0.43"),
        fault(
            sees(
                "kube",
                "pods",
                sample(
                    KubeSamples.CONTROL_IMAGE, 1, "component", "flyteadmin", "version", "v1.16.8"),
                sample(
                    KubeSamples.CONTROL_IMAGE,
                    1,
                    "component",
                    "flytepropeller",
                    "version",
                    "v1.15.0")),
            WARNING,
            "versions",
            "flytepropeller v1.15.0"),
        fault(
            sees(
                "scrape",
                "flytepropeller-a",
                sample(ScrapeSamples.CONFIG + "propeller.kube-client-config.qps", 2)),
            WARNING,
            "kube-client",
            "qps 2"));
  }

  static Stream<Arguments> namespaces() {
    String namespace = "payments-production";
    return Stream.of(
        fault(
            shows(
                "kube",
                "resourcequotas",
                new QuotaUse(namespace, "team", false, "pods", "19", "20", 0.95)),
            WARNING,
            "quotas",
            "95 % of pods"),
        fault(
            shows(
                "kube",
                "namespaces",
                new NamespaceState(namespace, true, Duration.ofMinutes(5), "", "")),
            PROBLEM,
            "namespaces",
            "payments/production"),
        fault(
            shows(
                "kube",
                "namespaces",
                new NamespaceState(namespace, false, Duration.ZERO, "", "restricted")),
            WARNING,
            "pod-security",
            namespace));
  }

  @ParameterizedTest(name = "{2}: {3}")
  @MethodSource({"flyte", "namespaces"})
  void isFound(Change change, Result result, String check, String seen) throws Exception {
    RecordedFlyte.assertFound(CORE, 110, change, result, check, seen);
  }
}
