package io.github.flyteexporter.web.page;

import io.github.flyteexporter.export.Exposition;
import io.github.flyteexporter.signal.catalogue.Signal;
import io.github.flyteexporter.signal.catalogue.Value;
import io.github.flyteexporter.signal.own.VerdictSignals;
import io.github.flyteexporter.verdict.cause.Causes;
import io.github.flyteexporter.verdict.incident.UnqueuedRuns;
import io.github.flyteexporter.verdict.model.PlatformFunction;
import io.github.flyteexporter.verdict.report.CauseReport;
import io.github.flyteexporter.verdict.report.VerdictReport;
import io.github.flyteexporter.verdict.tuning.TuningTip;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;

/**
 * The verdict as JSON, for programs: {@code at}, {@code old} (no round has ended for three
 * intervals), {@code ended} (the end of a recording), {@code impaired}, {@code functions} (name,
 * status {@code impaired}, {@code working} or {@code unknown}, since), {@code causes} strongest
 * first (name, meaning, weight, facts with name, value and sentence), {@code firstAction}, {@code
 * damage} (project, domain, workflowsKilled), {@code executionsRefused} and {@code schedulesMissed}
 * (each null where unknown), {@code runsNotEnqueued} (null for Flyte 1 as well), {@code
 * damageRising}, {@code incidents} that have ended (since, end, cause, functions, workflowsKilled,
 * executionsRefused, schedulesMissed, runsNotEnqueued, lostRuns, firstAction), {@code lostRuns},
 * those of Flyte 2 that nothing starts any more (count, runs, whatToDo), {@code failures}, where
 * too many workflows failed lately (see {@link FailuresJson}), and {@code tuning} (advice, reading,
 * today, change, until).
 */
public final class DiagnosisJson {
  private final Exposition page;
  private final Diagnosis diagnosis;

  private DiagnosisJson(Exposition page) {
    this.page = page;
    this.diagnosis = new Diagnosis(page.values());
  }

  public static String of(Exposition page, boolean old) {
    DiagnosisJson json = new DiagnosisJson(page);
    return new JsonObject()
            .put("at", page.at().toString())
            .put("old", old)
            .put("ended", page.ended())
            .put("impaired", json.diagnosis.impaired())
            .put("functions", json.functions())
            .put("causes", json.causes())
            .put("firstAction", page.report().firstAction().orElse(null))
            .put("damage", json.damage())
            .put("executionsRefused", json.number(VerdictSignals.REFUSED_IN_INCIDENT))
            .put("schedulesMissed", json.number(VerdictSignals.MISSED_IN_INCIDENT))
            .put("runsNotEnqueued", json.number(VerdictSignals.UNQUEUED_IN_INCIDENT))
            .put("damageRising", json.rising())
            .put("incidents", IncidentsJson.of(page.report()))
            .put("lostRuns", lostRuns(page.report()))
            .put("failures", FailuresJson.of(page.report().failures()))
            .put("tuning", json.tuning())
            .encodePrettily()
        + "\n";
  }

  /** Null for Flyte 1, and before runs were read. */
  private static JsonObject lostRuns(VerdictReport report) {
    return report
        .lost()
        .map(
            lost ->
                new JsonObject()
                    .put("count", lost.count())
                    .put("runs", new JsonArray(lost.names()))
                    .put("whatToDo", lost.count() > 0 ? UnqueuedRuns.WHAT_TO_DO : null))
        .orElse(null);
  }

  private JsonArray functions() {
    JsonArray functions = new JsonArray();
    for (PlatformFunction function : PlatformFunction.values()) {
      JsonObject one =
          new JsonObject()
              .put("name", function.label())
              .put(
                  "status",
                  diagnosis
                      .impaired(function.label())
                      .map(bad -> bad ? "impaired" : "working")
                      .orElse("unknown"));
      page.values().forSignal(VerdictSignals.SINCE).stream()
          .filter(since -> since.labels().get("function").equals(function.label()))
          .map(since -> Instant.ofEpochMilli(Math.round(since.number() * 1_000)))
          .forEach(since -> one.put("since", since.toString()));
      functions.add(one);
    }
    return functions;
  }

  private JsonArray causes() {
    JsonArray causes = new JsonArray();
    for (CauseReport cause : page.report().causes()) {
      JsonArray facts = new JsonArray();
      for (CauseReport.FactReport fact : cause.facts()) {
        facts.add(
            new JsonObject()
                .put("name", fact.fact().label())
                .put("value", fact.number())
                .put("sentence", fact.sentence()));
      }
      causes.add(
          new JsonObject()
              .put("name", cause.cause().label())
              .put("meaning", Causes.of(cause.cause()).texts(diagnosis.isFlyte2()).meaning())
              .put("weight", cause.weight())
              .put("facts", facts));
    }
    return causes;
  }

  /** Null where unknown. */
  private JsonArray damage() {
    if (!DamageSection.killedKnown(page)) {
      return null;
    }
    JsonArray damage = new JsonArray();
    for (Value killed : page.values().forSignal(VerdictSignals.KILLED_IN_INCIDENT)) {
      damage.add(
          new JsonObject()
              .put("project", killed.labels().get("project"))
              .put("domain", killed.labels().get("domain"))
              .put("workflowsKilled", Math.round(killed.number())));
    }
    return damage;
  }

  /** Null where unknown. */
  private Long number(Signal signal) {
    return page.values().forSignal(signal).stream()
        .findFirst()
        .map(value -> Math.round(value.number()))
        .orElse(null);
  }

  private boolean rising() {
    return page.values().forSignal(VerdictSignals.DAMAGE_RISING).stream()
        .anyMatch(value -> value.number() > 0);
  }

  private JsonArray tuning() {
    JsonArray tuning = new JsonArray();
    for (TuningTip tip : page.report().tuning()) {
      tuning.add(
          new JsonObject()
              .put("advice", tip.advice())
              .put("reading", tip.reading())
              .put("today", tip.today())
              .put("change", tip.change())
              .put("until", tip.until()));
    }
    return tuning;
  }
}
