package io.github.flyteexporter.kube.workflow;

import io.github.flyteexporter.kube.json.JsonReader;
import io.github.flyteexporter.kube.json.StringInterner;
import io.github.flyteexporter.kube.watch.ObjectReader;
import java.io.IOException;

/**
 * Reads FlyteWorkflows. {@code spec}, {@code tasks} and {@code status.nodeStatus}, which make
 * nearly all of their bytes, are skipped.
 */
public final class WorkflowReader implements ObjectReader<WorkflowObject> {
  private final StringInterner pool = new StringInterner();
  private final byte[] state = new byte[NodeWaits.LONGEST_STATE];

  @Override
  public WorkflowObject read(JsonReader parser) throws IOException {
    long begin = parser.begin();
    WorkflowFields fields = new WorkflowFields(pool, new NodeWaits(state));
    parser.fields(field -> fields.take(field, parser));
    long bytes = parser.end() - begin;
    return fields.object((int) Math.min(Integer.MAX_VALUE, Math.max(0, bytes)));
  }
}
