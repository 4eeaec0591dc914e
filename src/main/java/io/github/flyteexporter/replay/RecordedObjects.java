package io.github.flyteexporter.replay;

import io.github.flyteexporter.kube.ObjectCaches;
import io.github.flyteexporter.kube.pod.PodObject;
import io.github.flyteexporter.kube.taskaction.TaskActions;
import io.github.flyteexporter.kube.watch.ObjectCache;
import io.github.flyteexporter.kube.watch.ObjectSummary.Summary;
import io.github.flyteexporter.kube.watch.RecordedType;
import io.github.flyteexporter.kube.watch.Retained;
import io.github.flyteexporter.kube.workflow.FlyteWorkflows;
import io.github.flyteexporter.reading.KubeSamples;
import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.reading.Samples;
import io.github.flyteexporter.reading.SourceId;
import io.github.flyteexporter.reading.WorkflowSamples;
import io.github.flyteexporter.reading.flyte2.Flyte2Samples;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.zip.GZIPInputStream;

/**
 * The recorded Kubernetes objects of one type: the list of each tick and, where it was recorded,
 * the watch in between, in the order of their times.
 */
final class RecordedObjects<R extends Retained> {
  private final Recording recording;
  private final String type;
  private final String target;
  private final RecordedType<R> objects;
  private volatile Instant now;
  private int played;

  private RecordedObjects(
      Recording recording, String type, Function<InstantSource, ObjectCache<R>> emptyCache) {
    this(recording, type, type, emptyCache);
  }

  private RecordedObjects(
      Recording recording,
      String type,
      String target,
      Function<InstantSource, ObjectCache<R>> emptyCache) {
    this.recording = recording;
    this.type = type;
    this.target = target;
    this.now = recording.start();
    this.objects = new RecordedType<>(() -> emptyCache.apply(() -> now));
  }

  /** The types of a recording: FlyteWorkflows of a Flyte 1 always, others if they were recorded. */
  static List<RecordedObjects<?>> of(Recording recording) {
    RecordedObjects<PodObject> pods =
        new RecordedObjects<>(recording, "pods", clock -> ObjectCaches.allPods());
    List<RecordedObjects<?>> all = new ArrayList<>();
    if (recording.isFlyte2()) {
      all.add(new RecordedObjects<>(recording, "taskactions", TaskActions::cache));
      all.add(
          new RecordedObjects<>(
              recording,
              "events",
              Flyte2Samples.ACTION_EVENTS.target(),
              clock -> TaskActions.events()));
    } else {
      all.add(new RecordedObjects<>(recording, "flyteworkflows", FlyteWorkflows::cache));
    }
    all.add(pods);
    all.add(new RecordedObjects<>(recording, "leases", clock -> ObjectCaches.leases()));
    all.add(new RecordedObjects<>(recording, "webhooks", clock -> ObjectCaches.webhooks()));
    all.add(new RecordedObjects<>(recording, "namespaces", clock -> ObjectCaches.namespaces()));
    all.add(new RecordedObjects<>(recording, "resourcequotas", clock -> ObjectCaches.quotas()));
    all.add(
        new RecordedObjects<>(
            recording, "events", clock -> ObjectCaches.podEvents(pods.objects::find)));
    return all.stream()
        .filter(one -> one.id().equals(WorkflowSamples.SOURCE_ID) || recording.shows(one.answer()))
        .filter(one -> !recording.isFlyte2() || recording.showsLater(one.answer()))
        .toList();
  }

  SourceId id() {
    return new SourceId(KubeSamples.SOURCE, target);
  }

  /** The name of the answer that holds the list. */
  String answer() {
    return "k8s." + type + ".json";
  }

  /**
   * Plays the recording up to a tick; an earlier tick than before begins anew.
   *
   * @throws IOException when a list or the watch is broken
   */
  synchronized void playTo(Snapshot tick) throws IOException {
    int index = recording.ticks().indexOf(tick);
    if (played == 0 || index + 1 < played) {
      Optional<InputStream> lines = recording.open("watch." + type + ".jsonl");
      objects.restart(
          lines.isEmpty() ? Optional.empty() : Optional.of(new GZIPInputStream(lines.get())));
      played = 0;
    }
    while (played <= index) {
      play(recording.ticks().get(played));
      played++;
    }
  }

  private void play(Snapshot tick) throws IOException {
    now = recording.start().plus(tick.at());
    objects.playTo(tick.at().toMillis() / 1000.0);
    if (tick.has(answer())) {
      try (InputStream list = new GZIPInputStream(tick.open(answer()))) {
        objects.list(list);
      }
    }
  }

  /**
   * What the objects amount to at a tick that was answered, as a reading at {@code at}.
   *
   * @throws IOException when a list or the watch is broken
   */
  synchronized Reading reading(Snapshot tick, Instant at) throws IOException {
    playTo(tick);
    Summary summary = objects.summarize(now);
    Snapshot.Answer list = tick.answers().get(answer());
    return new Reading(
        id(),
        at,
        list.took(),
        list.bytes(),
        objects.size(),
        Samples.of(summary.samples()),
        summary.evidence(),
        Optional.empty());
  }
}
