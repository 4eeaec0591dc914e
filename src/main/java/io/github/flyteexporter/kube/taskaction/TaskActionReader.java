package io.github.flyteexporter.kube.taskaction;

import io.github.flyteexporter.kube.json.JsonReader;
import io.github.flyteexporter.kube.json.StringInterner;
import io.github.flyteexporter.kube.watch.ObjectReader;
import java.io.IOException;

/** Reads TaskActions; {@code spec.taskTemplate} and {@code status.pluginState} are skipped. */
final class TaskActionReader implements ObjectReader<TaskActionObject> {
  private final StringInterner pool = new StringInterner();

  @Override
  public TaskActionObject read(JsonReader parser) throws IOException {
    TaskActionFields fields = new TaskActionFields(pool);
    parser.fields(field -> fields.take(field, parser));
    return fields.object();
  }
}
