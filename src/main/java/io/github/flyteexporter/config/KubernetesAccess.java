package io.github.flyteexporter.config;

import io.github.flyteexporter.config.yaml.DidYouMean;
import io.github.flyteexporter.config.yaml.Redacted;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What to watch in Kubernetes.
 *
 * @param enabled whether to watch Kubernetes, where there is one
 * @param namespace the namespace of Flyte's own pods, empty for the exporter's
 * @param release the Helm release to watch, empty for the only one
 * @param limitNamespace the namespace of workflows, as propeller's {@code limit-namespace}
 * @param leaseNamespace the namespace of propeller's leases, empty for that of Flyte itself
 * @param flyte which Flyte is watched: {@code 1}, {@code 2}, or {@code auto}
 * @param components further labels that identify the pods of a component
 * @param readConfig whether to read whitelisted settings of discovered targets
 * @param migrationLog whether to read the last log lines of a failed start
 * @param errorLogs whether to read what Flyte's pods log while a cause is unknown
 * @param shard which share of the namespaces to keep, like {@code 0/2}, empty for all
 */
public record KubernetesAccess(
    @Description("whether to watch Kubernetes, where there is one (in a pod, or with a kubeconfig)")
        Boolean enabled,
    @Description(
            "namespace of Flyte's own pods; by default the exporter's own, or all outside of a pod")
        String namespace,
    @Description(
            "Helm release to watch (label `app.kubernetes.io/instance`); needed where the namespace"
                + " holds several")
        String release,
    @Description("namespace of workflows and task pods, as propeller's `limit-namespace`")
        String limitNamespace,
    @Description(
            "namespace of propeller's leases (`lock-config-map.namespace`); by default `namespace`")
        String leaseNamespace,
    @Description(
            "which Flyte is watched, `1` or `2`; `auto` watches the one that runs, and Flyte 1"
                + " where both do")
        String flyte,
    @Description(
            "label and value, like `app=my-admin`, that identify a component's pods besides the"
                + " charts' labels")
        Map<String, String> components,
    @Description("whether to read whitelisted settings from the `/config` of discovered targets")
        Boolean readConfig,
    @Description(
            "whether to read and classify the last 20 log lines of a failed migration or start;"
                + " needs `pods/log`")
        Boolean migrationLog,
    @Description(
            "whether to read the last error lines that Flyte's pods log while the cause of an"
                + " impairment is unknown; needs `pods/log`")
        Boolean errorLogs,
    @Description(
            "share of the namespaces of workflows to keep, `0/2` and `1/2` for two exporters, of"
                + " which only the first one reads and judges Flyte itself")
        String shard) {
  /** All namespaces, as Flyte spells it. */
  public static final String ALL = "all";

  /** The components of Flyte, as in the label {@code component}. */
  private static final List<String> COMPONENTS =
      List.of(
          "flyte_binary",
          "flyteadmin",
          "flytepropeller",
          "propeller_manager",
          "datacatalog",
          "flytescheduler",
          "flyteconsole",
          "clusterresourcesync",
          "webhook");

  /** The value of {@code flyte} that leaves the choice to what runs. */
  public static final String AUTO = "auto";

  private static final List<String> FLYTES = List.of(AUTO, "1", "2");

  private static final Pattern NAMESPACE = Pattern.compile("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?");
  private static final Pattern LABEL =
      Pattern.compile("([-a-z0-9.]{1,253}/)?[-A-Za-z0-9_.]{1,63}=[-A-Za-z0-9_.]{1,63}");

  public KubernetesAccess {
    enabled = enabled == null || enabled;
    namespace = namespace == null ? "" : namespace;
    release = release == null ? "" : release;
    limitNamespace = limitNamespace == null ? ALL : limitNamespace;
    leaseNamespace = leaseNamespace == null ? "" : leaseNamespace;
    flyte = flyte == null ? AUTO : flyte;
    components = components == null ? Map.of() : Map.copyOf(components);
    readConfig = readConfig != null && readConfig;
    migrationLog = migrationLog != null && migrationLog;
    errorLogs = errorLogs != null && errorLogs;
    shard = shard == null ? "" : shard;
    if (NamespaceShard.read(shard).isEmpty()) {
      throw new InvalidSettingException(
          "must be like 0/2 and 1/2: which one, from 0, and how many, is " + Redacted.value(shard),
          "shard");
    }
    name(namespace, "namespace");
    name(limitNamespace, "limitNamespace");
    name(leaseNamespace, "leaseNamespace");
    if (!FLYTES.contains(flyte)) {
      throw new InvalidSettingException(
          "must be 1, 2 or auto, is " + Redacted.value(flyte), "flyte");
    }
    components.forEach(
        (component, label) -> {
          if (!COMPONENTS.contains(component)) {
            throw new InvalidSettingException(
                "unknown component; "
                    + DidYouMean.to(component, COMPONENTS)
                        .map(near -> "did you mean '" + near + "'?")
                        .orElse("valid are " + String.join(", ", COMPONENTS)),
                "components",
                component);
          }
          if (!LABEL.matcher(label).matches()) {
            throw new InvalidSettingException(
                "must be like app=my-admin, is " + Redacted.value(label), "components", component);
          }
        });
  }

  /** The settings when nothing is configured. */
  public static KubernetesAccess defaults() {
    return new KubernetesAccess(null, null, null, null, null, null, null, null, null, null, null);
  }

  /** The share of the namespaces. */
  public NamespaceShard namespaceShard() {
    return NamespaceShard.read(shard).orElse(NamespaceShard.ALL);
  }

  private static void name(String value, String key) {
    if (!value.isEmpty() && !NAMESPACE.matcher(value).matches()) {
      throw new InvalidSettingException(
          "must be the name of a namespace, is " + Redacted.value(value), key);
    }
  }
}
