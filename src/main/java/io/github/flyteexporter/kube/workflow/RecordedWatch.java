package io.github.flyteexporter.kube.workflow;

import com.fasterxml.jackson.core.JsonFactory;
import io.github.flyteexporter.kube.api.LineInputStream;
import io.github.flyteexporter.kube.watch.ListWatch;
import io.github.flyteexporter.kube.watch.ObjectReader;
import io.github.flyteexporter.kube.watch.WatchEvent;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.function.Consumer;

/** A recorded watch that is played up to a moment. */
public final class RecordedWatch implements AutoCloseable {
  private final JsonFactory json;
  private final LineInputStream lines;
  private final ObjectReader<WorkflowObject> reader;
  private final Consumer<WatchEvent<WorkflowObject>> events;
  private Optional<WatchEvent<WorkflowObject>> next = Optional.empty();

  RecordedWatch(
      JsonFactory json,
      InputStream lines,
      ObjectReader<WorkflowObject> reader,
      Consumer<WatchEvent<WorkflowObject>> events) {
    this.json = json;
    this.lines = new LineInputStream(lines, ListWatch.LONGEST_LINE);
    this.reader = reader;
    this.events = events;
  }

  /**
   * Plays the events up to this many seconds after the recording's start.
   *
   * @throws IOException when the recording is broken
   */
  public void playTo(double seconds) throws IOException {
    while (true) {
      if (next.isEmpty() && lines.next()) {
        next = Optional.of(WatchEvent.read(json, lines, reader));
      }
      if (next.isEmpty() || next.get().recordedAt() > seconds) {
        return;
      }
      events.accept(next.get());
      next = Optional.empty();
    }
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}
