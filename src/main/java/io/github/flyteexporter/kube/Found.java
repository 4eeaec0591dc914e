package io.github.flyteexporter.kube;

import io.github.flyteexporter.config.Target;
import java.util.List;

/**
 * Which profiling ports of Flyte there are, seen from where we run.
 *
 * @param targets the ports: our own pod's is called as its component, another pod's as the pod
 * @param clusterWide whether what is one for all replicas is ours to tell: of several replicas with
 *     a sidecar only the oldest tells it
 */
public record Found(List<Target> targets, boolean clusterWide) {
  /** Nothing is known yet. */
  static final Found NOTHING = new Found(List.of(), true);

  public Found {
    targets = List.copyOf(targets);
  }

  /** These targets, and everything else too. */
  public static Found all(List<Target> targets) {
    return new Found(targets, true);
  }
}
