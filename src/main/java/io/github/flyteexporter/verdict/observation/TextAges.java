package io.github.flyteexporter.verdict.observation;

import io.github.flyteexporter.reading.Evidence.FailingWorkflow;
import io.github.flyteexporter.verdict.model.Limit;
import io.github.flyteexporter.verdict.model.Limits;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Since when each failing workflow has had its message. Its message stays until a round replaces
 * it: where no more rounds are done, an old message would count forever.
 */
public record TextAges(Map<String, Seen> seen, Limits limits) {
  /** Nothing is known yet. */
  public static final TextAges NONE = new TextAges(Map.of(), Limits.USUAL);

  public TextAges {
    seen = Map.copyOf(seen);
  }

  /** These by other limits. */
  public TextAges by(Limits other) {
    return new TextAges(seen, other);
  }

  /** What was seen of a workflow, and since when. */
  record Seen(int attempts, int text, Instant since) {}

  /** These after a round that shows these workflows. */
  public TextAges plus(List<FailingWorkflow> workflows, Instant now) {
    Map<String, Seen> next = new HashMap<>();
    for (FailingWorkflow one : workflows) {
      Seen before = seen.get(one.workflow().uid());
      boolean same =
          before != null
              && before.attempts() == one.failedAttempts()
              && before.text() == one.message().hashCode()
              && !before.since().isAfter(now);
      next.put(
          one.workflow().uid(),
          same ? before : new Seen(one.failedAttempts(), one.message().hashCode(), now));
    }
    return new TextAges(next, limits);
  }

  /** Whether a workflow said so lately. */
  public boolean fresh(FailingWorkflow workflow, Instant now) {
    Seen known = seen.get(workflow.workflow().uid());
    return known == null || known.since().isAfter(now.minus(limits.time(Limit.TEXT_STALE)));
  }
}
