package io.github.flyteexporter.kube;

import io.github.flyteexporter.config.NamespaceShard;
import io.github.flyteexporter.kube.discovery.MajorVersion;
import io.github.flyteexporter.kube.pod.PodObject;
import io.github.flyteexporter.kube.taskaction.TaskActions;
import io.github.flyteexporter.kube.watch.KubeSource;
import io.github.flyteexporter.kube.watch.ObjectCache;
import io.github.flyteexporter.kube.workflow.FlyteWorkflows;
import io.github.flyteexporter.kube.workflow.WorkflowIndex;
import io.github.flyteexporter.kube.workflow.WorkflowObject;
import io.github.flyteexporter.reading.FlyteWorkflowIndex;
import io.github.flyteexporter.reading.Source;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The watches of what one Flyte keeps in Kubernetes and the other does not. */
final class FlyteWatches {
  private final Watches watches;
  private final WatchedTypes types;
  private final NamespaceShard shard;
  private final InstantSource clock;
  private MajorVersion watched = MajorVersion.UNKNOWN;
  private List<Source> sources = List.of();
  private volatile FlyteWorkflowIndex index = FlyteWorkflowIndex.NONE;

  FlyteWatches(Watches watches, WatchedTypes types, NamespaceShard shard, InstantSource clock) {
    this.watches = watches;
    this.types = types;
    this.shard = shard;
    this.clock = clock;
  }

  /**
   * The sources of this Flyte, which begin to list and watch as those of the other end. While it is
   * not known which one runs there are none, and those of Flyte 1 begin already.
   */
  synchronized List<Source> of(MajorVersion flyte) {
    MajorVersion wanted = flyte == MajorVersion.UNKNOWN ? MajorVersion.FLYTE_1 : flyte;
    if (wanted != watched) {
      sources.forEach(Source::close);
      index = FlyteWorkflowIndex.NONE;
      sources = wanted == MajorVersion.FLYTE_2 ? flyte2() : flyte1();
      watched = wanted;
    }
    return flyte == MajorVersion.UNKNOWN ? List.of() : sources;
  }

  /** The FlyteWorkflows that are watched at the time of a question; none where Flyte 1 is not. */
  FlyteWorkflowIndex index() {
    return new FlyteWorkflowIndex() {
      @Override
      public Optional<Set<Name>> missing(Collection<Name> names) {
        return index.missing(names);
      }

      @Override
      public Optional<List<Active>> oldestActive(int most) {
        return index.oldestActive(most);
      }

      @Override
      public List<Busy> busy() {
        return index.busy();
      }
    };
  }

  private List<Source> flyte1() {
    ObjectCache<WorkflowObject> workflows = FlyteWorkflows.cache(clock).in(shard::holds);
    KubeSource<WorkflowObject> source = watches.source(types.workflows(), workflows);
    index =
        new WorkflowIndex(
            workflows.store(),
            namespace -> types.watchesWorkflowsIn(namespace) && shard.holds(namespace),
            () -> source.health().problem().isEmpty());
    ObjectCache<PodObject> pods = ObjectCaches.taskPods(types.labels()).in(shard::holds);
    List<Source> shared =
        List.of(
            source,
            watches.source(types.taskPods(), pods),
            watches.source(types.podEvents(), ObjectCaches.podEvents(pods::find).in(shard::holds)));
    return shard.isFirst()
        ? Stream.concat(
                shared.stream(), Stream.of(watches.source(types.leases(), ObjectCaches.leases())))
            .toList()
        : shared;
  }

  /** All of them at the first exporter: Flyte 2 keeps everything in one namespace. */
  private List<Source> flyte2() {
    if (!shard.isFirst()) {
      return List.of();
    }
    ObjectCache<PodObject> pods = ObjectCaches.taskPods(types.labels());
    return List.of(
        watches.source(types.taskActions(), TaskActions.cache(clock)),
        watches.source(types.actionPods(), pods),
        watches.source(types.actionEvents(), TaskActions.events()),
        watches.source(types.podEvents(), ObjectCaches.podEvents(pods::find)));
  }
}
