package io.github.flyteexporter.runtime;

import io.github.flyteexporter.admin.AdminSource;
import io.github.flyteexporter.auth.AdminCredentials;
import io.github.flyteexporter.auth.Authentication;
import io.github.flyteexporter.auth.TokenRequestCounts;
import io.github.flyteexporter.config.AdminAccess;
import io.github.flyteexporter.config.Auth;
import io.github.flyteexporter.config.Database;
import io.github.flyteexporter.config.Ingress;
import io.github.flyteexporter.config.Settings;
import io.github.flyteexporter.database.DatabaseSource;
import io.github.flyteexporter.flyte2.ApiSource;
import io.github.flyteexporter.http.HttpUrl;
import io.github.flyteexporter.kube.Kubernetes;
import io.github.flyteexporter.kube.discovery.DiscoveredTargets;
import io.github.flyteexporter.kube.discovery.MajorVersion;
import io.github.flyteexporter.look.Looks;
import io.github.flyteexporter.reading.FlyteWorkflowIndex;
import io.github.flyteexporter.reading.Source;
import io.github.flyteexporter.reading.TimeSource;
import io.github.flyteexporter.reading.access.ClusterAccess;
import io.github.flyteexporter.scrape.EitherController;
import io.github.flyteexporter.scrape.ProfilingPort;
import io.github.flyteexporter.signal.Catalogue;
import io.github.flyteexporter.web.ProbeRegistry;
import io.vertx.core.Vertx;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Builds the sources of a live Flyte and the plan that reads them. Each source is kept while the
 * settings that it is built from are equal.
 */
public final class LiveSourceFactory {
  private final Optional<Kubernetes> kubernetes;
  private final ScrapeTargets targets;
  private final Reconfigurable<Optional<AdminAccess>, Optional<Authentication>> client;
  private final Reconfigurable<Login, Optional<Source>> login;
  private final Reconfigurable<Optional<AdminAccess>, Optional<AdminSource>> admin;
  private final Reconfigurable<Optional<AdminAccess>, Optional<ApiSource>> flyte2;
  private final Reconfigurable<Database, Optional<DatabaseSource>> database;
  private final FoundObjectStore store;
  private final ConfiguredLooks looks;
  private final ConfiguredProbes probes;

  /** What the login of users is checked with. */
  private record Login(Ingress ingress, Auth auth) {}

  /**
   * Connects to Kubernetes where there is one; everything else begins with the first plan.
   *
   * @param interval the present interval of rounds
   */
  public LiveSourceFactory(
      Vertx vertx,
      Settings settings,
      Supplier<Duration> interval,
      TimeSource time,
      Map<String, String> environment) {
    kubernetes = kubernetes(vertx, settings, time);
    kubernetes.ifPresent(cluster -> cluster.start(vertx, interval, settings.record().enabled()));
    DiscoveredTargets alone = DiscoveredTargets.inOwnPod(MajorVersion.of(settings.kubernetes()));
    store = new FoundObjectStore(time);
    targets =
        new ScrapeTargets(
            (target, flyte) ->
                flyte == MajorVersion.FLYTE_2
                    ? EitherController.of(vertx, target, Catalogue.names(), time)
                    : store.in(
                        new ProfilingPort(vertx, target, Catalogue.names(), time),
                        HttpUrl.of(target.url())),
            flyte -> kubernetes.map(cluster -> cluster.sources(flyte)).orElse(List.of()),
            () -> kubernetes.map(Kubernetes::discoveredTargets).orElse(alone));
    TokenRequestCounts tokenRequests = new TokenRequestCounts();
    client =
        new Reconfigurable<>(
            enabled ->
                enabled.map(
                    access ->
                        Authentication.of(
                            vertx,
                            access,
                            urlOf(access),
                            time,
                            () -> ThreadLocalRandom.current().nextDouble(),
                            tokenRequests)),
            before -> before.ifPresent(made -> made.source().close()));
    login = reconfigurable(key -> Authentication.login(vertx, key.ingress(), key.auth(), time));
    FlyteWorkflowIndex index =
        kubernetes.map(Kubernetes::workflowIndex).orElse(FlyteWorkflowIndex.NONE);
    admin =
        reconfigurable(
            enabled ->
                enabled.map(
                    access ->
                        new AdminSource(
                            vertx,
                            urlOf(access),
                            access,
                            credentials(access),
                            index,
                            time,
                            () -> ThreadLocalRandom.current().nextDouble())));
    flyte2 =
        reconfigurable(
            enabled ->
                enabled.flatMap(
                    access -> access.url().map(url -> new ApiSource(vertx, url, access, time))));
    database =
        reconfigurable(
            access ->
                access.host().isEmpty()
                    ? Optional.empty()
                    : Optional.of(new DatabaseSource(vertx, access, time)));
    boolean inPod = environment.containsKey("KUBERNETES_SERVICE_HOST");
    looks = new ConfiguredLooks(new Looks(vertx, time, environment), store, kubernetes, inPod);
    probes =
        new ConfiguredProbes(
            vertx,
            now -> credentials(now.admin()),
            time,
            kubernetes.filter(cluster -> inPod).map(cluster -> cluster::webhookCa));
  }

