package io.github.flyteexporter.doctor.values;

import static io.github.flyteexporter.doctor.values.ValuesChecks.check;

import io.github.flyteexporter.doctor.Check;
import io.github.flyteexporter.doctor.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;

/** Known mistakes in values of flyte-core (flyte v1.16.8, charts/flyte-core). */
final class CoreValues {
  /** manager/config/config.go:13-58; case matters. */
  private static final Set<String> SHARD_TYPES = Set.of("Hash", "Project", "Domain");

  /** The key space of shards. */
  private static final double MOST_SHARDS = 32;

  static final List<Check<HelmValues>> ALL =
      List.of(
          check(
              "core-auth",
              "auth has its client",
              "propeller is refused by flyteadmin: its secret and the hash do not match",
              "useAuth is on, and the client flytepropeller has no client_secret of its own, or"
                  + " the secret is the published one",
              "Set secrets.adminOauthClientCredentials.clientSecret, and base64 of its bcrypt hash"
                  + " in configmap.adminServer.auth.appAuth.selfAuthServer.staticClients."
                  + "flytepropeller.client_secret",
              CoreValues::auth),
          check(
              "core-propeller-client",
              "propeller's Kubernetes client keeps up with its workers",
              "workers wait for the client's own limiter",
              "qps (100 where it is not set) below the number of workers",
              "Raise configmap.core.propeller.kube-client-config qps and burst",
              values -> PropellerSettings.client(values, "configmap", "core", "propeller")),
          check(
              "core-ttl",
              "finished workflows are kept as long as is set",
              "the value is cut without a word that anybody reads",
              "max-ttl-hours above 23",
              "Set max-ttl-hours to 23 at most",
              values -> PropellerSettings.ttl(values, "configmap", "core", "propeller")),
          check(
              "core-shards",
              "shards are set as the manager reads them",
              "the manager does not start, or makes another number",
              "configmap.core.manager.shard: type is Hash, Project or Domain, shard-count 1 to 32;"
                  + " flytepropeller.manager is on",
              "Set flytepropeller.manager: true and configmap.core.manager.shard",
              CoreValues::shards),
          check(
              "core-without-effect",
              "keys that do nothing as they stand",
              "people believe that something is monitored or runs",
              "ServiceMonitors without the Service, a scheduler that is not native, containers that"
                  + " shards do not get",
              "Enable what is named, or remove the keys",
              CoreValues::withoutEffect),
          check(
              "core-datacatalog-ports",
              "datacatalog.service.additionalPorts is not used",
              "the chart indents it wrongly: the manifest is no YAML",
              "the key is set",
              "Remove it; make a Service of your own",
              values ->
                  values.has("datacatalog", "service", "additionalPorts")
                      ? Finding.problem("it is set")
                      : Finding.ok("it is not set")));

  private CoreValues() {}

  private static Finding auth(HelmValues values) {
    if (!values.isTrue("configmap", "adminServer", "server", "security", "useAuth")) {
      return Finding.ok("auth is off");
    }
    if (values
        .text("configmap", "adminServer", "auth", "appAuth", "authServerType")
        .equals("External")) {
      return Finding.ok("auth is on, with an external server");
    }
    String secret = values.text("secrets", "adminOauthClientCredentials", "clientSecret");
    boolean hash =
        values.has(
            "configmap",
            "adminServer",
            "auth",
            "appAuth",
            "selfAuthServer",
            "staticClients",
            "flytepropeller",
            "client_secret");
    if (!hash) {
      return Finding.problem("auth is on, and the client flytepropeller has no client_secret");
    }
    return secret.isEmpty() || secret.equals("foobar")
        ? Finding.warning("auth is on, and propeller's secret is the published one")
        : Finding.ok("auth is on, with a client for propeller");
  }

  private static Finding shards(HelmValues values) {
    String type = values.text("configmap", "core", "manager", "shard", "type");
    OptionalDouble count = values.number("configmap", "core", "manager", "shard", "shard-count");
    if (!type.isEmpty() && !SHARD_TYPES.contains(type)) {
      return Finding.problem("type is none of Hash, Project, Domain (case matters)");
    }
    if (count.isPresent() && (count.getAsDouble() < 1 || count.getAsDouble() > MOST_SHARDS)) {
      return Finding.problem("shard-count is %.0f".formatted(count.getAsDouble()));
    }
    boolean set = values.has("configmap", "core", "manager");
    boolean manager = values.isTrue("flytepropeller", "manager");
    if (set && !manager) {
      return Finding.warning("configmap.core.manager is set, and flytepropeller.manager is not on");
    }
    return Finding.ok(manager ? "propeller is sharded" : "propeller is not sharded");
  }

  private static Finding withoutEffect(HelmValues values) {
    List<String> idle = new ArrayList<>();
    for (String part : List.of("flytepropeller", "flytescheduler")) {
      if (values.isTrue(part, "serviceMonitor", "enabled")
          && !values.isTrue(part, "service", "enabled")) {
        idle.add(part + ".serviceMonitor needs " + part + ".service.enabled");
      }
    }
    if (values.isTrue("workflow_scheduler", "enabled")
        && values.has("workflow_scheduler", "type")
        && !values.text("workflow_scheduler", "type").equals("native")) {
      idle.add("flytescheduler runs only where workflow_scheduler.type is native");
    }
    if (values.has("flytescheduler") && !values.isTrue("workflow_scheduler", "enabled")) {
      idle.add("flytescheduler needs workflow_scheduler.enabled");
    }
    if (values.isTrue("flytepropeller", "manager")
        && values.has("flytepropeller", "additionalContainers")) {
      idle.add("flytepropeller.additionalContainers do not reach the pods of shards");
    }
    return idle.isEmpty() ? Finding.ok("none was found") : Finding.warning(String.join("; ", idle));
  }
}
