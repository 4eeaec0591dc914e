package io.github.flyteexporter.kube;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;

/**
 * Reads FlyteWorkflows. {@code spec}, {@code tasks} and {@code status.nodeStatus}, which make
 * nearly all of their bytes, are passed over.
 */
final class WorkflowReader implements ObjectReader<WorkflowObject> {
  private final Pool pool = new Pool();

  @Override
  public WorkflowObject read(JsonParser parser) throws IOException {
    long begin = parser.currentTokenLocation().getByteOffset();
    WorkflowFields fields = new WorkflowFields(pool);
    Objects.fields(parser, field -> fields.take(field, parser));
    long bytes = parser.currentLocation().getByteOffset() - begin;
    return fields.object((int) Math.min(Integer.MAX_VALUE, Math.max(0, bytes)));
  }
}
