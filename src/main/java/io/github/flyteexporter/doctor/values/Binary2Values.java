package io.github.flyteexporter.doctor.values;

import static io.github.flyteexporter.doctor.values.ValuesChecks.check;

import io.github.flyteexporter.doctor.Check;
import io.github.flyteexporter.doctor.Finding;
import io.github.flyteexporter.doctor.Flyte2Version;
import java.util.List;
import java.util.stream.Stream;

/** Known mistakes in values of Flyte 2 (flyte v2.0.43, charts/flyte-binary). */
final class Binary2Values {
  /** The chart logs fatal errors only: values.yaml:136. */
  private static final double WARN = 3;

  /** values.yaml:17 and :93; the first is not made from the second. */
  private static final String DEFAULT_PREFIX = "s3://flyte-data";

  private static final String DEFAULT_CONTAINER = "my-organization-flyte-container";

  static final List<Check<HelmValues>> ALL =
      List.of(
          check(
              "binary2-metrics",
              "port 10254 can be read",
              "by the chart's defaults it answers 500 to every token: no metrics",
              "executor.metricsSecure, or the right to create TokenReviews and"
                  + " SubjectAccessReviews in rbac.extraRules",
              "Add create on tokenreviews (authentication.k8s.io) and subjectaccessreviews"
                  + " (authorization.k8s.io) to rbac.extraRules, or set"
                  + " configuration.inline.executor.metricsSecure: false and a NetworkPolicy for"
                  + " 10254",
              Binary2Values::metrics),
          check(
              "binary2-storage-prefix",
              "inputs of runs go to the container that is configured",
              "every run with inputs is refused otherwise: Conf container != Passed Container",
              "runs.storagePrefix (default s3://flyte-data) against"
                  + " configuration.storage.metadataContainer",
              "Set flyte-core-components.runs.storagePrefix to the bucket of"
                  + " configuration.storage.metadataContainer",
              Binary2Values::prefix),
          check(
              "binary2-task-store",
              "pods of tasks reach the object store",
              "they cannot read their inputs: the chart gives them the endpoint variables of Flyte"
                  + " only",
              "authType accesskey, and FLYTE_AWS_ variables in"
                  + " configuration.inline.plugins.k8s.default-env-vars",
              "Add FLYTE_AWS_ACCESS_KEY_ID, FLYTE_AWS_SECRET_ACCESS_KEY and FLYTE_AWS_ENDPOINT to"
                  + " configuration.inline.plugins.k8s.default-env-vars, and repeat the chart's"
                  + " three _U_ variables there: the list replaces theirs",
              Binary2Values::taskStore),
          check(
              "binary2-database-keys",
              "the database is set where Flyte 2 reads it",
              "Flyte 2 has other keys than Flyte 1 and uses its defaults instead",
              "host, dbname, username, password of Flyte 1 directly below configuration.database",
              "Move them to configuration.database.postgres",
              Binary2Values::database),
          check(
              "binary2-readiness",
              "the pod is ready only while Flyte works",
              "the chart probes /healthz, which is a constant: Ready through every outage",
              "deployment.readinessProbe",
              "Set deployment.readinessProbe to httpGet /readyz on port http, which asks the"
                  + " database",
              values ->
                  values.has("deployment", "readinessProbe")
                      ? Finding.ok("deployment.readinessProbe is set")
                      : Finding.warning("deployment.readinessProbe is not set")),
          check(
              "binary2-image",
              "the image has a fixed tag",
              "the chart's default is latest: a restart may bring another version",
              "deployment.image.tag is not set, or latest",
              "Set deployment.image.tag",
              BinaryValues::image),
          check(
              "binary2-log-level",
              "Flyte logs its errors",
              "the chart's default logs fatal errors only: nothing says why something fails",
              "configuration.logging.level below 3 (warn)",
              "Set configuration.logging.level to 3",
              values -> BinaryValues.logging(values, WARN)));

  private Binary2Values() {}

  /** Whether a version of the chart is one that is supported. */
  static Finding version(String version) {
    return Flyte2Version.isTooOld(version)
        ? Finding.warning(
            "chart " + version + ": Flyte 2 is known from " + Flyte2Version.FLOOR + " on")
        : Finding.ok("chart " + version + ", Flyte 2");
  }

  private static Finding metrics(HelmValues values) {
    if (values.text("configuration", "inline", "executor", "metricsSecure").equals("false")) {
      return Finding.ok("metricsSecure is false: plain HTTP without a login");
    }
    List<String> rules =
        values.leaves().stream()
            .filter(one -> one.path().toString().startsWith("rbac.extraRules"))
            .map(HelmValues.Leaf::text)
            .toList();
    boolean all = rules.contains("*");
    return all || (rules.contains("tokenreviews") && rules.contains("subjectaccessreviews"))
        ? Finding.ok("rbac.extraRules has the two rights")
        : Finding.warning("metricsSecure is on, and Flyte's role cannot check a token");
  }

  private static Finding prefix(HelmValues values) {
    String set =
        Stream.of(
                values.text("configuration", "inline", "runs", "storagePrefix"),
                values.text("flyte-core-components", "runs", "storagePrefix"),
                DEFAULT_PREFIX)
            .filter(text -> !text.isEmpty())
            .findFirst()
            .orElseThrow();
    String container =
        Stream.of(
                values.text("configuration", "inline", "storage", "container"),
                values.text("configuration", "storage", "metadataContainer"),
                DEFAULT_CONTAINER)
            .filter(text -> !text.isEmpty())
            .findFirst()
            .orElseThrow();
    String bucket = set.replaceFirst("^[a-z0-9]+://", "").replaceFirst("/.*", "");
    if (set.contains("{{") || container.contains("{{")) {
      return Finding.notSeen("a template makes one of both");
    }
    String seen = "storagePrefix " + set + ", container " + container;
    return bucket.equals(container) ? Finding.ok(seen) : Finding.problem(seen);
  }

  private static Finding taskStore(HelmValues values) {
    if (!values
        .text("configuration", "storage", "providerConfig", "s3", "authType")
        .equals("accesskey")) {
      return Finding.ok("pods of tasks use the role of their ServiceAccount");
    }
    List<String> variables =
        values.leaves().stream()
            .map(one -> one.path().toString())
            .filter(key -> key.startsWith("configuration.inline.plugins.k8s.default-env-vars"))
            .toList();
    if (variables.stream().noneMatch(key -> key.contains("FLYTE_AWS_"))) {
      return Finding.warning("authType is accesskey, and pods of tasks get no key");
    }
    return variables.stream().anyMatch(key -> key.endsWith("_U_EP_OVERRIDE"))
        ? Finding.ok("pods of tasks get keys")
        : Finding.problem("default-env-vars has no _U_EP_OVERRIDE: tasks cannot start children");
  }

  private static Finding database(HelmValues values) {
    List<String> old =
        Stream.of("host", "port", "dbname", "username", "password", "passwordPath", "options")
            .filter(key -> values.has("configuration", "database", key))
            .map(key -> "configuration.database." + key)
            .toList();
    return old.isEmpty()
        ? Finding.ok("no key of Flyte 1")
        : Finding.problem("Flyte 2 reads none of " + String.join(", ", old));
  }
}
