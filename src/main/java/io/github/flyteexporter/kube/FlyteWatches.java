package io.github.flyteexporter.kube;

import io.github.flyteexporter.config.NamespaceShard;
import io.github.flyteexporter.kube.discovery.MajorVersion;
import io.github.flyteexporter.kube.pod.PodObject;
import io.github.flyteexporter.kube.taskaction.TaskActions;
import io.github.flyteexporter.kube.watch.KubeSource;
import io.github.flyteexporter.kube.watch.ObjectCache;
import io.github.flyteexporter.kube.watch.ObjectType;
import io.github.flyteexporter.kube.watch.Retained;
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
  private final WatchedTypes types;
  private final NamespaceShard shard;
  private final InstantSource clock;
  private MajorVersion watched = MajorVersion.UNKNOWN;
  private List<Source> sources = List.of();
  private volatile FlyteWorkflowIndex index = FlyteWorkflowIndex.NONE;

  /** Begins to list and watch. */
  interface Starter {
    <R extends Retained> KubeSource<R> source(ObjectType type, ObjectCache<R> cache);
  }

  FlyteWatches(WatchedTypes types, NamespaceShard shard, InstantSource clock) {
    this.types = types;
    this.shard = shard;
    this.clock = clock;
  }

  /**
   * The sources of this Flyte, which begin to list and watch as those of the other end. While it is
   * not known which one runs there are none, and those of Flyte 1 begin already.
   */
  synchronized List<Source> of(MajorVersion flyte, Starter starter) {
    MajorVersion wanted = flyte == MajorVersion.UNKNOWN ? MajorVersion.FLYTE_1 : flyte;
    if (wanted != watched) {
      sources.forEach(Source::close);
      index = FlyteWorkflowIndex.NONE;
      sources = wanted == MajorVersion.FLYTE_2 ? flyte2(starter) : flyte1(starter);
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

  private List<Source> flyte1(Starter starter) {
    ObjectCache<WorkflowObject> workflows = FlyteWorkflows.cache(clock).in(shard::holds);
    KubeSource<WorkflowObject> source = starter.source(types.workflows(), workflows);
    index =
        new WorkflowIndex(
            workflows.store(),
            namespace -> types.watchesWorkflowsIn(namespace) && shard.holds(namespace),
            () -> source.health().problem().isEmpty());
    ObjectCache<PodObject> pods = ObjectCaches.taskPods(types.labels()).in(shard::holds);
    List<Source> shared =
        List.of(
            source,
            starter.source(types.taskPods(), pods),
            starter.source(types.podEvents(), ObjectCaches.podEvents(pods::find).in(shard::holds)));
    return shard.isFirst()
        ? Stream.concat(
                shared.stream(), Stream.of(starter.source(types.leases(), ObjectCaches.leases())))
            .toList()
        : shared;
  }

  /** All of them at the first exporter: Flyte 2 keeps everything in one namespace. */
  private List<Source> flyte2(Starter starter) {
    if (!shard.isFirst()) {
      return List.of();
    }
    ObjectCache<PodObject> pods = ObjectCaches.taskPods(types.labels());
    return List.of(
        starter.source(types.taskActions(), TaskActions.cache(clock)),
        starter.source(types.actionPods(), pods),
        starter.source(types.actionEvents(), TaskActions.events()),
        starter.source(types.podEvents(), ObjectCaches.podEvents(pods::find)));
  }
}
