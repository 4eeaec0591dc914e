package io.github.flyteexporter.verdict.flyte2;

import io.github.flyteexporter.reading.Evidence;
import io.github.flyteexporter.reading.Flyte2Evidence.ActionState;
import io.github.flyteexporter.reading.Flyte2Evidence.FailedAction;
import io.github.flyteexporter.reading.Labels;
import io.github.flyteexporter.reading.Sample;
import io.github.flyteexporter.reading.WorkflowSamples;
import io.github.flyteexporter.reading.flyte2.Flyte2Samples;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The TaskActions of an invented Flyte 2: one for each run that was enqueued. */
record InventedTaskActions(InventedRuns runs) {
  List<Sample> samples(Flyte2Moment moment) {
    int living = runs.living().size();
    List<Sample> samples = new ArrayList<>();
    samples.add(new Sample(WorkflowSamples.WORKFLOWS, Labels.of("phase", "active"), living));
    samples.add(new Sample(WorkflowSamples.ENDED, Labels.NONE, runs.ended()));
    if (living > 0) {
      samples.add(new Sample(Flyte2Samples.ACTIONS, Labels.of("condition", "executing"), living));
    }
    samples.add(new Sample(Flyte2Samples.SUCCEEDED, Labels.NONE, succeeded()));
    samples.add(new Sample(Flyte2Samples.NEWEST_CHANGE, Labels.NONE, newestChange()));
    samples.add(new Sample(Flyte2Samples.UNRECORDED, Labels.NONE, 0));
    samples.add(new Sample(Flyte2Samples.LOOPING, Labels.NONE, moment.looping));
    return samples;
  }

  private long succeeded() {
    return runs.all().filter(run -> run.succeeded() && runs.second() - run.ended() < 10).count();
  }

  private double newestChange() {
    return runs.enqueued()
        .mapToDouble(run -> runs.second() - Math.max(run.changed(), run.ended()))
        .min()
        .orElse(999);
  }

  List<Evidence> evidence() {
    return runs.enqueued().flatMap(this::evidence).toList();
  }

  private Stream<Evidence> evidence(InventedRun run) {
    ActionState state =
        new ActionState(
            run.id,
            "a0",
            true,
            run.hasEnded(),
            "PhaseRunning",
            runs.age(run.born),
            runs.age(run.changed()));
    return run.error().isEmpty()
        ? Stream.of(state)
        : Stream.of(
            state,
            new FailedAction(
                run.id, "a0", true, run.code(), "USER", run.error(), runs.age(run.ended())));
  }
}
