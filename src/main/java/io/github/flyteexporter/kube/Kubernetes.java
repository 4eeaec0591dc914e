package io.github.flyteexporter.kube;

import io.github.flyteexporter.config.KubernetesAccess;
import io.github.flyteexporter.config.NamespaceShard;
import io.github.flyteexporter.kube.access.AccessReader;
import io.github.flyteexporter.kube.api.ApiLook;
import io.github.flyteexporter.kube.api.ApiServer;
import io.github.flyteexporter.kube.api.RbacRule;
import io.github.flyteexporter.kube.api.Sleeper;
import io.github.flyteexporter.kube.api.WatchTiming;
import io.github.flyteexporter.kube.client.ApiAccessFinder;
import io.github.flyteexporter.kube.client.ApiConnection;
import io.github.flyteexporter.kube.discovery.DiscoveredTargets;
import io.github.flyteexporter.kube.discovery.DiscoverySource;
import io.github.flyteexporter.kube.discovery.MajorVersion;
import io.github.flyteexporter.kube.discovery.OwnPod;
import io.github.flyteexporter.kube.discovery.ProfiledPods;
import io.github.flyteexporter.kube.discovery.TargetDiscovery;
import io.github.flyteexporter.kube.errorlog.ErrorLogs;
import io.github.flyteexporter.kube.pod.PodObject;
import io.github.flyteexporter.kube.startlog.ContainerLog;
import io.github.flyteexporter.kube.startlog.MigrationLog;
import io.github.flyteexporter.kube.watch.KubeSource;
import io.github.flyteexporter.kube.watch.ObjectCache;
import io.github.flyteexporter.kube.watch.ObjectType;
import io.github.flyteexporter.kube.webhook.WebhookObject;
import io.github.flyteexporter.kube.workload.Workloads;
import io.github.flyteexporter.look.LookResult;
import io.github.flyteexporter.reading.Evidence.WebhookCa;
import io.github.flyteexporter.reading.FlyteWorkflowIndex;
import io.github.flyteexporter.reading.Source;
import io.github.flyteexporter.reading.TimeSource;
import io.github.flyteexporter.reading.access.ClusterAccess;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The Kubernetes cluster that Flyte runs in, found as {@code kubectl} or a pod finds it. */
public final class Kubernetes implements AutoCloseable {
  /** How long each call of a look may take. */
  private static final Duration LOOK = Duration.ofSeconds(5);

  private final ApiConnection connection;
  private final KubernetesAccess access;
  private final WatchedTypes types;
  private final NamespaceShard shard;
  private final OwnPod ownPod;
  private final ApiServer server;
  private final WatchTiming timing;
  private final TimeSource time;
  private final Watches watches;
  private final ObjectCache<WebhookObject> webhooks = ObjectCaches.webhooks();
  private volatile Optional<DiscoverySource> discovery = Optional.empty();
  private volatile Optional<ProfiledPods> profiled = Optional.empty();
  private volatile BooleanSupplier logsWanted = () -> false;
  private final FlyteWatches ofFlyte;
  private List<Source> ofBoth = List.of();

  public Kubernetes(
      ApiConnection connection,
      KubernetesAccess access,
      OwnPod ownPod,
      Consumer<RbacRule> asked,
      WatchTiming timing,
      TimeSource time,
      DoubleSupplier random,
      Sleeper sleeper) {
    this.connection = connection;
    this.types = WatchedTypes.of(access, ownPod);
    this.shard = access.namespaceShard();
    this.access = access;
    this.ownPod = ownPod;
    this.server = new ApiServer(connection, asked);
    this.timing = timing;
    this.time = time;
    this.watches = new Watches(server, timing, time, random, sleeper);
    this.ofFlyte = new FlyteWatches(watches, types, shard, time);
  }

  /**
   * The Kubernetes around us; empty where there is none, or none is to be watched.
   *
   * @throws IllegalArgumentException what is wrong with the kubeconfig or the proxy
   */
  public static Optional<Kubernetes> detect(Vertx vertx, KubernetesAccess access, TimeSource time) {
    Map<String, String> environment = System.getenv();
    if (!access.enabled() || !isAround(environment, Path.of(System.getProperty("user.home", "")))) {
      return Optional.empty();
    }
    return Optional.of(
        new Kubernetes(
            new ApiConnection(ApiAccessFinder.of(vertx, environment).find()),
            access,
            OwnPod.of(environment),
            asked -> {},
            WatchTiming.DEFAULT,
            time,
            () -> ThreadLocalRandom.current().nextDouble(),
            wait -> Thread.sleep(wait.toMillis())));
  }

  /** Whether we are in a pod or have a kubeconfig. */
  public static boolean isAround(Map<String, String> environment, Path home) {
    return environment.containsKey("KUBERNETES_SERVICE_HOST")
        || environment.containsKey("KUBECONFIG")
        || Files.exists(home.resolve(".kube").resolve("config"));
  }

