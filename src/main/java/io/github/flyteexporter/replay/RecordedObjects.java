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
import io.github.flyteexporter.record.bundle.KeptReading;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The recorded Kubernetes objects of one type: the list of each tick and, where it was recorded,
 * the watch in between, in the order of their times.
 */
final class RecordedObjects<R extends Retained> {
  /** Pods of Flyte itself, as a bundle keeps them. */
  private static final String CONTROL_PLANE =
      KeptReading.name(new SourceId(KubeSamples.SOURCE, "control-plane-pods"));

  private final Recording recording;
  private final String type;
  private final String target;
  private final RecordedType<R> objects;
  private volatile Instant now;
  private int played;

  private RecordedObjects(
      Recording recording,
      boolean journaled,
      String type,
      String target,
      Function<InstantSource, ObjectCache<R>> emptyCache) {
    this.recording = recording;
    this.type = type;
    this.target = target;
    this.now = recording.start();
    this.objects =
        new RecordedType<>(
            () -> {
              ObjectCache<R> empty = emptyCache.apply(() -> now);
              return journaled ? empty.journaled() : empty;
            });
  }

  /**
   * The types of a recording: FlyteWorkflows of a Flyte 1 always, others if they were recorded. In
   * a bundle task pods are by themselves.
   */
  static List<RecordedObjects<?>> of(Recording recording, boolean journaled) {
    Types types = new Types(recording, journaled);
    RecordedObjects<PodObject> pods =
        types.of(
            "pods",
            clock ->
                recording.shows(CONTROL_PLANE) ? ObjectCaches.taskPods() : ObjectCaches.allPods());
    List<RecordedObjects<?>> all = new ArrayList<>();
    if (recording.isFlyte2()) {
      String events = Flyte2Samples.ACTION_EVENTS.target();
      all.add(types.of("taskactions", TaskActions::cache));
      all.add(
          types.of(
              recording.isBundle() ? events : "events", events, clock -> TaskActions.events()));
    } else {
      all.add(types.of("flyteworkflows", FlyteWorkflows::cache));
    }
    all.add(pods);
    all.add(types.of("leases", clock -> ObjectCaches.leases()));
    all.add(types.of("webhooks", clock -> ObjectCaches.webhooks()));
    all.add(types.of("mutatingwebhookconfigurations", clock -> ObjectCaches.webhooks()));
    all.add(types.of("namespaces", clock -> ObjectCaches.namespaces()));
    all.add(types.of("resourcequotas", clock -> ObjectCaches.quotas()));
    all.add(types.of("events", clock -> ObjectCaches.podEvents(pods.objects::find)));
    return all.stream()
        // of a type with too many objects a bundle keeps what was read of them
        .filter(one -> !recording.shows(KeptReading.name(one.id())))
        .filter(
            one ->
                recording.shows(one.answer())
                    || (one.id().equals(WorkflowSamples.SOURCE_ID) && !recording.isBundle()))
        .filter(
            one ->
                !recording.isFlyte2() || recording.isBundle() || recording.showsLater(one.answer()))
        .toList();
  }

  private record Types(Recording recording, boolean journaled) {
    <T extends Retained> RecordedObjects<T> of(
        String type, Function<InstantSource, ObjectCache<T>> emptyCache) {
      return of(type, type, emptyCache);
    }

    <T extends Retained> RecordedObjects<T> of(
        String type, String target, Function<InstantSource, ObjectCache<T>> emptyCache) {
      return new RecordedObjects<>(recording, journaled, type, target, emptyCache);
    }
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
      objects.restart(recording.open("watch." + type + ".jsonl"));
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
      try (InputStream list = tick.open(answer())) {
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
    Reading reading =
        new Reading(
            id(),
            at,
            list.took(),
            list.bytes(),
            objects.size(),
            Samples.of(summary.samples()),
            summary.evidence(),
            Optional.empty());
    return withChanges(reading);
  }

  /** With what happened to the objects, where that is kept. */
  Reading withChanges(Reading reading) {
    return reading.withAnswers(objects.changes(target, reading.failure()));
  }
}
