package io.github.flyteexporter.web.page;

import io.github.flyteexporter.verdict.report.FailureRate;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.TreeMap;

/**
 * Project-domains with a high failure rate as JSON, the worst first: project, domain, fault, blame
 * ({@code platform}, {@code nodes}, {@code unclear} or {@code code}), failed, finished, ratio,
 * windowSeconds, reasons by number, and everybody: whether more than one team is affected.
 */
final class FailuresJson {
  private FailuresJson() {}

  static JsonArray of(List<FailureRate> failures) {
    JsonArray all = new JsonArray();
    failures.forEach(one -> all.add(of(one)));
    return all;
  }

  private static JsonObject of(FailureRate rate) {
    JsonObject reasons = new JsonObject();
    new TreeMap<>(rate.reasons()).forEach((reason, count) -> reasons.put(reason.label(), count));
    return new JsonObject()
        .put("project", rate.where().project())
        .put("domain", rate.where().domain())
        .put("fault", rate.blame().fault().label())
        .put("blame", rate.blame().label())
        .put("failed", rate.failed())
        .put("finished", rate.finished())
        .put("ratio", rate.ratio())
        .put("windowSeconds", rate.window().toSeconds())
        .put("reasons", reasons)
        .put("everybody", rate.affectsAll());
  }
}
