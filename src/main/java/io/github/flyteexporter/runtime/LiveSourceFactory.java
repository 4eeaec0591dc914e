package io.github.flyteexporter.runtime;

import io.github.flyteexporter.config.Settings;
import io.github.flyteexporter.kube.Kubernetes;
import io.github.flyteexporter.kube.discovery.DiscoveredTargets;
import io.github.flyteexporter.reading.FlyteWorkflowIndex;
import io.github.flyteexporter.reading.Source;
import io.github.flyteexporter.scrape.ProfilingPort;
import io.github.flyteexporter.signal.Catalogue;
import io.github.flyteexporter.signal.catalogue.FlyteNames;
import io.github.flyteexporter.web.ProbeRoute;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** All that is read of a live Flyte, and the plan that reads it. */
public final class LiveSourceFactory {
  /** Without Kubernetes: a sidecar. */
  private static final DiscoveredTargets ALONE = DiscoveredTargets.all(List.of(Settings.SIDECAR));

  private final ScrapeTargets sources;
  private final AuthSources auth;
  private final AdminSources admin;
  private final ProbeSources probes;
  private final DatabaseSources database;

  public LiveSourceFactory(
      Vertx vertx,
      Settings settings,
      Supplier<Duration> beat,
      InstantSource clock,
      Map<String, String> environment) {
    FlyteNames names = Catalogue.names();
    Optional<Kubernetes> kubernetes = kubernetes(settings, clock);
    auth = new AuthSources(vertx, clock);
    probes =
        new ProbeSources(
            vertx,
            auth::credentials,
            clock,
            environment,
            kubernetes.map(around -> around::webhookCa));
    sources =
        new ScrapeTargets(
            target -> new ProfilingPort(vertx, target, names, clock),
            kubernetes.map(around -> around.sources(vertx, beat)).orElse(List.of()),
            () -> kubernetes.map(Kubernetes::discoveredTargets).orElse(ALONE));
    admin =
        new AdminSources(
            vertx,
            auth::credentials,
            kubernetes.map(Kubernetes::workflowIndex).orElse(FlyteWorkflowIndex.NONE),
            clock);
    database = new DatabaseSources(vertx, clock);
  }

  private static Optional<Kubernetes> kubernetes(Settings settings, InstantSource clock) {
    try {
      return Kubernetes.detect(settings.kubernetes(), clock);
    } catch (IllegalArgumentException e) {
      throw new UsageException(e.getMessage());
    }
  }

  /** What notices targets that come and go. */
  public ScrapeTargets ports() {
    return sources;
  }

  /** The probes that a page may run. */
  public ProbeRoute.Doors doors() {
    return probes;
  }

  /** What is there to be read with these settings at this moment. */
  public DiscoveredTargets found(Settings settings) {
    return sources.found(settings);
  }

  /** What a round does with these settings where this was found. */
  public PollPlan plan(Settings settings, DiscoveredTargets found) {
    Settings there = settings.withAdminAt(found.admin());
    boolean forAll = found.clusterWide();
    List<Source> all =
        Stream.<List<? extends Source>>of(
                sources.of(found),
                auth.of(there, found),
                admin.of(there, forAll),
                probes.of(there, found),
                database.of(there.database(), forAll))
            .<Source>flatMap(List::stream)
            .toList();
    return new PollPlan(all, settings.beat(), settings.beat(), true, settings.projectDomains());
  }
}
