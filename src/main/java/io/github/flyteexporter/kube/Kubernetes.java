package io.github.flyteexporter.kube;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.github.flyteexporter.reading.Source;
import io.vertx.core.Vertx;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;

/** The Kubernetes that Flyte runs in, found as {@code kubectl} or a pod finds it. */
public final class Kubernetes implements AutoCloseable {
  private final KubernetesClient client;
  private final ApiServer server;
  private final Timing timing;
  private final InstantSource clock;
  private final DoubleSupplier random;
  private final Pause pause;
  private final List<ListWatch<?>> open = new ArrayList<>();

  Kubernetes(
      KubernetesClient client,
      Consumer<Permission> asked,
      Timing timing,
      InstantSource clock,
      DoubleSupplier random,
      Pause pause) {
    this.client = client;
    this.server = new ApiServer(client.getHttpClient(), client.getMasterUrl().toString(), asked);
    this.timing = timing;
    this.clock = clock;
    this.random = random;
    this.pause = pause;
  }

  /** The sources of the Kubernetes around us; none where there is no Kubernetes. */
  public static List<Source> sources(Vertx vertx, InstantSource clock, Supplier<Duration> beat) {
    if (!around(System.getenv(), Path.of(System.getProperty("user.home", "")))) {
      return List.of();
    }
    Config config = Config.autoConfigure(null);
    // waiting and trying again is our own business: with jitter, and as the server asks
    config.setRequestRetryBackoffLimit(0);
    return new Kubernetes(
            new KubernetesClientBuilder().withConfig(config).build(),
            asked -> {},
            Timing.DEFAULT,
            clock,
            () -> ThreadLocalRandom.current().nextDouble(),
            time -> Thread.sleep(time.toMillis()))
        .sources(vertx, beat);
  }

  /** Whether we are in a pod or have a kubeconfig. */
  static boolean around(Map<String, String> environment, Path home) {
    return environment.containsKey("KUBERNETES_SERVICE_HOST")
        || environment.containsKey("KUBECONFIG")
        || Files.exists(home.resolve(".kube").resolve("config"));
  }

  /** The sources, which begin to list and watch. */
  List<Source> sources(Vertx vertx, Supplier<Duration> beat) {
    Departures<PodObject> pods = new Departures<>(new TaskPodSummary());
    Store<PodObject> podStore = new Store<>(pods);
    PodReader podReader = new PodReader(ControlPlaneNames.CHARTS);
    Departures<PodObject> own = new Departures<>(PodSummary.ofFlyte());
    Departures<EventObject> events =
        new Departures<>(
            new EventSummary(
                uid ->
                    podStore
                        .find(uid)
                        .or(() -> pods.find(uid))
                        .filter(PodObject::task)
                        .isPresent()));
    return List.of(
        workflows(vertx, beat),
        source(vertx, beat, WatchedTypes.TASK_PODS, podReader, podStore, pods),
        source(vertx, beat, WatchedTypes.CONTROL_PLANE_PODS, podReader, new Store<>(own), own),
        simple(vertx, beat, WatchedTypes.LEASES, new LeaseReader(), new LeaseSummary()),
        simple(vertx, beat, WatchedTypes.WEBHOOKS, new WebhookReader(), new WebhookSummary()),
        source(
            vertx, beat, WatchedTypes.POD_EVENTS, new EventReader(), new Store<>(events), events));
  }

  private <R extends Stored> Source simple(
      Vertx vertx,
      Supplier<Duration> beat,
      ObjectType type,
      ObjectReader<R> reader,
      ObjectSummary<R> summary) {
    return source(vertx, beat, type, reader, new Store<>((before, now) -> {}), summary);
  }

  private Source workflows(Vertx vertx, Supplier<Duration> beat) {
    FlyteWorkflows workflows = new FlyteWorkflows(clock);
    return source(
        vertx,
        beat,
        FlyteWorkflows.TYPE,
        workflows.reader(),
        workflows.store(),
        workflows.summary());
  }

  /** A source of one type's objects, which begins to list and watch. */
  <R extends Stored> KubeSource<R> source(
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
