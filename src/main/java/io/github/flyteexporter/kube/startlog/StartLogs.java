package io.github.flyteexporter.kube.startlog;

import io.github.flyteexporter.kube.api.ApiFailure;
import io.github.flyteexporter.kube.controlplane.ContainerRun;
import io.github.flyteexporter.kube.controlplane.ControlPlanePodDetails;
import io.github.flyteexporter.reading.Failure;
import java.time.Duration;
import java.time.Instant;
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

  /** Forgets all containers but those of these runs. */
  void retain(Collection<Subject> subjects) {
    known.keySet().retainAll(subjects.stream().map(Subject::key).collect(Collectors.toSet()));
  }

  /** Those of these runs whose log is to be read now, so many at most. */
  List<Subject> due(Collection<Subject> subjects, int most, Instant now) {
    return subjects.stream().filter(subject -> due(subject, now)).limit(most).toList();
  }

  private boolean due(Subject subject, Instant now) {
    Known last = known.get(subject.key());
    return last == null
        || (!(last.answered() && last.run().equals(subject.run()))
            && !now.isBefore(last.notBefore()));
  }

  /** A run's log was read, or no longer exists. */
  void recordLog(Subject subject, Optional<LogTail> lines, Instant now) {
    known.put(subject.key(), new Known(subject.run(), lines, Optional.empty(), now.plus(APART)));
  }

  /** A run's log could not be read. */
  void recordFailure(Subject subject, ApiFailure problem, Instant now) {
    Duration wait = problem.notBefore().compareTo(APART) > 0 ? problem.notBefore() : APART;
    known.put(
        subject.key(),
        new Known(subject.run(), Optional.empty(), Optional.of(problem.failure()), now.plus(wait)));
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

  private record Known(
      ContainerRun run, Optional<LogTail> lines, Optional<Failure> failure, Instant notBefore) {
    boolean answered() {
      return failure.isEmpty();
    }
  }
}
