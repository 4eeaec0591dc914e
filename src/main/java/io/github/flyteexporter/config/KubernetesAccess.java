package io.github.flyteexporter.config;

import io.github.flyteexporter.config.yaml.DidYouMean;
import io.github.flyteexporter.config.yaml.Redacted;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What is watched in Kubernetes.
 *
 * @param enabled whether Kubernetes is watched, where there is one
 * @param namespace where Flyte itself runs, empty for our own
 * @param release the Helm release of the Flyte that is watched, empty for the only one
 * @param limitNamespace where workflows run, as propeller's {@code limit-namespace}
 * @param leaseNamespace where propeller's leases are, empty for that of Flyte itself
 * @param components further labels by which the pods of a component are known
 * @param readConfig whether whitelisted settings of found targets are read
 * @param migrationLog whether the last lines of a start that failed are read
 */
public record KubernetesAccess(
    @Description(
            "whether Kubernetes is watched, where there is one (in a pod, or with a kubeconfig)")
        Boolean enabled,
    @Description(
            "namespace of Flyte's own pods; by default the one we are in, or all where we are in no"
                + " pod")
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
            "label and value, like `app=my-admin`, by which a component's pods are known beside the"
                + " charts' labels")
        Map<String, String> components,
    @Description(
            "whether whitelisted settings are read from the `/config` of targets that are found")
        Boolean readConfig,
    @Description(
            "whether the last 20 log lines of a failed migration or start are read and classified;"
                + " needs `pods/log`")
        Boolean migrationLog) {
  /** All namespaces, in Flyte's own word. */
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

  private static final Pattern NAMESPACE = Pattern.compile("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?");
  private static final Pattern LABEL =
      Pattern.compile("([-a-z0-9.]{1,253}/)?[-A-Za-z0-9_.]{1,63}=[-A-Za-z0-9_.]{1,63}");

  public KubernetesAccess {
    enabled = enabled == null || enabled;
    namespace = namespace == null ? "" : namespace;
    release = release == null ? "" : release;
    limitNamespace = limitNamespace == null ? ALL : limitNamespace;
    leaseNamespace = leaseNamespace == null ? "" : leaseNamespace;
    components = components == null ? Map.of() : Map.copyOf(components);
    readConfig = readConfig != null && readConfig;
    migrationLog = migrationLog != null && migrationLog;
    name(namespace, "namespace");
    name(limitNamespace, "limitNamespace");
    name(leaseNamespace, "leaseNamespace");
    components.forEach(
        (component, label) -> {
          if (!COMPONENTS.contains(component)) {
            throw new InvalidSettingException(
                "unknown component; "
                    + DidYouMean.to(component, COMPONENTS)
                        .map(near -> "did you mean '" + near + "'?")
                        .orElse("there are " + String.join(", ", COMPONENTS)),
                "components",
                component);
          }
          if (!LABEL.matcher(label).matches()) {
            throw new InvalidSettingException(
                "must be like app=my-admin, is " + Redacted.value(label), "components", component);
          }
        });
  }

  /** What holds where nothing is configured. */
  public static KubernetesAccess defaults() {
    return new KubernetesAccess(null, null, null, null, null, null, null, null);
  }

  private static void name(String value, String key) {
    if (!value.isEmpty() && !NAMESPACE.matcher(value).matches()) {
      throw new InvalidSettingException(
          "must be the name of a namespace, is " + Redacted.value(value), key);
    }
  }
}
