package io.github.flyteexporter.kube;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.github.flyteexporter.config.KubernetesAccess;
import io.github.flyteexporter.config.Settings;
import io.github.flyteexporter.kube.api.ApiServer;
import io.github.flyteexporter.kube.api.RbacRule;
import io.github.flyteexporter.kube.api.Sleeper;
import io.github.flyteexporter.kube.api.WatchTiming;
import io.github.flyteexporter.kube.discovery.DiscoveredTargets;
import io.github.flyteexporter.kube.discovery.DiscoverySource;
import io.github.flyteexporter.kube.discovery.OwnPod;
import io.github.flyteexporter.kube.discovery.TargetDiscovery;
import io.github.flyteexporter.kube.event.EventObject;
import io.github.flyteexporter.kube.event.EventReader;
import io.github.flyteexporter.kube.event.EventSummary;
import io.github.flyteexporter.kube.lease.LeaseReader;
import io.github.flyteexporter.kube.lease.LeaseSummary;
import io.github.flyteexporter.kube.pod.PodObject;
import io.github.flyteexporter.kube.pod.PodReader;
import io.github.flyteexporter.kube.pod.PodSummary;
import io.github.flyteexporter.kube.pod.TaskPodSummary;
import io.github.flyteexporter.kube.startlog.ContainerLog;
import io.github.flyteexporter.kube.startlog.MigrationLog;
import io.github.flyteexporter.kube.watch.KubeSource;
import io.github.flyteexporter.kube.watch.ListWatch;
import io.github.flyteexporter.kube.watch.ObjectReader;
import io.github.flyteexporter.kube.watch.ObjectSummary;
import io.github.flyteexporter.kube.watch.ObjectType;
import io.github.flyteexporter.kube.watch.RecentlyDeleted;
import io.github.flyteexporter.kube.watch.Retained;
import io.github.flyteexporter.kube.watch.Store;
import io.github.flyteexporter.kube.webhook.WebhookReader;
import io.github.flyteexporter.kube.webhook.WebhookSummary;
import io.github.flyteexporter.kube.workflow.FlyteWorkflows;
import io.github.flyteexporter.kube.workflow.WorkflowIndex;
import io.github.flyteexporter.kube.workflow.WorkflowObject;
import io.github.flyteexporter.reading.FlyteWorkflowIndex;
import io.github.flyteexporter.reading.Source;
import io.vertx.core.Vertx;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;

/** The Kubernetes that Flyte runs in, found as {@code kubectl} or a pod finds it. */
public final class Kubernetes implements AutoCloseable {
  private final KubernetesClient client;
  private final KubernetesAccess access;
  private final WatchedTypes types;
  private final OwnPod ownPod;
  private final ApiServer server;
  private final WatchTiming timing;
  private final InstantSource clock;
  private final DoubleSupplier random;
  private final Sleeper pause;
  private final List<ListWatch<?>> open = new ArrayList<>();
  private volatile Optional<DiscoverySource> discovery = Optional.empty();
  private volatile FlyteWorkflowIndex index = FlyteWorkflowIndex.NONE;

  public Kubernetes(
      KubernetesClient client,
      KubernetesAccess access,
      OwnPod ownPod,
      Consumer<RbacRule> asked,
      WatchTiming timing,
      InstantSource clock,
      DoubleSupplier random,
      Sleeper pause) {
    this.client = client;
    this.types = WatchedTypes.of(access, ownPod);
    this.access = access;
    this.ownPod = ownPod;
    this.server = new ApiServer(client.getHttpClient(), client.getMasterUrl().toString(), asked);
    this.timing = timing;
    this.clock = clock;
    this.random = random;
    this.pause = pause;
  }

  /** The Kubernetes around us, empty where there is none or none is to be watched. */
  public static Optional<Kubernetes> here(KubernetesAccess access, InstantSource clock) {
    if (!access.enabled()
        || !around(System.getenv(), Path.of(System.getProperty("user.home", "")))) {
      return Optional.empty();
    }
    Config config = Config.autoConfigure(null);
    // waiting and trying again is our own business: with jitter, and as the server asks
    config.setRequestRetryBackoffLimit(0);
    return Optional.of(
        new Kubernetes(
            new KubernetesClientBuilder().withConfig(config).build(),
            access,
            OwnPod.here(System.getenv()),
            asked -> {},
            WatchTiming.DEFAULT,
            clock,
            () -> ThreadLocalRandom.current().nextDouble(),
            time -> Thread.sleep(time.toMillis())));
  }

