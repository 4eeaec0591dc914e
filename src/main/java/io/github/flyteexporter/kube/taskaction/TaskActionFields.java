package io.github.flyteexporter.kube.taskaction;

import io.github.flyteexporter.kube.json.Condition;
import io.github.flyteexporter.kube.json.JsonReader;
import io.github.flyteexporter.kube.json.KubeTimes;
import io.github.flyteexporter.kube.json.StringInterner;
import io.github.flyteexporter.reading.Evidence;
import io.github.flyteexporter.reading.Evidence.Outcome;
import io.github.flyteexporter.reading.Flyte2Evidence.RunId;
import java.io.IOException;
import java.util.Optional;

/** The fields of a TaskAction as they go by. */
final class TaskActionFields {
  /** flyte v2.0.43, executor/pkg/controller/taskaction_controller.go. */
  private static final String FINALIZER = "flyte.org/plugin-finalizer";

  private static final String TRUE = "True";

  private final StringInterner pool;
  private String uid = "";
  private String namespace = "";
  private long version;
  private long created;
  private long deleted;
  private boolean held;
  private String run = "";
  private String action = "";
  private String project = "";
  private String domain = "";
  private boolean root;
  private boolean recorded;
  private String phase = "";
  private Condition holds = Condition.NONE;
  private long changed;
  private int queued;
  private int attempts;
  private int systemFailures;
  private ActionError error = ActionError.NONE;

  TaskActionFields(StringInterner pool) {
    this.pool = pool;
  }

  /** Takes a field of the object while the parser stands on its value. */
  void take(String field, JsonReader parser) throws IOException {
    switch (field) {
      case "metadata" -> parser.fields(inner -> metadata(inner, parser));
      case "spec" -> parser.fields(inner -> spec(inner, parser));
      case "status" -> parser.fields(inner -> status(inner, parser));
      default -> parser.skip();
    }
  }

  private void metadata(String field, JsonReader parser) throws IOException {
    switch (field) {
      case "uid" -> uid = parser.text();
      case "namespace" -> namespace = pool.shared(parser.text());
      case "resourceVersion" -> version = number(parser.text());
      case "creationTimestamp" -> created = KubeTimes.seconds(parser.text());
      case "deletionTimestamp" -> deleted = KubeTimes.seconds(parser.text());
      case "finalizers" -> parser.elements(() -> held |= parser.text().equals(FINALIZER));
      case "labels" -> parser.fields(inner -> label(inner, parser));
      default -> parser.skip();
    }
  }

  /** flyte v2.0.43, actions/k8s/client.go:937-944, 848-853. */
  private void label(String field, JsonReader parser) throws IOException {
    switch (field) {
      case "flyte.org/run" -> run = parser.text();
      case "flyte.org/action" -> action = parser.text();
      case "flyte.org/project" -> project = parser.text();
      case "flyte.org/domain" -> domain = parser.text();
      case "flyte.org/is-root" -> root = parser.text().equals("true");
      case "flyte.org/terminal-status-recorded" -> recorded = parser.text().equals("true");
      default -> parser.skip();
    }
  }

  /** The names of the spec: labels may be cut, or be taken away. */
  private void spec(String field, JsonReader parser) throws IOException {
    switch (field) {
      case "runName" -> run = parser.text();
      case "actionName" -> action = parser.text();
      case "project" -> project = parser.text();
      case "domain" -> domain = parser.text();
      default -> parser.skip();
    }
  }

  private void status(String field, JsonReader parser) throws IOException {
    switch (field) {
      case "conditions" -> parser.elements(() -> condition(Condition.read(parser)));
      case "pluginPhase" -> phase = pool.shared(parser.text());
      case "phaseHistory" -> parser.elements(() -> entry(parser));
      case "attempts" -> attempts = parser.number();
      case "systemFailures" -> systemFailures = parser.number();
      case "errorState" -> error = error(parser);
      default -> parser.skip();
    }
  }

  /** One that ends it counts before another. */
  private void condition(Condition one) {
    boolean ends = one.type().equals("Succeeded") || one.type().equals("Failed");
    if (one.is(TRUE) && (ends || holds.type().isEmpty())) {
      holds = one;
    }
  }

  private void entry(JsonReader parser) throws IOException {
    String[] texts = {"", ""};
    parser.fields(
        field -> {
          switch (field) {
            case "phase" -> texts[0] = parser.text();
            case "occurredAt" -> texts[1] = parser.text();
            default -> parser.skip();
          }
        });
    queued += texts[0].equals("Queued") ? 1 : 0;
    changed = Math.max(changed, KubeTimes.seconds(texts[1]));
  }

  private ActionError error(JsonReader parser) throws IOException {
    String[] texts = {"", "", ""};
    parser.fields(
        field -> {
          switch (field) {
            case "code" -> texts[0] = parser.text();
            case "kind" -> texts[1] = parser.text();
            case "message" -> texts[2] = parser.text();
            default -> parser.skip();
          }
        });
    return new ActionError(
        pool.shared(Evidence.bounded(texts[0])), pool.shared(texts[1]), Evidence.bounded(texts[2]));
  }

  /** What is kept. */
  TaskActionObject object() {
    Optional<Outcome> outcome = outcome();
    return new TaskActionObject(
        uid,
        namespace,
        version,
        new RunId(pool.shared(project), pool.shared(domain), run),
        action,
        root || action.equals("a0"),
        phase,
        pool.shared(holds.reason()),
        outcome,
        created,
        Math.max(changed, outcome.isPresent() ? holds.since() : 0),
        outcome.isPresent() ? holds.since() : 0,
        deleted,
        held,
        recorded,
        attempts,
        systemFailures,
        queued,
        outcome.filter(Outcome.SUCCEEDED::equals).isPresent() ? ActionError.NONE : error);
  }

  private Optional<Outcome> outcome() {
    return switch (holds.type()) {
      case "Succeeded" -> Optional.of(Outcome.SUCCEEDED);
      case "Failed" ->
          Optional.of(holds.reason().equals("Aborted") ? Outcome.ABORTED : Outcome.FAILED);
      default -> Optional.empty();
    };
  }

  private static long number(String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      return 0;
    }
  }
}