  private static Optional<Kubernetes> kubernetes(Vertx vertx, Settings settings, TimeSource time) {
    try {
      return Kubernetes.detect(vertx, settings.kubernetes(), time);
    } catch (IllegalArgumentException e) {
      throw new UsageException(e.getMessage());
    }
  }

  private static <K, S extends Source> Reconfigurable<K, Optional<S>> reconfigurable(
      Function<K, Optional<S>> factory) {
    return new Reconfigurable<>(factory, before -> before.ifPresent(Source::close));
  }

  private static URI urlOf(AdminAccess access) {
    return access.url().orElse(DiscoveredTargets.LOCAL_ADMIN);
  }

  private AdminCredentials credentials(AdminAccess access) {
    return client
        .get(enabled(access))
        .map(Authentication::credentials)
        .orElse(AdminCredentials.NONE);
  }

  private static boolean isFirst(Settings settings) {
    return settings.kubernetes().namespaceShard().isFirst();
  }

  private static Optional<AdminAccess> enabled(AdminAccess access) {
    return access.enabled() ? Optional.of(access) : Optional.empty();
  }

  /** Reads the errors in Flyte's logs while this holds, if that is turned on. */
  public void readErrorLogsWhile(BooleanSupplier wanted) {
    kubernetes.ifPresent(cluster -> cluster.readErrorLogsWhile(wanted));
  }

  /** What is run once Kubernetes' objects were listed, as far as they can be. */
  void onFirstLists(Runnable run) {
    kubernetes.ifPresent(cluster -> cluster.onFirstLists(run));
  }

  /** The profiling ports, for the watcher of targets that come and go. */
  public ScrapeTargets targets() {
    return targets;
  }

  /** The probes that can be run by their name. */
  public ProbeRegistry probes() {
    return probes;
  }

  /** What is run when a Flyte process names another object store: there is another plan then. */
  public void onOtherPlan(Runnable run) {
    store.onChange(run);
  }

  /** What is allowed in Kubernetes, asked now; empty where there is none. Blocks. */
  Optional<ClusterAccess> access() {
    return kubernetes.map(Kubernetes::access);
  }

  /** The profiling ports of Flyte's pods as the API server reaches them. */
  List<Source> proxiedPorts(Vertx vertx, TimeSource time) {
    return kubernetes
        .flatMap(Kubernetes::profiledPods)
        .map(pods -> ProxiedPort.all(vertx, pods, Catalogue.names(), time))
        .orElse(List.of());
  }

  /** Ends all watches: no further round is read. */
  void closeKubernetes() {
    kubernetes.ifPresent(Kubernetes::close);
  }

  /** The targets that exist now under these settings. */
  public DiscoveredTargets discover(Settings settings) {
    return isFirst(settings)
        ? targets.discover(settings)
        : DiscoveredTargets.ofAnotherShard(MajorVersion.of(settings.kubernetes()));
  }

  /**
   * The plan of a round under these settings with these targets. What one of several replicas reads
   * for all is left out unless this is the one.
   */
  public PollPlan plan(Settings settings, DiscoveredTargets found) {
    Settings known = settings.withAdminAt(found.admin());
    boolean second = found.flyte() == MajorVersion.FLYTE_2;
    Optional<AdminAccess> api = enabled(known.admin());
    Optional<AdminAccess> access = second ? Optional.empty() : api;
    Optional<AdminSource> reads = admin.get(access);
    Optional<ApiSource> runs = flyte2.get(second ? api : Optional.empty());
    Optional<DatabaseSource> queries = database.get(known.database());
    Stream<Source> clusterWide =
        Stream.of(
                client.get(access).<Source>map(Authentication::source),
                second
                    ? Optional.<Source>empty()
                    : login.get(new Login(known.ingress(), known.admin().auth())),
                reads.<Source>map(source -> source),
                runs.<Source>map(source -> source),
                runs.map(ApiSource::look),
                queries.<Source>map(source -> source),
                queries.filter(source -> known.looks().enabled()).map(DatabaseSource::looks))
            .flatMap(Optional::stream);
    List<Source> all =
        Stream.of(
                targets.sources(found).stream(),
                found.clusterWide() ? clusterWide : Stream.<Source>empty(),
                probes.get(known, found).stream(),
                looks.get(known, found, urlOf(known.admin()), reads).stream())
            .<Source>flatMap(sources -> sources)
            .toList();
    return PollPlan.live(all, settings.interval(), settings.projectDomains(), isFirst(settings));
  }
}
