package io.github.flyteexporter.kube.workflow;

import com.fasterxml.jackson.core.JsonFactory;
import io.github.flyteexporter.kube.json.KubeJson;
import io.github.flyteexporter.kube.watch.ListPage;
import io.github.flyteexporter.kube.watch.ObjectSummary.Said;
import io.github.flyteexporter.kube.watch.Store;
import io.github.flyteexporter.kube.watch.WatchEvent;
import io.github.flyteexporter.reading.Evidence;
import io.github.flyteexporter.reading.Sample;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;

/** Recorded lists and watches of FlyteWorkflows, fed to the store that keeps the live ones. */
public final class RecordedWorkflows {
  private final JsonFactory json = KubeJson.factory();
  private final FlyteWorkflows workflows;

  /** Nothing fed yet; the clock tells the recorded time. */
  public RecordedWorkflows(InstantSource clock) {
    this.workflows = new FlyteWorkflows(clock);
  }

  /**
   * Feeds a list. A part of one, cut off after some objects, takes nothing away.
   *
   * @throws IOException when it is not the JSON of a list, or is cut off
   */
  public void list(InputStream list) throws IOException {
    Store<WorkflowObject> store = workflows.store();
    store.beginList();
    ListPage page = ListPage.read(json, list, workflows.reader(), store::listed);
    if (page.next().isEmpty()) {
      store.endList();
    } else {
      store.endPartOfList();
    }
  }

  /** Opens a recorded watch: a line for each event, with the seconds at which it came. */
  public RecordedWatch watch(InputStream lines) {
    return new RecordedWatch(json, lines, workflows.reader(), this::take);
  }

  /** Takes an event unless a list has told more already. */
  private void take(WatchEvent<WorkflowObject> event) {
    Store<WorkflowObject> store = workflows.store();
    event
        .object()
        .filter(
            now -> store.find(now.uid()).filter(held -> held.version() > now.version()).isEmpty())
        .ifPresent(
            now -> {
              if (event.type() == WatchEvent.Type.DELETED) {
                store.remove(now);
              } else {
                store.put(now);
              }
            });
  }

  /** What the workflows say at a moment of the recording. */
  public Told told(Instant now) {
    Collection<WorkflowObject> all = workflows.store().all();
    Said said = workflows.summary().of(all, now);
    return new Told(all.size(), said.samples(), said.evidence());
  }

  /** How many there are, samples and evidence. */
  public record Told(int objects, List<Sample> samples, List<Evidence> evidence) {}
}
