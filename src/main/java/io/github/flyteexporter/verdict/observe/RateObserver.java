package io.github.flyteexporter.verdict.observe;

import io.github.flyteexporter.verdict.measure.RoundQueries;
import io.github.flyteexporter.verdict.model.Fact;
import io.github.flyteexporter.verdict.model.Limit;
import io.github.flyteexporter.verdict.observation.EvidenceKind;
import io.github.flyteexporter.verdict.observation.Mode;
import io.github.flyteexporter.verdict.observation.NodeKind;
import io.github.flyteexporter.verdict.observation.Observation;
import io.github.flyteexporter.verdict.observation.Observations;
import io.github.flyteexporter.verdict.observation.Strength;
import java.util.List;
import java.util.stream.Stream;

/** What one of propeller's counters says by itself. */
final class RateObserver implements Observer {
  private static final List<Counter> COUNTERS =
      List.of(
          // flyte v1.16.8, flytepropeller/pkg/controller/handler.go:138: one workflow is enough
          new Counter(
              NodeKind.PANIC,
              Mode.REJECTS,
              Fact.PANICS_PER_SECOND,
              Limit.PANICS,
              "P:round:panic_unlabeled"),
          // flyte v1.16.8, flytepropeller/pkg/controller/workflowstore/passthrough.go:70
          new Counter(
              NodeKind.SIZE,
              Mode.FULL,
              Fact.TOO_LARGE_PER_SECOND,
              Limit.TOO_LARGE,
              "P:wf_too_large"),
          // two installations that work on the same workflows (flyte#5927)
          new Counter(
              NodeKind.CONFLICT,
              Mode.REJECTS,
              Fact.CONFLICTS_PER_SECOND,
              Limit.CONFLICTS,
              "P:wf_update_conflict"),
          new Counter(
              NodeKind.EVENT_LIMIT,
              Mode.LOADED,
              Fact.EVENTS_THROTTLED_PER_SECOND,
              Limit.THROTTLED_EVENTS,
              "P:workflow:event_recording:resource_exhausted",
              "P:node:event_recording:resource_exhausted",
              "P:task:event_recording:resource_exhausted"));

  private record Counter(NodeKind node, Mode mode, Fact fact, Limit noise, List<String> counters) {
    Counter(NodeKind node, Mode mode, Fact fact, Limit noise, String... counters) {
      this(node, mode, fact, noise, List.of(counters));
    }
  }

  @Override
  public Stream<Observation> observe(Scene scene) {
    Observations seen = new Observations(EvidenceKind.OUTCOME, "counters", 0);
    for (Counter one : COUNTERS) {
      double rate = RoundQueries.rate(scene.view(), one.counters().toArray(String[]::new));
      if (rate > scene.limit(one.noise())) {
        seen.bad(one.node(), one.mode(), Strength.ATTRIBUTED, one.fact(), rate);
      }
    }
    return seen.all().stream();
  }
}
