package io.github.flyteexporter.kube.errorlog;

import io.github.flyteexporter.kube.api.ApiFailure;
import io.github.flyteexporter.kube.api.ApiFailures;
import io.github.flyteexporter.kube.controlplane.ControlPlanePodDetails;
import io.github.flyteexporter.kube.pod.PodObject;
import io.github.flyteexporter.kube.startlog.ContainerLog;
import io.github.flyteexporter.kube.watch.Store;
import io.github.flyteexporter.reading.Evidence;
import io.github.flyteexporter.reading.Evidence.LoggedError;
import io.github.flyteexporter.reading.Failure;
import io.github.flyteexporter.reading.KubeSamples;
import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.reading.Samples;
import io.github.flyteexporter.reading.Source;
import io.github.flyteexporter.reading.SourceId;
import io.github.flyteexporter.reading.TimeSource;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

/**
 * What Flyte's pods log as errors, while it is wanted. Of each component one pod is read, twice a
 * minute at most and in the background: a round reports what is known by then and never waits.
 */
public final class ErrorLogs implements Source {
  private static final SourceId ID = KubeSamples.ERROR_LOGS;
  private static final Duration APART = Duration.ofSeconds(30);

  /** Components beyond so many are not those of Flyte. */
  private static final int MOST_COMPONENTS = 8;

  private final Vertx vertx;
  private final Store<PodObject> pods;
  private final ContainerLog log;
  private final TimeSource time;
  private final BooleanSupplier wanted;
  private final Map<String, Known> known = new ConcurrentHashMap<>();
  private final AtomicBoolean reading = new AtomicBoolean();
  private long bytesBefore;

  /** What a component logged, or why it could not be read, at a time of the monotonic clock. */
  private record Known(List<LoggedError> errors, Optional<Failure> failure, long at) {}

  /**
   * The logs of these pods.
   *
   * @param wanted whether they are to be read now
   */
  public ErrorLogs(
      Vertx vertx,
      Store<PodObject> pods,
      ContainerLog log,
      TimeSource time,
      BooleanSupplier wanted) {
    this.vertx = vertx;
    this.pods = pods;
    this.log = log;
    this.time = time;
    this.wanted = wanted;
  }

  @Override
  public SourceId id() {
    return ID;
  }

  @Override
  public Future<Reading> read() {
    Instant now = time.instant();
    if (!wanted.getAsBoolean()) {
      known.clear();
      return Future.succeededFuture(reading(now, List.of()));
    }
    Map<String, ControlPlanePodDetails> one = onePodEach();
    known.keySet().retainAll(one.keySet());
    Optional<Failure> failure =
        known.values().stream().flatMap(each -> each.failure().stream()).findFirst();
    List<Evidence> errors =
        known.values().stream().<Evidence>flatMap(each -> each.errors().stream()).toList();
    readDue(one);
    return Future.succeededFuture(
        errors.isEmpty() && failure.isPresent()
            ? Reading.failed(ID, now, Duration.ZERO, failure.get())
            : reading(now, errors));
  }

  /** Whether no log is being read. */
  boolean isIdle() {
    return !reading.get();
  }

  private Reading reading(Instant now, List<Evidence> errors) {
    long bytes = log.bytes();
    Reading reading =
        new Reading(
            ID,
            now,
            Duration.ZERO,
            bytes - bytesBefore,
            errors.size(),
            Samples.NONE,
            errors,
            Optional.empty());
    bytesBefore = bytes;
    return reading;
  }

  /** Of each component one pod that runs, one that is not ready first. */
  private Map<String, ControlPlanePodDetails> onePodEach() {
    Map<String, ControlPlanePodDetails> each = new TreeMap<>();
    pods.all().stream()
        .flatMap(pod -> pod.controlPlane().stream())
        .filter(pod -> !pod.ended() && !pod.component().isEmpty())
        .sorted(
            Comparator.comparing(ControlPlanePodDetails::ready)
                .thenComparing(ControlPlanePodDetails::name))
        .forEach(
            pod -> {
              if (each.size() < MOST_COMPONENTS) {
                each.putIfAbsent(pod.component(), pod);
              }
            });
    return each;
  }

  private void readDue(Map<String, ControlPlanePodDetails> one) {
    List<ControlPlanePodDetails> due = new ArrayList<>(one.values());
    due.removeIf(
        pod -> {
          Known last = known.get(pod.component());
          return last != null && time.since(last.at()).compareTo(APART) < 0;
        });
    if (!due.isEmpty() && reading.compareAndSet(false, true)) {
      Future<Void> unused =
          vertx.executeBlocking(() -> readAll(due), false).onComplete(done -> reading.set(false));
    }
  }

  /** Reads these logs, until one cannot be read: the API server is then left alone. */
  private Void readAll(List<ControlPlanePodDetails> due) throws InterruptedIOException {
    for (ControlPlanePodDetails pod : due) {
      String container = pod.ownContainer().orElse("");
      if (container.isEmpty()) {
        continue;
      }
      try {
        List<LoggedError> errors = ErrorLines.of(pod.component(), log.recent(pod, container));
        known.put(pod.component(), new Known(errors, Optional.empty(), time.nanoTime()));
      } catch (InterruptedIOException e) {
        throw e;
      } catch (IOException | RuntimeException e) {
        ApiFailure problem = ApiFailures.from(ContainerLog.NEED, e, true);
        boolean absent = ContainerLog.isAbsent(problem);
        Optional<Failure> why = absent ? Optional.empty() : Optional.of(problem.failure());
        known.put(pod.component(), new Known(List.of(), why, time.nanoTime()));
        if (!absent) {
          break;
        }
      }
    }
    return null;
  }
}
