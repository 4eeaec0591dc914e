package io.github.flyteexporter.kube.discovery;

import io.github.flyteexporter.kube.discovery.TargetDiscovery.AmbiguousFlyteException;
import io.github.flyteexporter.kube.pod.PodObject;
import io.github.flyteexporter.kube.watch.KubeSource;
import io.github.flyteexporter.kube.watch.Store;
import io.github.flyteexporter.kube.watch.WatchHealth;
import io.github.flyteexporter.reading.Failure;
import io.github.flyteexporter.reading.Failure.Reason;
import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.reading.Samples;
import io.github.flyteexporter.reading.Source;
import io.github.flyteexporter.reading.SourceId;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The discovery of targets as a source, so that its failures show as those of any source. */
public final class DiscoverySource implements Source {
  private final SourceId id = new SourceId(KubeSource.KUBE, "discovery");
  private final TargetDiscovery discovery;
  private final Store<PodObject> pods;
  private final Supplier<WatchHealth> health;
  private final InstantSource clock;

  public DiscoverySource(
      TargetDiscovery discovery,
      Store<PodObject> pods,
      Supplier<WatchHealth> health,
      InstantSource clock) {
    this.discovery = discovery;
    this.pods = pods;
    this.health = health;
    this.clock = clock;
  }

  /**
   * The current targets: none before the first list of pods, our own pod's port where pods cannot
   * be listed.
   */
  public DiscoveredTargets found() {
    boolean unreadable = !pods.complete() && health.get().problem().isPresent();
    return unreadable ? DiscoveredTargets.inOwnPod(discovery.wanted()) : lookUp().found();
  }

  /** The current targets: none before the first list of pods, or where they cannot be listed. */
  DiscoveredTargets known() {
    return lookUp().found();
  }

  @Override
  public SourceId id() {
    return id;
  }

  @Override
  public Future<Reading> read() {
    Instant now = clock.instant();
    Lookup lookup = lookUp();
    return Future.succeededFuture(
        lookup
            .why()
            .map(failure -> Reading.failed(id, now, Duration.ZERO, failure))
            .orElseGet(
                () ->
                    new Reading(
                        id,
                        now,
                        Duration.ZERO,
                        0,
                        lookup.found().targets().size(),
                        Samples.NONE,
                        List.of(),
                        Optional.empty())));
  }

  private Lookup lookUp() {
    if (!pods.complete()) {
      return Lookup.without(
          health
              .get()
              .problem()
              .orElse(new Failure(Reason.NOT_YET, "first list of pods in progress")));
    }
    try {
      return new Lookup(discovery.discover(pods.all()), Optional.empty());
    } catch (AmbiguousFlyteException e) {
      return Lookup.without(new Failure(Reason.OTHER, e.getMessage()));
    }
  }

  /** The targets, or why they are not known. */
  private record Lookup(DiscoveredTargets found, Optional<Failure> why) {
    static Lookup without(Failure why) {
      return new Lookup(DiscoveredTargets.NOTHING, Optional.of(why));
    }
  }
}
