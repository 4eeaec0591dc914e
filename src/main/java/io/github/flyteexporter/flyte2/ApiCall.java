package io.github.flyteexporter.flyte2;

import com.fasterxml.jackson.databind.node.TextNode;
import io.github.flyteexporter.reading.LookSamples;
import io.github.flyteexporter.reading.flyte2.Flyte2Samples;
import java.util.Optional;
import java.util.stream.Stream;

/** The calls of a round (flyte v2.0.43, flyteidl2/…/*_service.proto; paths in runs/setup.go). */
enum ApiCall {
  /** A constant (flytestdlib/app/app.go:95): shows that the process answers. */
  HEALTHZ(LookSamples.HEALTHCHECK, "healthz", "/healthz", ""),

  /** Pings the database (runs/setup.go:198). */
  READYZ(Flyte2Samples.READYZ, "readyz", "/readyz", ""),

  /** The cheapest question that needs the database. */
  PROJECTS(
      LookSamples.PROJECTS,
      "projects.json",
      "/flyteidl2.project.ProjectService/ListProjects",
      "{}"),

  /** The newest root rows of all projects. */
  RUNS(
      LookSamples.EXECUTIONS,
      "runs.json",
      "/flyteidl2.workflow.RunService/ListRuns",
      "{\"org\":\"x\",\"request\":{\"limit\":200,\"sortByFields\":[{\"key\":\"created_at\","
          + "\"direction\":\"DESCENDING\"}]}}"),

  /**
   * Root rows of phase QUEUED, whose number is 1 (flyteidl2/common/phase.proto:14). EQUAL: VALUE_IN
   * with one value is answered 500 (runs/repository/impl/filters.go:69-71).
   */
  QUEUED(
      "queued",
      "runs.queued.json",
      "/flyteidl2.workflow.RunService/ListRuns",
      "{\"org\":\"x\",\"request\":{\"limit\":200,\"sortByFields\":[{\"key\":\"created_at\","
          + "\"direction\":\"DESCENDING\"}],\"filters\":[{\"function\":\"EQUAL\",\"field\":"
          + "\"phase\",\"values\":[\"1\"]}]%s}}"),

  /** The triggers of all projects. */
  TRIGGERS(
      LookSamples.SCHEDULES,
      "triggers.json",
      "/flyteidl2.trigger.TriggerService/ListTriggers",
      "{\"org\":\"x\",\"request\":{\"limit\":100%s}}");

  private final String call;
  private final String recorded;
  private final String path;
  private final String body;

  ApiCall(String call, String recorded, String path, String body) {
    this.call = call;
    this.recorded = "api." + recorded;
    this.path = path;
    this.body = body;
  }

  /** Its name in looks and in messages. */
  String call() {
    return call;
  }

  /** Its name in a recording. */
  String recorded() {
    return recorded;
  }

  String path() {
    return path;
  }

  /** Whether it is sent with GET and answered with text. */
  boolean isText() {
    return body.isEmpty();
  }

  /** Whether a list of it may go on on a next page. */
  boolean isPaged() {
    return body.contains("%s");
  }

  /**
   * What is sent.
   *
   * @param token of the page, empty for the first
   */
  String body(String token) {
    String next = token.isEmpty() ? "" : ",\"token\":" + TextNode.valueOf(token);
    return isPaged() ? String.format(body, next) : body;
  }

  /** The call that was recorded under a name. */
  static Optional<ApiCall> ofRecorded(String name) {
    return Stream.of(values()).filter(one -> one.recorded.equals(name)).findFirst();
  }
}
