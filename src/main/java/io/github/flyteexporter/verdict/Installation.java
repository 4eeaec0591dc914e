package io.github.flyteexporter.verdict;

import io.github.flyteexporter.reading.Evidence.ControlPlanePod;
import io.github.flyteexporter.signal.Component;
import io.github.flyteexporter.signal.Frame;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * How Flyte is installed here, as far as it is seen: what commands must name to work.
 *
 * @param namespace of Flyte's own pods
 * @param propeller what runs propeller, as kubectl takes it: {@code deploy/flytepropeller}
 * @param admin what runs flyteadmin
 * @param binary whether all is one flyte-binary
 * @param notReady a pod of Flyte that is not ready, one with a propeller first, or {@code POD}
 */
public record Installation(
    String namespace, String propeller, String admin, boolean binary, String notReady) {
  /** What the charts' defaults come to, where nothing was seen. */
  public static final Installation UNSEEN =
      new Installation("flyte", "deploy/flytepropeller", "deploy/flyteadmin", false, "POD");

  /** Flyte-binary by the same defaults. */
  private static final String BINARY = "deploy/flyte-binary";

  private static final Set<String> ADMIN = Set.of("flyteadmin", "flyte_binary");

  /** What a Deployment puts behind its name: the hash of the ReplicaSet and of the pod. */
  private static final Pattern OF_DEPLOYMENT = Pattern.compile("-[0-9a-z]{6,10}-[0-9a-z]{5}$");

  /** What can be told of it in a frame: by its pods, else by what shares a profiling page. */
  static Installation seen(Frame frame) {
    List<ControlPlanePod> pods =
        frame.evidence(ControlPlanePod.class).stream()
            .sorted(Comparator.comparing(ControlPlanePod::name))
            .toList();
    boolean binary =
        pods.isEmpty()
            ? frame.pages().stream()
                .map(Component::on)
                .anyMatch(
                    on ->
                        on.contains(Component.FLYTEPROPELLER) && on.contains(Component.FLYTEADMIN))
            : pods.stream().anyMatch(pod -> pod.component().equals("flyte_binary"));
    return new Installation(
        pods.stream().map(ControlPlanePod::namespace).findFirst().orElse(UNSEEN.namespace),
        workload(pods, OwnPods.WITH_PROPELLER).orElse(binary ? BINARY : UNSEEN.propeller),
        workload(pods, ADMIN).orElse(binary ? BINARY : UNSEEN.admin),
        binary,
        pods.stream()
            .filter(pod -> !pod.ready())
            .min(Comparator.comparing(pod -> !OwnPods.WITH_PROPELLER.contains(pod.component())))
            .map(ControlPlanePod::name)
            .orElse(UNSEEN.notReady));
  }

  private static Optional<String> workload(List<ControlPlanePod> pods, Set<String> components) {
    return pods.stream()
        .filter(pod -> components.contains(pod.component()))
        .map(ControlPlanePod::name)
        .findFirst()
        .map(
            name ->
                OF_DEPLOYMENT.matcher(name).find()
                    ? "deploy/" + OF_DEPLOYMENT.matcher(name).replaceFirst("")
                    : "pod/" + name);
  }

  /** Where a setting of propeller stands in the values of the chart. */
  String setting(String ofPropeller) {
    if (this.equals(UNSEEN)) {
      return "propeller." + ofPropeller;
    }
    return (binary ? "configuration.inline.propeller." : "configmap.core.propeller.") + ofPropeller;
  }
}
