package io.github.flyteexporter.kube.workflow;

import com.fasterxml.jackson.core.JsonParser;
import io.github.flyteexporter.kube.json.JsonWalker;
import io.github.flyteexporter.kube.json.StringInterner;
import io.github.flyteexporter.kube.watch.ObjectReader;
import java.io.IOException;

/**
 * Reads FlyteWorkflows. {@code spec}, {@code tasks} and {@code status.nodeStatus}, which make
 * nearly all of their bytes, are skipped.
 */
public final class WorkflowReader implements ObjectReader<WorkflowObject> {
  private final StringInterner pool = new StringInterner();

  @Override
  public WorkflowObject read(JsonParser parser) throws IOException {
    long begin = parser.currentTokenLocation().getByteOffset();
    WorkflowFields fields = new WorkflowFields(pool);
    JsonWalker.fields(parser, field -> fields.take(field, parser));
    long bytes = parser.currentLocation().getByteOffset() - begin;
    return fields.object((int) Math.min(Integer.MAX_VALUE, Math.max(0, bytes)));
  }
}
