package io.github.flyteexporter.kube.workflow;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.github.flyteexporter.kube.json.CapturingParser;
import io.github.flyteexporter.kube.json.JsonWalker;
import io.github.flyteexporter.kube.json.StringInterner;
import io.github.flyteexporter.kube.shard.ShardKeys;
import io.github.flyteexporter.reading.Evidence;
import io.github.flyteexporter.reading.ShardLabels;
import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
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
  private final NodeWaits waits = new NodeWaits();

  WorkflowFields(StringInterner pool) {
    this.pool = pool;
  }

  /** Takes a field of the object while the parser stands on its value. */
  void take(String field, JsonParser parser) throws IOException {
    switch (field) {
      case "metadata" -> JsonWalker.fields(parser, inner -> metadata(inner, parser));
      case "executionId" -> JsonWalker.fields(parser, inner -> executionId(inner, parser));
      case "status" -> JsonWalker.fields(parser, inner -> status(inner, parser));
      case "acceptedAt" -> accepted = time(parser);
      case CapturingParser.BYTES -> recordedBytes = JsonWalker.number(parser);
      case "workflowClosureReference" -> offloaded = !JsonWalker.text(parser).isEmpty();
      default -> parser.skipChildren();
    }
  }

  private void metadata(String field, JsonParser parser) throws IOException {
    switch (field) {
      case "uid" -> uid = JsonWalker.text(parser);
      case "namespace" -> namespace = pool.shared(JsonWalker.text(parser));
      case "name" -> name = JsonWalker.text(parser);
      case "resourceVersion" -> version = number(JsonWalker.text(parser));
      case "creationTimestamp" -> created = time(parser);
      case "deletionTimestamp" -> deleted = time(parser);
      case "finalizers" ->
          JsonWalker.elements(parser, () -> held |= JsonWalker.text(parser).equals(FINALIZER));
      case "labels" -> JsonWalker.fields(parser, inner -> label(inner, parser));
      default -> parser.skipChildren();
    }
  }

  private void label(String field, JsonParser parser) throws IOException {
    switch (field) {
      case "project" -> labelProject = JsonWalker.text(parser);
      case "domain" -> labelDomain = JsonWalker.text(parser);
      case "shard-key" -> shardKey = shardKey(JsonWalker.text(parser));
      default -> parser.skipChildren();
    }
  }

  private void executionId(String field, JsonParser parser) throws IOException {
    switch (field) {
      case "project" -> project = JsonWalker.text(parser);
      case "domain" -> domain = JsonWalker.text(parser);
      default -> parser.skipChildren();
    }
  }

  private void status(String field, JsonParser parser) throws IOException {
    switch (field) {
      case "phase" -> phase = phase(parser);
      case "failedAttempts" -> failedAttempts = JsonWalker.number(parser);
      case "message" -> message = JsonWalker.text(parser);
      case "error" -> JsonWalker.fields(parser, inner -> error(inner, parser));
      case "nodeStatus" -> waits.nodes(parser);
      default -> parser.skipChildren();
    }
  }

  private void error(String field, JsonParser parser) throws IOException {
    switch (field) {
      case "code" -> errorCode = JsonWalker.text(parser);
      case "kind" -> errorKind = JsonWalker.text(parser);
      case "message" -> errorMessage = JsonWalker.text(parser);
      default -> parser.skipChildren();
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
  private static int phase(JsonParser parser) throws IOException {
    if (parser.currentToken() == JsonToken.VALUE_NUMBER_INT) {
      return JsonWalker.number(parser);
    }
    parser.skipChildren();
    return -1;
  }

  private static long time(JsonParser parser) throws IOException {
    String text = JsonWalker.text(parser);
    try {
      return text.isEmpty() ? 0 : Instant.parse(text).getEpochSecond();
    } catch (DateTimeParseException e) {
      return 0;
    }
  }

  private static long number(String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      return 0;
    }
  }
}
