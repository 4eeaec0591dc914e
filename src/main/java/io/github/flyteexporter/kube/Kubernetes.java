package io.github.flyteexporter.kube;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.github.flyteexporter.config.KubernetesAccess;
import io.github.flyteexporter.config.Settings;
import io.github.flyteexporter.kube.access.AccessReader;
import io.github.flyteexporter.kube.api.ApiClients;
import io.github.flyteexporter.kube.api.ApiLook;
import io.github.flyteexporter.kube.api.ApiServer;
import io.github.flyteexporter.kube.api.RbacRule;
import io.github.flyteexporter.kube.api.Sleeper;
import io.github.flyteexporter.kube.api.WatchTiming;
import io.github.flyteexporter.kube.discovery.DiscoveredTargets;
import io.github.flyteexporter.kube.discovery.DiscoverySource;
import io.github.flyteexporter.kube.discovery.OwnPod;
import io.github.flyteexporter.kube.discovery.ProfiledPods;
import io.github.flyteexporter.kube.discovery.TargetDiscovery;
import io.github.flyteexporter.kube.errorlog.ErrorLogs;
import io.github.flyteexporter.kube.pod.PodObject;
import io.github.flyteexporter.kube.startlog.ContainerLog;
import io.github.flyteexporter.kube.startlog.MigrationLog;
import io.github.flyteexporter.kube.watch.KubeSource;
import io.github.flyteexporter.kube.watch.ListWatch;
import io.github.flyteexporter.kube.watch.ObjectCache;
import io.github.flyteexporter.kube.watch.ObjectType;
import io.github.flyteexporter.kube.watch.Retained;
import io.github.flyteexporter.kube.webhook.WebhookObject;
import io.github.flyteexporter.kube.workflow.FlyteWorkflows;
import io.github.flyteexporter.kube.workflow.WorkflowIndex;
import io.github.flyteexporter.kube.workflow.WorkflowObject;
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

/** The Kubernetes cluster that Flyte runs in, found as {@code kubectl} or a pod finds it. */
public final class Kubernetes implements AutoCloseable {
  /** How long each call of a look may take. */
  private static final Duration LOOK = Duration.ofSeconds(5);

  private final KubernetesClient client;
  private final KubernetesAccess access;
  private final WatchedTypes types;
  private final OwnPod ownPod;
  private final ApiServer server;
  private final WatchTiming timing;
  private final TimeSource time;
  private final DoubleSupplier random;
  private final Sleeper sleeper;
  private final ObjectLimits limits = ObjectLimits.ofProcess();
  private final List<ListWatch<?>> watches = new ArrayList<>();
  private final ObjectCache<WebhookObject> webhooks = ObjectCaches.webhooks();
  private volatile Optional<DiscoverySource> discovery = Optional.empty();
  private volatile Optional<ProfiledPods> profiled = Optional.empty();
  private volatile BooleanSupplier logsWanted = () -> false;
  private volatile FlyteWorkflowIndex index = FlyteWorkflowIndex.NONE;
  private volatile boolean journaled;

  public Kubernetes(
      KubernetesClient client,
      KubernetesAccess access,
      OwnPod ownPod,
      Consumer<RbacRule> asked,
      WatchTiming timing,
      TimeSource time,
      DoubleSupplier random,
      Sleeper sleeper) {
    this.client = client;
    this.types = WatchedTypes.of(access, ownPod);
    this.access = access;
    this.ownPod = ownPod;
    this.server = new ApiServer(client.getHttpClient(), client.getMasterUrl().toString(), asked);
    this.timing = timing;
    this.time = time;
    this.random = random;
    this.sleeper = sleeper;
  }

