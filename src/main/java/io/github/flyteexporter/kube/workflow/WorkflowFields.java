package io.github.flyteexporter.kube.workflow;

import io.github.flyteexporter.kube.json.JsonCopy;
import io.github.flyteexporter.kube.json.JsonReader;
import io.github.flyteexporter.kube.json.KubeTimes;
import io.github.flyteexporter.kube.json.StringInterner;
import io.github.flyteexporter.kube.shard.ShardKeys;
import io.github.flyteexporter.reading.Evidence;
import io.github.flyteexporter.reading.ShardLabels;
import java.io.IOException;
import java.util.Map;

/** The fields of a FlyteWorkflow as they go by. */
final class WorkflowFields {
  /** flyte v1.16.8, flytepropeller/pkg/controller/controller.go:65. */
  private static final String FINALIZER = "flyte.org/finalizer";

  private final StringInterner pool;
  private String uid = "";
  private String namespace = "";
  private String name = "";
  private String project = "";
  private String domain = "";
  private String labelProject = "";
  private String labelDomain = "";
  private String shardKey = "";
  private long version;
  private int phase;
  private long created;
  private long accepted;
  private long deleted;
  private boolean held;
  private boolean offloaded;
  private int failedAttempts;
  private String message = "";
  private String errorCode = "";
  private String errorKind = "";
  private String errorMessage = "";
  private int recordedBytes;
  private final NodeWaits waits;

  WorkflowFields(StringInterner pool, NodeWaits waits) {
    this.pool = pool;
    this.waits = waits;
  }

  /** Takes a field of the object while the parser stands on its value. */
  void take(String field, JsonReader parser) throws IOException {
    switch (field) {
      case "metadata" -> parser.fields(inner -> metadata(inner, parser));
      case "executionId" -> parser.fields(inner -> executionId(inner, parser));
      case "status" -> parser.fields(inner -> status(inner, parser));
      case "acceptedAt" -> accepted = KubeTimes.seconds(parser.text());
      case JsonCopy.BYTES -> recordedBytes = parser.number();
      case "workflowClosureReference" -> offloaded = !parser.text().isEmpty();
      default -> parser.skip();
    }
  }

  private void metadata(String field, JsonReader parser) throws IOException {
    switch (field) {
      case "uid" -> uid = parser.text();
      case "namespace" -> namespace = pool.shared(parser.known());
      case "name" -> name = parser.text();
      case "resourceVersion" -> version = number(parser.text());
      case "creationTimestamp" -> created = KubeTimes.seconds(parser.text());
      case "deletionTimestamp" -> deleted = KubeTimes.seconds(parser.text());
      case "finalizers" -> parser.elements(() -> held |= parser.text().equals(FINALIZER));
      case "labels" -> parser.fields(inner -> label(inner, parser));
      default -> parser.skip();
    }
  }

  private void label(String field, JsonReader parser) throws IOException {
    switch (field) {
      case "project" -> labelProject = parser.known();
      case "domain" -> labelDomain = parser.known();
      case "shard-key" -> shardKey = shardKey(parser.known());
      default -> parser.skip();
    }
  }

  private void executionId(String field, JsonReader parser) throws IOException {
    switch (field) {
      case "project" -> project = parser.known();
      case "domain" -> domain = parser.known();
      default -> parser.skip();
    }
  }

  private void status(String field, JsonReader parser) throws IOException {
    switch (field) {
      case "phase" -> phase = phase(parser);
      case "failedAttempts" -> failedAttempts = parser.number();
      case "message" -> message = parser.text();
      case "error" -> parser.fields(inner -> error(inner, parser));
      case "nodeStatus" -> waits.nodes(parser);
      default -> parser.skip();
    }
  }

  private void error(String field, JsonReader parser) throws IOException {
    switch (field) {
      case "code" -> errorCode = parser.known();
      case "kind" -> errorKind = parser.known();
      case "message" -> errorMessage = parser.text();
      default -> parser.skip();
    }
  }

  /**
   * What is kept.
   *
   * @param bytes the size of the object, unless a recording says it
   */
  WorkflowObject object(int bytes) {
    WorkflowPhase at = WorkflowPhase.of(phase);
    String text = at.outcome().isPresent() ? errorMessage : failedAttempts > 0 ? message : "";
    return new WorkflowObject(
        uid,
        namespace,
        name,
        pool.shared(project.isEmpty() ? labelProject : project),
        pool.shared(domain.isEmpty() ? labelDomain : domain),
        new ShardLabels(pool.shared(shardKey), pool.shared(labelProject), pool.shared(labelDomain)),
        version,
        at,
        recordedBytes > 0 ? recordedBytes : bytes,
        created,
        accepted,
        deleted,
        held,
        offloaded,
        failedAttempts,
        pool.shared(Evidence.bounded(errorCode)),
        pool.shared(Evidence.bounded(errorKind)),
        Evidence.bounded(text),
        at.outcome().isPresent() ? Map.of() : waits.all());
  }

  /** No propeller includes or excludes any other text. */
  private static String shardKey(String text) {
    return ShardKeys.index(text) < 0 ? "" : text;
  }

  /** The number of the phase; anything else is no phase that we know. */
  private static int phase(JsonReader parser) throws IOException {
    if (parser.isNumber()) {
      return parser.number();
    }
    parser.skip();
    return -1;
  }

  private static long number(String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      return 0;
    }
  }
}
