package io.github.flyteexporter.kube.discovery;

import io.github.flyteexporter.config.ScrapeTarget;
import io.github.flyteexporter.config.Settings;
import io.github.flyteexporter.kube.controlplane.ControlPlanePodDetails;
import io.github.flyteexporter.kube.pod.PodObject;
import io.github.flyteexporter.kube.podstatus.ControlPlaneLabels;
import io.github.flyteexporter.reading.LookSamples;
import io.github.flyteexporter.reading.SourceId;
import java.net.URI;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Finds the profiling ports of one release among the pods of Flyte: in a sidecar that of its own
 * pod, otherwise those of all pods. No container declares port 10254 (flyte v1.16.8, charts), so
 * that components are known by their labels.
 */
public final class TargetDiscovery {
  private static final int PORT = 10254;

  /** flyte v1.16.8, flyteadmin/pkg/config/config.go:90-117. */
  private static final int ADMIN_PORT = 8088;

  /**
   * HTTP, on the pod alone (flyte v1.16.8, datacatalog/pkg/config/config.go:22; its Service has the
   * gRPC port).
   */
  private static final int DATACATALOG_PORT = 8080;

  private static final Set<String> WITH_ADMIN = Set.of("flyte_binary", "flyteadmin");

  /**
   * All that start it (flyte v1.16.8, flytestdlib/profutils/server.go:95) and show series we read.
   */
  private static final Set<String> SERVE =
      Set.of(
          "flyte_binary",
          "flyteadmin",
          ControlPlaneLabels.PROPELLER,
          ControlPlaneLabels.MANAGER,
          "datacatalog",
          "flytescheduler",
          "webhook");

  private static final Pattern ADDRESS = Pattern.compile("[0-9A-Fa-f.:]{2,45}");

  private static final Comparator<PodObject> OLDEST =
      Comparator.comparingLong(PodObject::created).thenComparing(pod -> part(pod).name());

  private final OwnPod own;

  private final boolean readConfig;

  private final MajorVersion wanted;

  /**
   * A discovery of what is around our own pod.
   *
   * @param readConfig whether whitelisted settings of the targets are read
   * @param wanted which Flyte is watched; unknown for the one that runs, Flyte 1 where both do
   */
  public TargetDiscovery(OwnPod own, boolean readConfig, MajorVersion wanted) {
    this.own = own;
    this.readConfig = readConfig;
    this.wanted = wanted;
  }

  /** Which Flyte is watched, unknown for the one that runs. */
  MajorVersion wanted() {
    return wanted;
  }

  /**
   * Finds the targets among these pods.
   *
   * @throws AmbiguousFlyteException when it is not clear which Flyte is meant
   */
  DiscoveredTargets discover(Collection<PodObject> pods) throws AmbiguousFlyteException {
    List<PodObject> all =
        pods.stream()
            .filter(pod -> pod.controlPlane().isPresent() && !part(pod).ended())
            .filter(pod -> SERVE.contains(part(pod).component()))
            .sorted(OLDEST)
            .toList();
    for (PodObject pod : all) {
      if (part(pod).name().equals(own.name())) {
        return sidecar(pod, all);
      }
    }
    MajorVersion flyte = wanted == MajorVersion.UNKNOWN ? running(all) : wanted;
    List<PodObject> parts = all.stream().filter(pod -> version(pod) == flyte).toList();
    if (parts.isEmpty()) {
      throw new AmbiguousFlyteException(
          "no pod of Flyte "
              + (wanted == MajorVersion.UNKNOWN ? "" : wanted == MajorVersion.FLYTE_2 ? "2 " : "1 ")
              + "in namespace "
              + own.namespace()
              + "; see kubernetes.namespace, kubernetes.release and kubernetes.components");
    }
    return separatePods(parts, flyte);
  }

  /** The one that runs, Flyte 1 where both or none do. */
  private static MajorVersion running(List<PodObject> parts) {
    boolean only2 =
        !parts.isEmpty() && parts.stream().allMatch(pod -> version(pod) == MajorVersion.FLYTE_2);
    return only2 ? MajorVersion.FLYTE_2 : MajorVersion.FLYTE_1;
  }

  private static MajorVersion version(PodObject pod) {
    return part(pod).flyte2() ? MajorVersion.FLYTE_2 : MajorVersion.FLYTE_1;
  }

