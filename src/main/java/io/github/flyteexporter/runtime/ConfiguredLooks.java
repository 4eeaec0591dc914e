package io.github.flyteexporter.runtime;

import io.github.flyteexporter.admin.AdminSource;
import io.github.flyteexporter.config.AdminAccess;
import io.github.flyteexporter.config.DirectLooks;
import io.github.flyteexporter.config.Settings;
import io.github.flyteexporter.http.HttpUrl;
import io.github.flyteexporter.kube.Kubernetes;
import io.github.flyteexporter.kube.discovery.DiscoveredTargets;
import io.github.flyteexporter.look.Looks;
import io.github.flyteexporter.look.ObjectStore;
import io.github.flyteexporter.reading.LookSamples;
import io.github.flyteexporter.reading.Source;
import io.github.flyteexporter.reading.SourceId;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The direct looks that follow from the settings and from what was found; each is kept while it
 * goes to the same place. What cannot be found is not looked at.
 */
final class ConfiguredLooks {
  private final Looks looks;
  private final FoundObjectStore store;
  private final Optional<Kubernetes> kubernetes;
  private final boolean inPod;
  private Map<Key, Source> sources = Map.of();
  private Map<Key, Source> next = new LinkedHashMap<>();

  /** What a look is built from. */
  private record Key(SourceId target, Object of) {}

  /**
   * No looks yet.
   *
   * @param inPod whether names of Services resolve
   */
  ConfiguredLooks(
      Looks looks, FoundObjectStore store, Optional<Kubernetes> kubernetes, boolean inPod) {
    this.looks = looks;
    this.store = store;
    this.kubernetes = kubernetes;
    this.inPod = inPod;
  }

  /** The looks of these settings; none where another replica looks for all. */
  synchronized List<Source> get(
      Settings settings, DiscoveredTargets found, URI admin, Optional<AdminSource> reads) {
    next = new LinkedHashMap<>();
    DirectLooks wanted = settings.looks();
    if (wanted.enabled() && found.clusterWide()) {
      objectStore(wanted)
          .ifPresent(
              at ->
                  add(
                      LookSamples.OBJECT_STORE,
                      List.of(at, wanted.ca()),
                      () -> looks.objectStore(at, wanted.ca())));
      kubernetes.ifPresent(this::kubernetes);
      reads.ifPresent(source -> flyteadmin(settings.admin(), admin, source));
      Map<SourceId, URI> health = found.healthchecks();
      healthcheck(LookSamples.SCHEDULER, wanted.scheduler(), health);
      healthcheck(LookSamples.DATACATALOG, wanted.datacatalog(), health);
    }
    sources = next;
    return List.copyOf(sources.values());
  }

  private Optional<ObjectStore> objectStore(DirectLooks wanted) {
    Optional<ObjectStore> found = store.current();
    String bucket =
        wanted.bucket().isEmpty() ? found.map(ObjectStore::bucket).orElse("") : wanted.bucket();
    return wanted
        .objectStore()
        .map(HttpUrl::of)
        .or(() -> found.map(ObjectStore::url))
        .map(url -> new ObjectStore(url, bucket));
  }

  private void kubernetes(Kubernetes cluster) {
    add(LookSamples.KUBE_API, cluster, () -> looks.source(LookSamples.KUBE_API, cluster::look));
    if (inPod) {
      add(LookSamples.WEBHOOK, cluster, () -> looks.webhook(cluster::webhookCa));
    }
  }

  private void flyteadmin(AdminAccess access, URI url, AdminSource reads) {
    add(
        LookSamples.FLYTEADMIN,
        List.of(url, access.tls(), reads),
        () -> looks.flyteadmin(url, access.tls(), reads::looks));
  }

  private void healthcheck(
      SourceId target, Optional<URI> configured, Map<SourceId, URI> discovered) {
    configured
        .or(() -> Optional.ofNullable(discovered.get(target)))
        .ifPresent(url -> add(target, url, () -> looks.healthcheck(target, url)));
  }

  private void add(SourceId target, Object of, Supplier<Source> make) {
    Key key = new Key(target, of);
    Source before = sources.get(key);
    next.put(key, before == null ? make.get() : before);
  }
}
