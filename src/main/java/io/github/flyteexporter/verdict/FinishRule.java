package io.github.flyteexporter.verdict;

import io.github.flyteexporter.reading.Evidence.FailingWorkflow;
import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.signal.Frame;
import io.github.flyteexporter.signal.History;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Function {@code finish}: impaired while the platform kills workflows, or while at least half of
 * the running ones burn their retries, which is how they will be killed. A single workflow is no
 * proof: one that admin has lost burns its retries on healthy platforms too.
 */
final class FinishRule implements FunctionRule {
  private static final int ENOUGH = 2;
  private static final Duration RECENT = Duration.ofSeconds(30);

  @Override
  public Opinion judge(Frame frame) {
    Optional<History> kube = frame.workflows();
    if (kube.isEmpty() || kube.get().current().isEmpty() || kube.get().good().size() < 2) {
      return Opinion.NONE;
    }
    Reading newest = kube.get().good().get(0);
    long burning = burning(kube.get().good().get(1), newest);
    boolean mostBurn = burning >= ENOUGH && burning * 2 >= Witnesses.activeObjects(frame);
    return Opinion.of(mostBurn || recentKills(frame, newest.at()) >= ENOUGH, newest.at());
  }

  private static long recentKills(Frame frame, Instant at) {
    return frame.state().endings().kills().stream()
        .filter(kill -> kill.isAfter(at.minus(RECENT)))
        .count();
  }

  private static long burning(Reading before, Reading after) {
    Map<String, Integer> attempts = attempts(before);
    return attempts(after).entrySet().stream()
        .filter(entry -> entry.getValue() > attempts.getOrDefault(entry.getKey(), 0))
        .count();
  }

  private static Map<String, Integer> attempts(Reading kube) {
    Map<String, Integer> attempts = new HashMap<>();
    kube.evidence().stream()
        .filter(FailingWorkflow.class::isInstance)
        .map(FailingWorkflow.class::cast)
        .forEach(failing -> attempts.put(failing.workflow().uid(), failing.failedAttempts()));
    return attempts;
  }
}
