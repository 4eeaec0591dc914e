package io.github.flyteexporter.web.page;

import io.github.flyteexporter.verdict.incident.Incident;
import io.github.flyteexporter.verdict.model.Cause;
import io.github.flyteexporter.verdict.model.CauseEvidence;
import io.github.flyteexporter.verdict.model.PlatformFunction;
import io.github.flyteexporter.verdict.report.VerdictReport;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.OptionalLong;

/** The ended incidents of the last day as JSON. */
final class IncidentsJson {
  private IncidentsJson() {}

  static JsonArray of(VerdictReport report) {
    JsonArray all = new JsonArray();
    report
        .incidents()
        .past()
        .forEach(one -> all.add(of(one).put("firstAction", report.actions().get(one.since()))));
    return all;
  }

  private static JsonObject of(Incident incident) {
    JsonArray functions = new JsonArray();
    incident.functions().stream().sorted().map(PlatformFunction::label).forEach(functions::add);
    return new JsonObject()
        .put("since", incident.since().toString())
        .put("end", incident.end().map(Object::toString).orElse(null))
        .put("cause", incident.cause().map(CauseEvidence::cause).orElse(Cause.UNKNOWN).label())
        .put("functions", functions)
        .put("workflowsKilled", orNull(incident.damage().killedInAll()))
        .put("executionsRefused", orNull(incident.damage().refused()))
        .put("schedulesMissed", orNull(incident.damage().schedulesMissed()))
        .put("runsNotEnqueued", orNull(incident.damage().notEnqueued()))
        .put("lostRuns", new JsonArray(incident.damage().lost().names()));
  }

  private static Long orNull(OptionalLong number) {
    return number.isPresent() ? Long.valueOf(number.getAsLong()) : null;
  }
}
