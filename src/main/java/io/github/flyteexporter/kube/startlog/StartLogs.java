package io.github.flyteexporter.kube.startlog;

import io.github.flyteexporter.kube.api.ApiFailure;
import io.github.flyteexporter.kube.controlplane.ContainerRun;
import io.github.flyteexporter.kube.controlplane.ControlPlanePodDetails;
import io.github.flyteexporter.reading.Failure;
import io.github.flyteexporter.reading.TimeSource;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * The reasons found in logs, and which logs to read next: that of a run once while it runs and once
 * after it failed, that of a container once a minute at most.
 */
final class StartLogs {
  private static final Duration APART = Duration.ofMinutes(1);

  private final Map<Key, Known> known = new ConcurrentHashMap<>();
  private final TimeSource time;

  StartLogs(TimeSource time) {
    this.time = time;
  }

  /** Forgets all containers but those of these runs. */
  void retain(Collection<Subject> subjects) {
    known.keySet().retainAll(subjects.stream().map(Subject::key).collect(Collectors.toSet()));
  }

  /** Those of these runs whose log is to be read now, so many at most. */
  List<Subject> due(Collection<Subject> subjects, int most) {
    return subjects.stream().filter(this::due).limit(most).toList();
  }

  private boolean due(Subject subject) {
    Known last = known.get(subject.key());
    return last == null
        || (!(last.answered() && last.run().equals(subject.run()))
            && time.since(last.at()).compareTo(last.pause()) >= 0);
  }

  /** A run's log was read, or no longer exists. */
  void recordLog(Subject subject, Optional<LogTail> lines) {
    known.put(
        subject.key(), new Known(subject.run(), lines, Optional.empty(), time.nanoTime(), APART));
  }

  /** A run's log could not be read. */
  void recordFailure(Subject subject, ApiFailure problem) {
    Duration wait = problem.notBefore().compareTo(APART) > 0 ? problem.notBefore() : APART;
    known.put(
        subject.key(),
        new Known(
            subject.run(),
            Optional.empty(),
            Optional.of(problem.failure()),
            time.nanoTime(),
            wait));
  }

  /** The reason in a container's log. */
  Optional<LogTail> lines(Subject subject) {
    return Optional.ofNullable(known.get(subject.key())).flatMap(Known::lines);
  }

  /** Why a container's log could not be read. */
  Optional<Failure> failure(Subject subject) {
    return Optional.ofNullable(known.get(subject.key())).flatMap(Known::failure);
  }

  /** A run of a container of a pod. */
  public record Subject(String uid, ControlPlanePodDetails pod, ContainerRun run) {
    private Key key() {
      return new Key(uid, run.container());
    }
  }

  private record Key(String uid, String container) {}

  /** What is known of a run, since when, and how long no other log of its container is read. */
  private record Known(
      ContainerRun run,
      Optional<LogTail> lines,
      Optional<Failure> failure,
      long at,
      Duration pause) {
    boolean answered() {
      return failure.isEmpty();
    }
  }
}
