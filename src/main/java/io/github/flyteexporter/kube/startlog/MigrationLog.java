package io.github.flyteexporter.kube.startlog;

import io.github.flyteexporter.kube.api.ApiFailure;
import io.github.flyteexporter.kube.api.ApiFailures;
import io.github.flyteexporter.kube.pod.PodObject;
import io.github.flyteexporter.kube.startlog.StartLogs.Subject;
import io.github.flyteexporter.kube.watch.KubeSource;
import io.github.flyteexporter.kube.watch.ObjectSummary.Summary;
import io.github.flyteexporter.kube.watch.Store;
import io.github.flyteexporter.reading.Failure;
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
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Why Flyte does not start or migrate, by the last lines of its logs. Logs are read in the
 * background; a round reports what is known by then and never waits.
 */
public final class MigrationLog implements Source {
  private static final Logger LOG = LoggerFactory.getLogger(MigrationLog.class);

  private static final int MAX_AT_ONCE = 3;

  private final Vertx vertx;
  private final SourceId id = new SourceId(KubeSource.KUBE, "migration-log");
  private final Supplier<Optional<Failure>> stale;
  private final Store<PodObject> pods;
  private final ContainerLog log;
  private final TimeSource time;
  private final StartLogs known;
  private final AtomicBoolean reading = new AtomicBoolean();
  private volatile String logged = "";
  private long bytesBefore;

  /**
   * The logs of these pods.
   *
   * @param stale why the pods cannot be relied on now
   */
  public MigrationLog(
      Vertx vertx,
      Supplier<Optional<Failure>> stale,
      Store<PodObject> pods,
      ContainerLog log,
      InstantSource clock) {
    this.vertx = vertx;
    this.stale = stale;
    this.pods = pods;
    this.log = log;
    this.time = TimeSource.of(clock);
    this.known = new StartLogs(time);
  }

  @Override
  public SourceId id() {
    return id;
  }

  @Override
  public Future<Reading> read() {
    Instant now = time.instant();
    long begun = time.nanoTime();
    List<Subject> subjects = StartFailures.subjects(pods.all(), now);
    Optional<Failure> tooOld = stale.get();
    Optional<Failure> failure = tooOld.or(() -> failure(subjects));
    Reading reading =
        failure
            .map(why -> Reading.failed(id, now, Duration.ZERO, why))
            .orElseGet(() -> reading(subjects, now, begun));
    if (tooOld.isEmpty()) {
      readDue(subjects);
    }
    return Future.succeededFuture(reading);
  }

  /** Whether no log is being read. */
  boolean isIdle() {
    return !reading.get();
  }

  /** Why no log at all is known. */
  private Optional<Failure> failure(List<Subject> subjects) {
    return subjects.stream().anyMatch(subject -> known.lines(subject).isPresent())
        ? Optional.empty()
        : subjects.stream().flatMap(subject -> known.failure(subject).stream()).findFirst();
  }

  private Reading reading(List<Subject> subjects, Instant now, long begun) {
    Summary said = StartFailures.summarize(subjects, known);
    long bytes = log.bytes();
    Reading reading =
        new Reading(
            id,
            now,
            time.since(begun),
            bytes - bytesBefore,
            subjects.size(),
            Samples.of(said.samples()),
            said.evidence(),
            Optional.empty());
    bytesBefore = bytes;
    return reading;
  }

  /** Reads what is due, unless logs are being read. */
  private void readDue(List<Subject> subjects) {
    if (!isIdle()) {
      return;
    }
    known.retain(subjects);
    List<Subject> due = known.due(subjects, MAX_AT_ONCE);
    if (!due.isEmpty() && reading.compareAndSet(false, true)) {
      Future<Void> unused =
          vertx.executeBlocking(() -> readLogs(due), false).onComplete(done -> reading.set(false));
    }
  }

  /** Reads these logs, until one cannot be read: the API server is then left alone. */
  private Void readLogs(List<Subject> due) throws InterruptedIOException {
    for (Subject subject : due) {
      try {
        String text = log.tail(subject.pod(), subject.run());
        known.recordLog(
            subject,
            subject.run().ended()
                ? Optional.of(LogTail.ofEndedProcess(text))
                : LogTail.ofRunningProcess(text));
        logged = "";
      } catch (InterruptedIOException e) {
        throw e;
      } catch (IOException | RuntimeException e) {
        ApiFailure problem = ApiFailures.from(ContainerLog.NEED, e, true);
        if (!ContainerLog.isAbsent(problem)) {
          failed(subject, problem);
          break;
        }
        known.recordLog(subject, Optional.empty());
      }
    }
    return null;
  }

  private void failed(Subject subject, ApiFailure problem) {
    known.recordFailure(subject, problem);
    String reason = problem.failure().reason().label();
    if (!reason.equals(logged)) {
      logged = reason;
      LOG.warn("the log of {}: {}", subject.run().container(), problem.failure().detail());
    }
  }
}
