package io.github.flyteexporter.verdict;

import io.github.flyteexporter.reading.AdminSamples;
import io.github.flyteexporter.reading.Evidence;
import io.github.flyteexporter.reading.Evidence.EndedWorkflow;
import io.github.flyteexporter.reading.Evidence.FailedLaunch;
import io.github.flyteexporter.reading.Evidence.FailingWorkflow;
import io.github.flyteexporter.reading.Evidence.RefusedCall;
import io.github.flyteexporter.reading.Evidence.WorkflowId;
import io.github.flyteexporter.reading.Labels;
import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.reading.Sample;
import io.github.flyteexporter.reading.SourceId;
import io.github.flyteexporter.reading.WorkflowSamples;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What flyteadmin and the FlyteWorkflows of an invented Flyte say: numbers and error texts. */
final class InventedTexts {
  private double ended;

  Reading admin(Moment moment, Instant now, int round) {
    SourceId id = new SourceId(AdminSamples.SOURCE, "flyteadmin");
    if (moment.adminSilent != null) {
      return InventedReadings.failed(id, now, moment.adminSilent, "no answer");
    }
    List<Evidence> evidence = new ArrayList<>();
    moment.refusedReads.forEach(text -> evidence.add(new RefusedCall("projects", 500, text)));
    moment.launches.forEach(
        text ->
            evidence.add(
                new FailedLaunch("p", "development", "x" + round, Duration.ofSeconds(5), text)));
    return InventedReadings.of(
        id,
        now,
        List.of(
            new Sample(AdminSamples.SCHEDULES, Labels.of("project", "p", "domain", "d"), 2),
            new Sample(
                AdminSamples.OVERDUE, Labels.of("project", "p", "domain", "d"), moment.overdue)),
        evidence);
  }

  Reading workflows(Moment moment, Instant now, int round) {
    List<Evidence> evidence = new ArrayList<>();
    for (int i = 0; i < moment.failing.size(); i++) {
      evidence.add(
          new FailingWorkflow(
              new WorkflowId("f" + i, "p", "development"),
              moment.frozen ? 7 : round,
              moment.failing.get(i)));
    }
    for (String text : moment.failed) {
      ended++;
      String[] parts = text.split("\n", 2);
      evidence.add(
          new EndedWorkflow(
              new WorkflowId("e" + (int) ended, "p", "development"),
              Evidence.Outcome.FAILED,
              parts[0],
              "USER",
              parts.length > 1 ? parts[1] : parts[0]));
    }
    List<Sample> samples =
        List.of(
            new Sample(WorkflowSamples.WORKFLOWS, Labels.of("phase", "active"), moment.active),
            new Sample(
                WorkflowSamples.ACTIVE,
                Labels.of("project", "p", "domain", "development", "phase", "ready"),
                moment.ready),
            new Sample(
                WorkflowSamples.ACTIVE,
                Labels.of("project", "p", "domain", "development", "phase", "running"),
                moment.active - moment.ready),
            new Sample(WorkflowSamples.OLDEST, Labels.of("phase", "ready"), moment.readyAge),
            new Sample(WorkflowSamples.FAILING, Labels.NONE, moment.failing.size()),
            new Sample(WorkflowSamples.ENDED, Labels.NONE, ended));
    return InventedReadings.of(WorkflowSamples.SOURCE_ID, now, samples, evidence);
  }
}
