package io.github.flyteexporter.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.doctor.RecordedFault;
import io.github.flyteexporter.doctor.RecordedFlyte;
import io.github.flyteexporter.reading.TimeSource;
import io.github.flyteexporter.replay.PlayedApiServer;
import io.github.flyteexporter.replay.PlayedServer;
import io.vertx.core.Vertx;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The process {@code doctor} beside servers that play a recording, its Kubernetes too: faults are
 * found, and none where nothing is wrong. The process has its own clock, for which the leases of a
 * recording are old: none with an elected leader is among them.
 */
class DoctorRecordingsIT {
  private static final Set<String> WITH_ADMIN = Set.of("flyte-binary", "flyteadmin");

  /** The processor is shared: more at once would be late for their own rounds. */
  private static final int AT_ONCE = 3;

  /** Those that are played; the others are judged in {@code RecordedFaultsTest}. */
  private static final Set<String> PLAYED =
      Set.of(
          "db-down",
          "object-store-hung",
          "webhook-broken",
          "rbac-denied",
          "core-admin-down",
          "core-scheduler-dead",
          "oom-loop");

  /** How long before the moment of a fault the process is started. */
  private static final Duration LEAD = Duration.ofSeconds(24);

  /**
   * How long a recording goes on in which nothing is wrong: a page that stands still is a fault.
   */
  private static final Duration REST = Duration.ofSeconds(48);

  private static ExecutorService few;

  private static final Map<Moment, Future<DoctorProcess>> RUNS = new ConcurrentHashMap<>();

  /** A second of a recording. */
  record Moment(String recording, double second) {
    @Override
    public String toString() {
      return recording + " at " + second;
    }
  }

  static List<RecordedFault> faults() {
    return RecordedFault.all().stream().filter(one -> PLAYED.contains(one.recording())).toList();
  }

  static List<Moment> healthy() {
    return Stream.of("healthy", "healthy-busy").map(name -> new Moment(name, 60)).toList();
  }

  @BeforeAll
  static void play(@TempDir Path folder) throws Exception {
    RecordedFlyte.folder("healthy");
    few = Executors.newFixedThreadPool(AT_ONCE);
    Set<Moment> all = new LinkedHashSet<>();
    all.addAll(healthy());
    faults().forEach(one -> all.add(new Moment(one.recording(), one.second())));
    int number = 0;
    for (Moment moment : all) {
      Path own = Files.createDirectory(folder.resolve("run" + number++));
      RUNS.put(moment, few.submit(() -> run(moment, own)));
    }
    few.shutdown();
  }

  /** When only some are asked for, such as those that failed, the others still run. */
  @AfterAll
  static void end() throws Exception {
    few.shutdownNow();
    assertThat(few.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
  }

  /** A clock that stops at the end, so that a process that is late sees the fault as well. */
  private static TimeSource clock(Instant from, Instant end) {
    long begun = System.nanoTime();
    return new TimeSource() {
      @Override
      public Instant instant() {
        Instant now = from.plusNanos(System.nanoTime() - begun);
        return now.isBefore(end) ? now : end;
      }

      @Override
      public long nanoTime() {
        return System.nanoTime();
      }
    };
  }

  private static DoctorProcess run(Moment moment, Path own) throws Exception {
    Path recording = RecordedFlyte.folder(moment.recording());
    Vertx vertx = Vertx.vertx();
    try {
      Instant end = PlayedServer.start(recording).plusMillis(Math.round(moment.second() * 1000));
      boolean goesOn = healthy().contains(moment);
      TimeSource time = clock(end.minus(LEAD), goesOn ? end.plus(REST) : end);
      Map<String, String> environment = new HashMap<>();
      int i = 0;
      for (String target : PlayedServer.targets(recording)) {
        String url = "http://127.0.0.1:" + new PlayedServer(vertx, recording, time, target).port();
        environment.put("FLYTE_EXPORTER_TARGETS_" + i + "_NAME", target);
        environment.put("FLYTE_EXPORTER_TARGETS_" + i + "_URL", url);
        environment.put("FLYTE_EXPORTER_TARGETS_" + i++ + "_READ_CONFIG", "true");
        if (WITH_ADMIN.contains(target)) {
          environment.put("FLYTE_EXPORTER_ADMIN_URL", url);
        }
      }
      PlayedApiServer kubernetes = new PlayedApiServer(vertx, recording, time);
      environment.put("KUBECONFIG", kubernetes.kubeconfig(own).toString());
      return DoctorProcess.run(own, environment, "--namespace", "flyte", "--output", "json");
    } finally {
      vertx.close().toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("faults")
  void isFound(RecordedFault fault) throws Exception {
    DoctorProcess run = RUNS.get(new Moment(fault.recording(), fault.second())).get();
    assertThat(run.checks("problem")).anyMatch(one -> one.startsWith(fault.check() + ": "));
    assertThat(run.code()).isEqualTo(1);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("healthy")
  void noProblemIsInvented(Moment moment) throws Exception {
    DoctorProcess run = RUNS.get(moment).get();
    assertThat(run.checks("problem")).isEmpty();
    assertThat(run.code()).isZero();
  }
}
