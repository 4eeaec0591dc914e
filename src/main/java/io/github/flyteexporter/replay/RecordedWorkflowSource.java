package io.github.flyteexporter.replay;

import io.github.flyteexporter.kube.workflow.RecordedWatch;
import io.github.flyteexporter.kube.workflow.RecordedWorkflows;
import io.github.flyteexporter.reading.SourceId;
import io.github.flyteexporter.reading.WorkflowSamples;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/**
 * The FlyteWorkflows of a recording: the list of each tick and, where it was recorded, the watch in
 * between, in the order of their times. Copies without the watch have the lists only.
 */
final class RecordedWorkflowSource {
  static final String LIST = "k8s.flyteworkflows.json";
  static final SourceId ID = WorkflowSamples.SOURCE_ID;

  private static final String WATCH = "watch.flyteworkflows.jsonl";

  private final Recording recording;
  private int played;
  private Instant now;
  private RecordedWorkflows workflows;
  private Optional<RecordedWatch> watch = Optional.empty();

  RecordedWorkflowSource(Recording recording) {
    this.recording = recording;
    begin();
  }

  private void begin() {
    played = 0;
    now = recording.start();
    workflows = new RecordedWorkflows(() -> now);
  }

  /** What the workflows say at a tick; an earlier tick than before begins again. */
  synchronized RecordedWorkflows.Told at(Snapshot tick) throws IOException {
    int index = recording.ticks().indexOf(tick);
    if (index + 1 < played) {
      begin();
    }
    while (played <= index) {
      play(recording.ticks().get(played), played == 0);
      played++;
    }
    return workflows.told(now);
  }

  private void play(Snapshot tick, boolean first) throws IOException {
    now = recording.start().plus(tick.at());
    if (first) {
      reopen();
    }
    if (watch.isPresent()) {
      watch.get().playTo(tick.at().toMillis() / 1000.0);
    }
    if (tick.has(LIST)) {
      try (InputStream in = new GZIPInputStream(tick.open(LIST))) {
        workflows.list(in);
      }
    }
  }

  private void reopen() throws IOException {
    if (watch.isPresent()) {
      watch.get().close();
    }
    Optional<InputStream> recorded = recording.open(WATCH);
    watch =
        recorded.isEmpty()
            ? Optional.empty()
            : Optional.of(workflows.watch(new GZIPInputStream(recorded.get())));
  }
}
