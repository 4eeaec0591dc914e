package io.github.flyteexporter.runtime;

import io.github.flyteexporter.config.Settings;
import io.github.flyteexporter.doctor.Observed;
import io.github.flyteexporter.doctor.Vantage;
import io.github.flyteexporter.http.ServiceAccountFiles;
import io.github.flyteexporter.kube.Kubernetes;
import io.github.flyteexporter.look.Flyte2Ports;
import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.reading.ScrapeSamples;
import io.github.flyteexporter.reading.Source;
import io.github.flyteexporter.reading.TimeSource;
import io.github.flyteexporter.reading.access.Asked;
import io.github.flyteexporter.reading.access.ClusterAccess;
import io.github.flyteexporter.reading.access.MetricsPort;
import io.github.flyteexporter.signal.state.RoundView;
import io.github.flyteexporter.verdict.tuning.Tuning;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * A few rounds of a live Flyte for the command {@code doctor}: the sources of {@code run}, read and
 * judged in the same way, and nothing served.
 */
public final class DoctorRounds {
  /** Before each round: lists begin to arrive, then rates need time between two readings. */
  private static final List<Duration> PAUSES =
      List.of(Duration.ofSeconds(2), Duration.ofSeconds(8), Duration.ofSeconds(8));

  /** How long a round waits for a source. */
  private static final Duration LIMIT = Duration.ofSeconds(6);

  /** How long a round may take on a machine that is short of processor time. */
  private static final Duration LONGEST = Duration.ofSeconds(60);

  /** How long the answers about permissions are waited for after the last round. */
  private static final Duration ACCESS = Duration.ofSeconds(10);

  private final Settings settings;
  private final Map<String, String> environment;
  private final boolean guessesLocalhost;
  private final List<Duration> pauses;

  /**
   * Rounds under these settings.
   *
   * @param guessesLocalhost whether nothing says where Flyte's ports are
   */
  public DoctorRounds(
      Settings settings, Map<String, String> environment, boolean guessesLocalhost) {
    this(settings, environment, guessesLocalhost, PAUSES);
  }

  /** The same with other pauses before the rounds. */
  DoctorRounds(
      Settings settings,
      Map<String, String> environment,
      boolean guessesLocalhost,
      List<Duration> pauses) {
    this.settings = settings;
    this.environment = Map.copyOf(environment);
    this.guessesLocalhost = guessesLocalhost;
    this.pauses = List.copyOf(pauses);
  }

  /**
   * What the rounds show; blocks for less than a minute.
   *
   * @throws UsageException when the way to Kubernetes is configured wrongly
   */
  public Observed observe() throws InterruptedException {
    Vertx vertx = Vertx.vertx();
    try {
      return observe(vertx, TimeSource.system());
    } finally {
      vertx.close().toCompletionStage().toCompletableFuture().orTimeout(5, TimeUnit.SECONDS);
    }
  }

  private Observed observe(Vertx vertx, TimeSource time) throws InterruptedException {
    LiveSourceFactory sources =
        new LiveSourceFactory(vertx, settings, settings::interval, time, environment);
    try {
      return observe(vertx, time, sources);
    } finally {
      sources.closeKubernetes();
    }
  }

  private Observed observe(Vertx vertx, TimeSource time, LiveSourceFactory sources)
      throws InterruptedException {
    boolean kubernetes =
        settings.kubernetes().enabled()
            && Kubernetes.isAround(environment, Path.of(System.getProperty("user.home", "")));
    CompletableFuture<ClusterAccess> access = access(sources);
    SourceReads reads = new SourceReads(vertx, time);
    Context loop = vertx.getOrCreateContext();
    RoundState state = RoundState.empty(settings.projectDomains());
    Instant now = time.instant();
    List<Source> proxies = List.of();
    for (Duration pause : pauses) {
      TimeUnit.MILLISECONDS.sleep(pause.toMillis());
      PollPlan plan = sources.plan(settings, sources.discover(settings));
      if (guessesLocalhost) {
        plan = proxied(plan, proxies.isEmpty() ? sources.proxiedPorts(vertx, time) : proxies);
        proxies = plan.sources().stream().filter(ProxiedPort.class::isInstance).toList();
      }
      List<Reading> readings = round(loop, reads, plan);
      now = time.instant();
      state = state.with(plan.ids(), plan.slots()).after(readings, now);
    }
    RoundView view = new RoundView(state.state(), now);
    ClusterAccess known = answer(access);
    boolean inPod = environment.containsKey("KUBERNETES_SERVICE_HOST");
    return new Observed(
        view,
        state.values(),
        state.verdict(),
        state.report(),
        Tuning.of(view),
        known.withMetrics(metrics(vertx, known)),
        new Vantage(inPod, kubernetes, guessesLocalhost, settings));
  }

  /** How port 10254 of each Flyte 2 answers. */
  private static Asked<MetricsPort> metrics(Vertx vertx, ClusterAccess known)
      throws InterruptedException {
    try {
      return new Flyte2Ports(vertx, ServiceAccountFiles.TOKEN, Flyte2Ports.PORT)
          .ask(known.installs().answers())
          .toCompletionStage()
          .toCompletableFuture()
          .get(ACCESS.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      return Asked.unknown("port 10254 did not answer in time");
    }
  }

  /** The plan with these ports in place of that of this machine, where there are any. */
  private static PollPlan proxied(PollPlan plan, List<Source> ports) {
    if (ports.isEmpty()) {
      return plan;
    }
    Stream<Source> others =
        plan.sources().stream().filter(one -> !one.id().source().equals(ScrapeSamples.SOURCE));
    return PollPlan.live(
        Stream.concat(ports.stream(), others).toList(), plan.interval(), plan.slots(), true);
  }

  /** Asked beside the rounds, as it blocks. */
  private static CompletableFuture<ClusterAccess> access(LiveSourceFactory sources) {
    CompletableFuture<ClusterAccess> answer = new CompletableFuture<>();
    Thread asks =
        new Thread(
            () -> {
              try {
                answer.complete(
                    sources
                        .access()
                        .orElse(
                            ClusterAccess.unknown("there is no kubeconfig, and this is no pod")));
              } catch (RuntimeException e) {
                answer.complete(ClusterAccess.unknown("Kubernetes did not answer: " + e));
              }
            },
            "doctor-access");
    asks.setDaemon(true);
    asks.start();
    return answer;
  }

  private static ClusterAccess answer(CompletableFuture<ClusterAccess> access)
      throws InterruptedException {
    try {
      return access.get(ACCESS.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      return ClusterAccess.unknown("Kubernetes did not answer in time");
    }
  }

  private static List<Reading> round(Context loop, SourceReads reads, PollPlan plan)
      throws InterruptedException {
    CompletableFuture<List<Reading>> readings = new CompletableFuture<>();
    loop.runOnContext(
        begin ->
            reads
                .all(plan.sources(), LIMIT)
                .onComplete(
                    done -> {
                      if (done.succeeded()) {
                        readings.complete(done.result());
                      } else {
                        readings.completeExceptionally(done.cause());
                      }
                    }));
    try {
      return readings.get(LONGEST.toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException(
          "a round did not end within " + LONGEST.toSeconds() + " s: this machine is too busy", e);
    }
  }
}