  /** Whether we are in a pod or have a kubeconfig. */
  public static boolean around(Map<String, String> environment, Path home) {
    return environment.containsKey("KUBERNETES_SERVICE_HOST")
        || environment.containsKey("KUBECONFIG")
        || Files.exists(home.resolve(".kube").resolve("config"));
  }

  /** The sources, which begin to list and watch. */
  public List<Source> sources(Vertx vertx, Supplier<Duration> beat) {
    RecentlyDeleted<PodObject> pods = new RecentlyDeleted<>(new TaskPodSummary());
    Store<PodObject> podStore = new Store<>(pods);
    PodReader podReader = new PodReader(types.names());
    RecentlyDeleted<PodObject> own = new RecentlyDeleted<>(PodSummary.ofFlyte());
    Store<PodObject> ownStore = new Store<>(own);
    KubeSource<PodObject> ownSource =
        source(vertx, beat, types.controlPlanePods(), podReader, ownStore, own);
    RecentlyDeleted<EventObject> events =
        new RecentlyDeleted<>(
            new EventSummary(
                uid ->
                    podStore
                        .find(uid)
                        .or(() -> pods.find(uid))
                        .filter(PodObject::task)
                        .isPresent()));
    List<Source> sources =
        new ArrayList<>(
            List.of(
                workflows(vertx, beat),
                source(vertx, beat, types.taskPods(), podReader, podStore, pods),
                ownSource,
                simple(vertx, beat, types.leases(), new LeaseReader(), new LeaseSummary()),
                simple(vertx, beat, types.webhooks(), new WebhookReader(), new WebhookSummary()),
                source(
                    vertx,
                    beat,
                    types.podEvents(),
                    new EventReader(),
                    new Store<>(events),
                    events)));
    if (ownPod.known()) {
      discovery =
          Optional.of(
              new DiscoverySource(
                  new TargetDiscovery(ownPod, access.readConfig()),
                  ownStore,
                  ownSource::health,
                  clock));
    }
    discovery.ifPresent(sources::add);
    if (access.migrationLog()) {
      ContainerLog log = new ContainerLog(server, timing.answer(), clock);
      sources.add(new MigrationLog(vertx, ownSource::failure, ownStore, log, clock));
    }
    return List.copyOf(sources);
  }

  /** The ports of Flyte as the pods say, once {@link #sources} runs; outside of a pod our own. */
  public DiscoveredTargets found() {
    return discovery
        .map(DiscoverySource::found)
        .orElseGet(() -> DiscoveredTargets.all(List.of(Settings.SIDECAR)));
  }

  /** The FlyteWorkflows that are watched, once {@link #sources} runs. */
  public FlyteWorkflowIndex workflowIndex() {
    return index;
  }

  private <R extends Retained> Source simple(
      Vertx vertx,
      Supplier<Duration> beat,
      ObjectType type,
      ObjectReader<R> reader,
      ObjectSummary<R> summary) {
    return source(vertx, beat, type, reader, new Store<>((before, now) -> {}), summary);
  }

  private Source workflows(Vertx vertx, Supplier<Duration> beat) {
    FlyteWorkflows workflows = new FlyteWorkflows(clock);
    KubeSource<WorkflowObject> source =
        source(
            vertx,
            beat,
            types.workflows(),
            workflows.reader(),
            workflows.store(),
            workflows.summary());
    index =
        new WorkflowIndex(
            workflows.store(),
            types.workflows().namespace(),
            () -> source.health().problem().isEmpty());
    return source;
  }

  /** A source of one type's objects, which begins to list and watch. */
  <R extends Retained> KubeSource<R> source(
      Vertx vertx,
      Supplier<Duration> beat,
      ObjectType type,
      ObjectReader<R> reader,
      Store<R> store,
      ObjectSummary<R> summary) {
    ListWatch<R> watch =
        new ListWatch<>(type, server, reader, store, timing, clock, random, pause).start();
    open.add(watch);
    return new KubeSource<>(vertx, type, store, watch, summary, clock, beat);
  }

  /** Ends all watches and the client. */
  @Override
  public void close() {
    open.forEach(ListWatch::close);
    client.close();
  }
}