  private DiscoveredTargets sidecar(PodObject own, List<PodObject> parts) {
    ControlPlanePodDetails part = part(own);
    PodObject oldest =
        parts.stream()
            .filter(pod -> part(pod).component().equals(part.component()))
            .filter(pod -> part(pod).release().equals(part.release()))
            .filter(pod -> version(pod) == version(own))
            .findFirst()
            .orElse(own);
    boolean first = oldest.uid().equals(own.uid());
    if (version(own) == MajorVersion.FLYTE_2) {
      DiscoveredTargets ports = DiscoveredTargets.inOwnPod(MajorVersion.FLYTE_2);
      return new DiscoveredTargets(ports.targets(), first, ports.admin(), ports.flyte(), Map.of());
    }
    return new DiscoveredTargets(
        List.of(at(part.component().replace('_', '-'), Settings.SIDECAR.url())),
        first,
        WITH_ADMIN.contains(part.component())
            ? Optional.of(DiscoveredTargets.LOCAL_ADMIN)
            : admin(parts),
        MajorVersion.FLYTE_1,
        healthchecks(parts));
  }

  private DiscoveredTargets separatePods(List<PodObject> parts, MajorVersion flyte)
      throws AmbiguousFlyteException {
    Set<String> releases = new TreeSet<>();
    parts.forEach(pod -> releases.add(part(pod).release()));
    releases.remove("");
    if (releases.size() > 1) {
      throw new AmbiguousFlyteException(
          "pods of several releases: "
              + String.join(", ", releases.stream().limit(5).toList())
              + "; choose one with kubernetes.release");
    }
    return new DiscoveredTargets(
        parts.stream()
            .map(TargetDiscovery::part)
            .filter(part -> ADDRESS.matcher(part.ip()).matches())
            .sorted(Comparator.comparing(ControlPlanePodDetails::name))
            .map(part -> target(part, flyte))
            .toList(),
        true,
        flyte == MajorVersion.FLYTE_2
            ? address(parts, WITH_ADMIN).map(Flyte2Addresses::api)
            : admin(parts),
        flyte,
        healthchecks(parts));
  }

  /**
   * The API of the oldest ready pod that has one, of the oldest where none is ready: its Service
   * has another name in each chart.
   */
  private static Optional<URI> admin(List<PodObject> oldestFirst) {
    return server(oldestFirst, WITH_ADMIN, ADMIN_PORT);
  }

  private static Map<SourceId, URI> healthchecks(List<PodObject> oldestFirst) {
    Map<SourceId, URI> found = new HashMap<>();
    server(oldestFirst, Set.of("flytescheduler"), PORT)
        .ifPresent(url -> found.put(LookSamples.SCHEDULER, url));
    server(oldestFirst, Set.of("datacatalog"), DATACATALOG_PORT)
        .ifPresent(url -> found.put(LookSamples.DATACATALOG, url));
    return found;
  }

  private static Optional<URI> server(
      List<PodObject> oldestFirst, Set<String> components, int port) {
    return address(oldestFirst, components).map(host -> url(host, port));
  }

  private static Optional<String> address(List<PodObject> oldestFirst, Set<String> components) {
    return oldestFirst.stream()
        .map(TargetDiscovery::part)
        .filter(part -> components.contains(part.component()))
        .filter(part -> ADDRESS.matcher(part.ip()).matches())
        .sorted(Comparator.comparing(part -> !part.ready()))
        .findFirst()
        .map(TargetDiscovery::host);
  }

  private static String host(ControlPlanePodDetails part) {
    return part.ip().contains(":") ? "[" + part.ip() + "]" : part.ip();
  }

  private static URI url(String host, int port) {
    return URI.create("http://" + host + ":" + port);
  }

  private ScrapeTarget target(ControlPlanePodDetails part, MajorVersion flyte) {
    return flyte == MajorVersion.FLYTE_2
        ? Flyte2Addresses.target(part.name(), host(part))
        : at(part.name(), url(host(part), PORT));
  }

  private ScrapeTarget at(String name, URI url) {
    return ScrapeTarget.at(name, url).readingConfig(readConfig);
  }

  private static ControlPlanePodDetails part(PodObject pod) {
    return pod.controlPlane().orElseThrow();
  }

  /** It is not clear which Flyte is meant; the message says which setting decides. */
  static final class AmbiguousFlyteException extends Exception {
    private static final long serialVersionUID = 1;

    AmbiguousFlyteException(String message) {
      super(message);
    }
  }
}
