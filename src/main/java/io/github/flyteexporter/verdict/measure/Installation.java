package io.github.flyteexporter.verdict.measure;

import io.github.flyteexporter.reading.Evidence.ControlPlanePod;
import io.github.flyteexporter.signal.component.Component;
import io.github.flyteexporter.signal.state.RoundView;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * How Flyte is installed here, as far as it is or was seen: what commands must name to work.
 *
 * @param form how its parts are put together
 * @param namespace of Flyte's own pods
 * @param propeller what runs propeller, as kubectl takes it: {@code deploy/flytepropeller}
 * @param admin what runs flyteadmin
 * @param database where Flyte looks for its database
 * @param notReady a pod of Flyte that is not ready, one with a propeller first, or {@code POD}
 * @param refusing a namespace that refuses pods
 */
public record Installation(
    Form form,
    String namespace,
    String propeller,
    String admin,
    DatabaseAddress database,
    String notReady,
    RefusingNamespace refusing) {
  /** How the parts of Flyte are put together. */
  public enum Form {
    UNSEEN("propeller."),
    BINARY("configuration.inline.propeller."),
    CORE("configmap.core.propeller."),
    FLYTE_2("configuration.inline.");

    private final String settings;

    Form(String settings) {
      this.settings = settings;
    }
  }

  /** What the charts' defaults come to, where nothing was seen. */
  public static final Installation UNSEEN =
      new Installation(
          Form.UNSEEN,
          "flyte",
          "deploy/flytepropeller",
          "deploy/flyteadmin",
          DatabaseAddress.UNKNOWN,
          "POD",
          RefusingNamespace.NONE);

  /** Flyte-binary of the release that Flyte's documents name. */
  private static final String BINARY = "deploy/flyte-backend-flyte-binary";

  /** What a Deployment puts behind its name: the hash of the ReplicaSet and of the pod. */
  private static final Pattern OF_DEPLOYMENT = Pattern.compile("-[0-9a-z]{6,10}-[0-9a-z]{5}$");

  /** With what can be known in a frame: by its pods, else by what shares a profiling page. */
  public Installation seen(RoundView frame) {
    Installation known = DatabaseAddress.in(frame).map(this::with).orElse(this).seenRunning(frame);
    return frame.isFlyte2() ? known.ofFlyte2() : known;
  }

  private Installation ofFlyte2() {
    return new Installation(
        Form.FLYTE_2,
        namespace,
        propeller.equals(UNSEEN.propeller) ? "deploy/flyte-binary" : propeller,
        admin.equals(UNSEEN.admin) ? "deploy/flyte-binary" : admin,
        database,
        notReady,
        refusing);
  }

  /** Whether it is a Flyte 2. */
  public boolean isFlyte2() {
    return form == Form.FLYTE_2;
  }

  private Installation with(DatabaseAddress found) {
    return new Installation(form, namespace, propeller, admin, found, notReady, refusing);
  }

  /** With a namespace that refuses pods. */
  public Installation refusedIn(RefusingNamespace found) {
    return new Installation(form, namespace, propeller, admin, database, notReady, found);
  }

  private Installation seenRunning(RoundView frame) {
    List<ControlPlanePod> pods =
        frame.evidence(ControlPlanePod.class).stream()
            .filter(pod -> !pod.terminating())
            .sorted(Comparator.comparing(ControlPlanePod::name))
            .toList();
    return pods.isEmpty() ? byPages(frame) : byPods(pods);
  }

  private Installation byPods(List<ControlPlanePod> pods) {
    boolean binary = pods.stream().anyMatch(pod -> pod.component().equals("flyte_binary"));
    return new Installation(
        binary ? Form.BINARY : Form.CORE,
        pods.get(0).namespace(),
        workload(pods, ControlPlanePods.WITH_PROPELLER).orElse(propeller),
        workload(pods, ControlPlanePods.WITH_ADMIN).orElse(admin),
        database,
        pods.stream()
            .filter(pod -> !pod.ready())
            .min(
                Comparator.comparing(
                    pod -> !ControlPlanePods.WITH_PROPELLER.contains(pod.component())))
            .map(ControlPlanePod::name)
            .orElse(UNSEEN.notReady),
        refusing);
  }

  private Installation byPages(RoundView frame) {
    if (form != Form.UNSEEN || frame.pages().isEmpty()) {
      return this;
    }
    boolean binary = frame.pages().stream().map(Component::on).anyMatch(Component::inOneProcess);
    return binary
        ? new Installation(Form.BINARY, namespace, BINARY, BINARY, database, notReady, refusing)
        : new Installation(Form.CORE, namespace, propeller, admin, database, notReady, refusing);
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

  /** Whether all is one flyte-binary. */
  public boolean binary() {
    return form == Form.BINARY;
  }

  /** Where a setting of propeller stands in the values of the chart. */
  public String setting(String ofPropeller) {
    return form.settings + ofPropeller;
  }

  /**
   * This for a label: without the names of single pods, which change from one to the next, and
   * without the database's address, which only pages show.
   */
  public Installation forLabels() {
    return new Installation(
        form,
        namespace,
        lasting(propeller),
        lasting(admin),
        UNSEEN.database,
        UNSEEN.notReady,
        UNSEEN.refusing);
  }

  private static String lasting(String workload) {
    return workload.startsWith("pod/") ? "POD" : workload;
  }
}
