package io.github.flyteexporter.config;

import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the exporter is told by its configuration file; every key is optional.
 *
 * @param listen where the pages are served, and to whom
 * @param beat time from the end of one round to the next
 * @param projectDomains how many project-domains get series of their own
 * @param kubernetes whether Kubernetes is watched, where there is one
 * @param targets the profiling ports of the Flyte that is watched
 */
public record Settings(
    @Doc("where the pages are served") Listen listen,
    @Doc("time from the end of a round to the next, 1s to 5m") Duration beat,
    @Doc(
            "how many project-domains get series of their own; the rest is summed into `project=\"_other\"`")
        Integer projectDomains,
    @Doc(
            "whether Kubernetes is watched, where there is one (in a pod, or with a kubeconfig); a change needs a restart")
        Boolean kubernetes,
    @Doc("the profiling ports that are read") List<Target> targets) {

  private static final Duration SHORTEST_BEAT = Duration.ofSeconds(1);

  /** Rates need two readings within the six minutes that are remembered. */
  private static final Duration LONGEST_BEAT = Duration.ofMinutes(5);

  /** Unless configured otherwise: the port 10254 of the pod that a sidecar is in. */
  private static final Target SIDECAR =
      Target.at("flyte-binary", URI.create("http://localhost:10254"));

  public Settings {
    listen = listen == null ? Listen.at("0.0.0.0", 9642) : listen;
    beat = beat == null ? Duration.ofSeconds(15) : beat;
    projectDomains = projectDomains == null ? 20 : projectDomains;
    kubernetes = kubernetes == null || kubernetes;
    targets = targets == null ? List.of(SIDECAR) : List.copyOf(targets);
    if (beat.compareTo(SHORTEST_BEAT) < 0 || beat.compareTo(LONGEST_BEAT) > 0) {
      throw new BadSetting("must be from 1s to 5m, is " + Durations.text(beat), "beat");
    }
    if (projectDomains < 1 || projectDomains > 1_000) {
      throw new BadSetting("must be from 1 to 1000, is " + projectDomains, "projectDomains");
    }
    if (targets.isEmpty()) {
      throw new BadSetting("must name at least one profiling port", "targets");
    }
    Map<String, Integer> names = new HashMap<>();
    for (int i = 0; i < targets.size(); i++) {
      String name = targets.get(i).name();
      Integer other = names.putIfAbsent(name, i);
      if (other != null) {
        throw new BadSetting(
            Shown.value(name) + " is the name of targets[" + other + "] already",
            "targets",
            KeyPath.step(i),
            "name");
      }
    }
  }

  /** What holds without a file: a sidecar in a pod of flyte-binary. */
  public static Settings defaults() {
    return new Settings(null, null, null, null, null);
  }
}
