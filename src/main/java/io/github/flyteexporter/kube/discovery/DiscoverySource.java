package io.github.flyteexporter.kube.discovery;

import io.github.flyteexporter.config.Settings;
import io.github.flyteexporter.kube.discovery.TargetDiscovery.Unclear;
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

/** The discovery of targets as a source of its own, so that what it cannot find is seen. */
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
   * What is there at this moment: nothing while nobody knows, our own pod's port where Kubernetes
   * does not tell.
   */
  public DiscoveredTargets found() {
    boolean silent = !pods.complete() && health.get().problem().isPresent();
    return silent ? DiscoveredTargets.all(List.of(Settings.SIDECAR)) : look().found();
  }

  @Override
  public SourceId id() {
    return id;
  }

  @Override
  public Future<Reading> read() {
    Instant now = clock.instant();
    Look look = look();
    return Future.succeededFuture(
        look.why()
            .map(failure -> Reading.failed(id, now, Duration.ZERO, failure))
            .orElseGet(
                () ->
                    new Reading(
                        id,
                        now,
                        Duration.ZERO,
                        0,
                        look.found().targets().size(),
                        Samples.NONE,
                        List.of(),
                        Optional.empty())));
  }

  private Look look() {
    if (!pods.complete()) {
      return Look.without(
          health
              .get()
              .problem()
              .orElse(new Failure(Reason.OTHER, "the first list of pods is under way")));
    }
    try {
      return new Look(discovery.of(pods.all()), Optional.empty());
    } catch (Unclear e) {
      return Look.without(new Failure(Reason.OTHER, e.getMessage()));
    }
  }

  /** What there is, and why nobody knows where that is so. */
  private record Look(DiscoveredTargets found, Optional<Failure> why) {
    static Look without(Failure why) {
      return new Look(DiscoveredTargets.NOTHING, Optional.of(why));
    }
  }
}
