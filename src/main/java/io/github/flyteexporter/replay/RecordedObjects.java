package io.github.flyteexporter.replay;

import io.github.flyteexporter.kube.Replica;
import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.reading.Samples;
import io.github.flyteexporter.reading.SourceId;
import io.github.flyteexporter.signal.state.State;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/**
 * The recorded Kubernetes objects of one type: what the watch showed up to a tick, then the tick's
 * list.
 */
final class RecordedObjects {
  private final String type;
  private final Replica replica;
  private final Optional<RecordedWatchLog> watch;
  private Duration last = Duration.ZERO;

  private RecordedObjects(Recording recording, String type, Replica replica) {
    this.type = type;
    this.replica = replica;
    this.watch = recording.watch(type).map(RecordedWatchLog::new);
  }

  /** The types of a recording; a type that was never recorded is none of them. */
  static List<RecordedObjects> of(Recording recording) {
    Replica pods = Replica.pods();
    List<RecordedObjects> all = new ArrayList<>();
    all.add(new RecordedObjects(recording, "pods", pods));
    all.add(new RecordedObjects(recording, "leases", Replica.leases()));
    all.add(new RecordedObjects(recording, "webhooks", Replica.webhooks()));
    all.add(new RecordedObjects(recording, "events", Replica.events(pods)));
    return all.stream().filter(one -> recording.shows(one.answer())).toList();
  }

  SourceId id() {
    return new SourceId(State.KUBE, type);
  }

  /** The name of the answer that holds the list. */
  String answer() {
    return "k8s." + type + ".json";
  }

  /**
   * What the objects said at a tick, {@code now} by their own clock, as a reading at {@code at}.
   */
  Reading reading(Snapshot tick, Instant now, Instant at) throws IOException {
    Replica.Told told = told(tick, now);
    Snapshot.Answer list = tick.answers().get(answer());
    return new Reading(
        id(),
        at,
        list.took(),
        list.bytes(),
        told.objects(),
        Samples.of(told.samples()),
        told.evidence(),
        Optional.empty());
  }

  /** An earlier tick than the one before begins anew. */
  private synchronized Replica.Told told(Snapshot tick, Instant now) throws IOException {
    if (tick.at().compareTo(last) < 0) {
      replica.forget();
      if (watch.isPresent()) {
        watch.get().rewind();
      }
    }
    last = tick.at();
    if (watch.isPresent()) {
      watch.get().until(tick.at(), replica);
    }
    try (InputStream list = new GZIPInputStream(tick.open(answer()))) {
      replica.listed(list);
    }
    return replica.told(now);
  }
}
