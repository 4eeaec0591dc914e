package io.github.flyteexporter.verdict.flyte2;

import io.github.flyteexporter.reading.AdminSamples;
import io.github.flyteexporter.reading.Evidence;
import io.github.flyteexporter.reading.Flyte2Evidence.AcceptedRun;
import io.github.flyteexporter.reading.Labels;
import io.github.flyteexporter.reading.Sample;
import java.util.ArrayList;
import java.util.List;

/** What the API of an invented Flyte 2 lists: its runs and its triggers. */
record InventedApi(InventedRuns runs) {
  static List<Sample> samples(Flyte2Moment moment) {
    List<Sample> samples = new ArrayList<>();
    if (!moment.refused.isEmpty()) {
      return samples;
    }
    if (moment.triggers) {
      Labels where = Labels.of("project", "payments", "domain", "production");
      samples.add(new Sample(AdminSamples.SCHEDULES, where, 1));
      samples.add(new Sample(AdminSamples.OVERDUE, where, 0));
    }
    samples.add(new Sample(AdminSamples.UNJUDGED, Labels.NONE, 0));
    return samples;
  }

  List<Evidence> evidence(Flyte2Moment moment) {
    if (!moment.refused.isEmpty()) {
      return moment.refused;
    }
    return runs.all()
        .filter(run -> runs.second() - run.born < 180 || !run.enqueued)
        .<Evidence>map(
            run ->
                new AcceptedRun(
                    run.id,
                    runs.second() - run.born < 2 ? "queued" : run.phase(),
                    run.scheduled,
                    runs.age(run.born)))
        .toList();
  }
}