  /**
   * The Kubernetes around us; empty where there is none, or none is to be watched.
   *
   * @throws IllegalArgumentException when the proxy to the API server is wrong
   */
  public static Optional<Kubernetes> detect(KubernetesAccess access, TimeSource time) {
    Map<String, String> environment = System.getenv();
    if (!access.enabled() || !isAround(environment, Path.of(System.getProperty("user.home", "")))) {
      return Optional.empty();
    }
    return Optional.of(
        new Kubernetes(
            ApiClients.create(Config.autoConfigure(null), environment),
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

  /** Keeps what happens to objects, for recordings; before {@link #sources}. */
  public void keepJournals() {
    journaled = true;
  }

  /** The sources, which begin to list and watch. */
  public List<Source> sources(Vertx vertx, Supplier<Duration> interval) {
    ObjectCache<PodObject> taskPods = ObjectCaches.taskPods(types.labels());
    Workloads workloads =
        new Workloads(
            ObjectCaches.workloads(types.labels()), ObjectCaches.workloads(types.labels()));
    ObjectCache<PodObject> controlPlane = ObjectCaches.controlPlanePods(types.labels(), workloads);
    KubeSource<PodObject> controlPlanePods =
        source(vertx, interval, types.controlPlanePods(), controlPlane);
    List<Source> sources =
        new ArrayList<>(
            List.of(
                workflows(vertx, interval),
                source(vertx, interval, types.taskPods(), taskPods),
                controlPlanePods,
                source(vertx, interval, types.deployments(), workloads.deployments()),
                source(vertx, interval, types.statefulSets(), workloads.statefulSets()),
                source(vertx, interval, types.leases(), ObjectCaches.leases()),
                source(vertx, interval, types.webhooks(), webhooks),
                source(vertx, interval, types.namespaces(), ObjectCaches.namespaces()),
                source(vertx, interval, types.quotas(), ObjectCaches.quotas()),
                source(
                    vertx, interval, types.podEvents(), ObjectCaches.podEvents(taskPods::find))));
    if (ownPod.isKnown()) {
      discovery =
          Optional.of(
              new DiscoverySource(
                  new TargetDiscovery(ownPod, access.readConfig()),
                  controlPlane.store(),
                  controlPlanePods::health,
                  time));
    }
    discovery.ifPresent(sources::add);
    TargetDiscovery anywhere = new TargetDiscovery(new OwnPod("", types.own()), true);
    profiled =
        Optional.of(
            new ProfiledPods(
                new DiscoverySource(anywhere, controlPlane.store(), controlPlanePods::health, time),
                server,
                types.own()));
    if (access.migrationLog()) {
      ContainerLog log = new ContainerLog(server, timing.answer(), time);
      sources.add(
          new MigrationLog(vertx, controlPlanePods::failure, controlPlane.store(), log, time));
    }
    if (access.errorLogs()) {
      ContainerLog log = new ContainerLog(server, timing.answer(), time);
      sources.add(
          new ErrorLogs(vertx, controlPlane.store(), log, time, () -> logsWanted.getAsBoolean()));
    }
    return List.copyOf(sources);
  }

  /** The ports of Flyte as the pods say, once {@link #sources} runs; outside of a pod our own. */
  public DiscoveredTargets discoveredTargets() {
    return discovery
        .map(DiscoverySource::found)
        .orElseGet(() -> DiscoveredTargets.beside(List.of(Settings.SIDECAR)));
  }

  /** The profiling ports through the API server, once {@link #sources} runs. */
  public Optional<ProfiledPods> profiledPods() {
    return profiled;
  }

  /** Reads the errors in Flyte's logs while this holds, if that is turned on. */
  public void readErrorLogsWhile(BooleanSupplier wanted) {
    logsWanted = wanted;
  }

  /** The FlyteWorkflows that are watched, once {@link #sources} runs. */
  public FlyteWorkflowIndex workflowIndex() {
    return index;
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
    RbacRule need = new RbacRule("list", leases.group(), leases.plural());
    return new ApiLook(server, need, leases.path() + "limit=1", LOOK).make();
  }

  /** What is allowed in Kubernetes, asked now; blocks. */
  public ClusterAccess access() {
    return new AccessReader(client, types.all(), types.labels(), types.own()).read();
  }

  private Source workflows(Vertx vertx, Supplier<Duration> interval) {
    ObjectCache<WorkflowObject> cache = FlyteWorkflows.cache(time);
    KubeSource<WorkflowObject> source = source(vertx, interval, types.workflows(), cache);
    index =
        new WorkflowIndex(
            cache.store(),
            types.workflows().namespace(),
            () -> source.health().problem().isEmpty());
    return source;
  }

  /** A source of one type's objects, which begins to list and watch. */
  <R extends Retained> KubeSource<R> source(
      Vertx vertx, Supplier<Duration> interval, ObjectType type, ObjectCache<R> cache) {
    if (journaled && types.areWhole(type)) {
      cache.journaled();
    }
    ListWatch<R> watch =
        new ListWatch<>(type, server, cache, timing, time, random, sleeper, limits.of(type))
            .start();
    watches.add(watch);
    return new KubeSource<>(vertx, type, cache, watch, time, interval);
  }

  /** Ends all watches and the client. */
  @Override
  public void close() {
    watches.forEach(ListWatch::close);
    client.close();
  }
}
