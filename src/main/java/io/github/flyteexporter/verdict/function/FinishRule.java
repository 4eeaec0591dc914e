package io.github.flyteexporter.verdict.function;

import io.github.flyteexporter.reading.Evidence.FailingWorkflow;
import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.reading.WorkflowSamples;
import io.github.flyteexporter.signal.failure.FinishedWorkflows.KillCount;
import io.github.flyteexporter.signal.state.RoundView;
import io.github.flyteexporter.signal.state.SourceHistory;
import io.github.flyteexporter.verdict.model.Limit;
import io.github.flyteexporter.verdict.observation.Observation;
import io.github.flyteexporter.verdict.observe.Scene;
import io.github.flyteexporter.verdict.observe.SpokenTexts.Speaker;
import io.github.flyteexporter.verdict.observe.SpokenTexts.Spoken;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Function {@code finish}: impaired while the platform goes on killing workflows, or while half of
 * the running ones burn their retries, which is how they will be killed. A single workflow is no
 * proof: one that admin has lost burns its retries on healthy platforms too.
 */
public final class FinishRule implements FunctionRule {

  @Override
  public FunctionObservation judge(Scene scene, List<Observation> observations) {
    RoundView frame = scene.view();
    Optional<SourceHistory> kube = frame.workflows();
    if (kube.isEmpty() || kube.get().current().isEmpty() || kube.get().good().size() < 2) {
      return FunctionObservation.NONE;
    }
    Reading newest = kube.get().good().get(0);
    double burning = burning(kube.get().good().get(1), newest);
    double active = frame.activeWorkflows().orElse(0);
    boolean mostBurn = burning >= scene.limit(Limit.BURNING) && burning * 2 >= active;
    boolean deserted =
        active == 0
            && !tolls(frame, newest.at().minus(scene.limits().time(Limit.KILLS_MISSED))).isEmpty()
            && new AcceptRule().judge(scene, observations).impaired().orElse(false);
    return FunctionObservation.of(
        mostBurn || deserted || goesOnKilling(scene, newest.at()) || refused(scene), newest.at());
  }

  /** Workflows that failed by the platform's errors, whatever kind Flyte gives them. */
  private static boolean refused(Scene scene) {
    Instant since = scene.view().now().minus(scene.limits().time(Limit.KILLS_TOGETHER));
    List<Instant> lately =
        scene.texts().of(Speaker.FAILED).stream()
            .filter(one -> one.meaning().isPresent() && one.at().isAfter(since))
            .map(Spoken::at)
            .toList();
    return lately.size() >= scene.limit(Limit.BURNING) && lately.stream().distinct().count() >= 2;
  }

  /** Kills that are seen once can be what an outage left behind; those of two readings go on. */
  private static boolean goesOnKilling(Scene scene, Instant at) {
    List<KillCount> lately =
        tolls(scene.view(), at.minus(scene.limits().time(Limit.KILLS_TOGETHER)));
    Instant recent = at.minus(scene.limits().time(Limit.KILLS_RECENT));
    return lately.stream().map(KillCount::at).distinct().count() >= 2
        && lately.stream().anyMatch(toll -> toll.at().isAfter(recent));
  }

  private static List<KillCount> tolls(RoundView frame, Instant since) {
    return frame.state().finished().killCounts().stream()
        .filter(toll -> toll.at().isAfter(since))
        .toList();
  }

  /**
   * How many burn their retries. Only the worst are known one by one: where there are more, those
   * speak for the others, and one that was not known before says nothing.
   */
  private static double burning(Reading before, Reading after) {
    Map<String, Integer> earlier = attempts(before);
    boolean allTold = earlier.size() >= total(before);
    Map<String, Integer> now = attempts(after);
    long burning =
        now.entrySet().stream()
            .filter(entry -> allTold || earlier.containsKey(entry.getKey()))
            .filter(entry -> entry.getValue() > earlier.getOrDefault(entry.getKey(), 0))
            .count();
    return now.isEmpty() ? 0 : burning * Math.max(1, total(after) / now.size());
  }

  private static double total(Reading workflows) {
    return workflows.samples().sum(WorkflowSamples.FAILING).orElse(0);
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
