package io.github.flyteexporter.kube;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.github.flyteexporter.reading.Evidence;
import io.github.flyteexporter.reading.Labels;
import io.github.flyteexporter.reading.Sample;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * A list of FlyteWorkflows as the API server answers it, read as a stream: {@code spec}, {@code
 * tasks} and {@code status.nodeStatus}, which make nearly all of its bytes, are passed over.
 */
public final class WorkflowList {
  private static final JsonFactory JSON = new JsonFactory();

  private final List<Evidence> evidence = new ArrayList<>();
  private int active;
  private int ended;

  private WorkflowList() {}

  /**
   * Reads a list.
   *
   * @throws IOException when it is not the JSON of a list, or is cut off
   */
  public static WorkflowList read(InputStream json) throws IOException {
    WorkflowList list = new WorkflowList();
    try (JsonParser parser = JSON.createParser(json)) {
      parser.nextToken();
      Objects.fields(
          parser,
          field -> {
            if (field.equals("items")) {
              Objects.elements(parser, () -> list.add(WorkflowObject.read(parser)));
            } else {
              parser.skipChildren();
            }
          });
      if (parser.currentToken() != JsonToken.END_OBJECT) {
        throw new IOException("a list of FlyteWorkflows was expected");
      }
    }
    return list;
  }

  private void add(WorkflowObject object) {
    if (object.ended()) {
      ended++;
    } else {
      active++;
    }
    object.evidence().ifPresent(evidence::add);
  }

  /** The counts. */
  public List<Sample> samples() {
    return List.of(
        new Sample(Sample.FLYTEWORKFLOWS, Labels.of("phase", "active"), active),
        new Sample(Sample.FLYTEWORKFLOWS, Labels.of("phase", "ended"), ended));
  }

  /** The workflows that fail or have ended. */
  public List<Evidence> evidence() {
    return List.copyOf(evidence);
  }

  /** How many objects the list held. */
  public int size() {
    return active + ended;
  }
}