  /**
   * Begins to list and watch.
   *
   * @param journaled whether what happens to objects is kept, for recordings
   */
  public void start(Vertx vertx, Supplier<Duration> interval, boolean journaled) {
    if (journaled) {
      watches.keepJournals(types::areWhole);
    }
    watches.start(vertx, interval);
    ofBoth = shard.isFirst() ? ofBoth(vertx) : List.of();
    ofFlyte.of(MajorVersion.of(access));
  }

  /**
   * The sources, once {@link #start} was called: those of what this Flyte keeps in Kubernetes and
   * the other does not, which begin to list and watch as those of the other end, none while it is
   * not known which one runs; and those of what both have. Of what is in the namespaces of
   * workflows, which may be much, one of several exporters keeps its share; the first one has all
   * the rest.
   */
  public List<Source> sources(MajorVersion flyte) {
    return Stream.concat(ofFlyte.of(flyte).stream(), ofBoth.stream()).toList();
  }

  private List<Source> ofBoth(Vertx vertx) {
    Workloads workloads =
        new Workloads(
            ObjectCaches.workloads(types.labels()), ObjectCaches.workloads(types.labels()));
    ObjectCache<PodObject> controlPlane = ObjectCaches.controlPlanePods(types.labels(), workloads);
    KubeSource<PodObject> controlPlanePods = watches.source(types.controlPlanePods(), controlPlane);
    List<Source> sources =
        new ArrayList<>(
            List.of(
                controlPlanePods,
                watches.source(types.deployments(), workloads.deployments()),
                watches.source(types.statefulSets(), workloads.statefulSets()),
                watches.source(types.webhooks(), webhooks),
                watches.source(types.namespaces(), ObjectCaches.namespaces()),
                watches.source(types.quotas(), ObjectCaches.quotas())));
    if (ownPod.isKnown()) {
      discovery =
          Optional.of(
              new DiscoverySource(
                  new TargetDiscovery(ownPod, access.readConfig(), MajorVersion.of(access)),
                  controlPlane.store(),
                  controlPlanePods::health,
                  time));
    }
    discovery.ifPresent(sources::add);
    TargetDiscovery anywhere =
        new TargetDiscovery(new OwnPod("", types.own()), true, MajorVersion.FLYTE_1);
    profiled =
        Optional.of(
            new ProfiledPods(
                new DiscoverySource(anywhere, controlPlane.store(), controlPlanePods::health, time),
                server,
                types.own()));
    ContainerLog log = new ContainerLog(server, timing.answer(), time);
    if (access.migrationLog()) {
      sources.add(
          new MigrationLog(vertx, controlPlanePods::failure, controlPlane.store(), log, time));
    }
    if (access.errorLogs()) {
      sources.add(
          new ErrorLogs(vertx, controlPlane.store(), log, time, () -> logsWanted.getAsBoolean()));
    }
    return List.copyOf(sources);
  }

  /** Runs this once, when the first lists of all {@link #sources} are complete or have failed. */
  public void onFirstLists(Runnable run) {
    watches.onFirstLists(run);
  }

  /** The ports of Flyte as the pods say, once it was started; outside of a pod our own. */
  public DiscoveredTargets discoveredTargets() {
    return discovery
        .map(DiscoverySource::found)
        .orElseGet(() -> DiscoveredTargets.inOwnPod(MajorVersion.of(access)));
  }

  /** The profiling ports through the API server, once it was started. */
  public Optional<ProfiledPods> profiledPods() {
    return profiled;
  }

  /** Reads the errors in Flyte's logs while this holds, if that is turned on. */
  public void readErrorLogsWhile(BooleanSupplier wanted) {
    logsWanted = wanted;
  }

  /** The FlyteWorkflows that are watched, once it was started. */
  public FlyteWorkflowIndex workflowIndex() {
    return ofFlyte.index();
  }

  /** How the API server reaches Flyte's pod webhook, as its configuration said last. */
  public Optional<WebhookCa> webhookCa() {
    return webhooks.summarize(time.instant()).evidence().stream()
        .filter(WebhookCa.class::isInstance)
        .map(WebhookCa.class::cast)
        .findFirst();
  }

  /** Looks at the API server; the future does not fail. */
  public Future<List<LookResult>> look() {
    ObjectType leases = types.leases();
    return new ApiLook(server, leases.permission("list"), leases.path() + "limit=1", LOOK).make();
  }

  /** What is allowed in Kubernetes, asked now; blocks. */
  public ClusterAccess access() {
    return new AccessReader(server, types.all(MajorVersion.of(access)), types.labels(), types.own())
        .read();
  }

  /** Ends all watches and the client. */
  @Override
  public void close() {
    watches.close();
    connection.close();
  }
}
