package io.github.flyteexporter.web;

import io.github.flyteexporter.export.Page;
import io.github.flyteexporter.signal.JudgedSignals;
import io.github.flyteexporter.signal.Value;
import io.github.flyteexporter.verdict.Cause;
import io.github.flyteexporter.verdict.Fact;
import io.github.flyteexporter.verdict.Function;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/**
 * The verdict as JSON, for programs: {@code at}, {@code old} (no round has ended for three beats),
 * {@code impaired}, {@code functions} (name, status {@code impaired}, {@code working} or {@code
 * unknown}, since), {@code causes} strongest first (name, meaning, weight, facts with name, value
 * and sentence), {@code firstAction} and {@code damage} (project, domain, workflowsKilled).
 */
final class DiagnosisJson {
  private final Page page;
  private final Diagnosis diagnosis;

  private DiagnosisJson(Page page) {
    this.page = page;
    this.diagnosis = new Diagnosis(page.values());
  }

  static String of(Page page, Instant now) {
    DiagnosisJson json = new DiagnosisJson(page);
    return new JsonObject()
            .put("at", page.at().toString())
            .put("old", page.old(now))
            .put("impaired", json.diagnosis.impaired())
            .put("functions", json.functions())
            .put("causes", json.causes())
            .put("firstAction", json.firstAction().orElse(null))
            .put("damage", json.damage())
            .encodePrettily()
        + "\n";
  }

  private JsonArray functions() {
    JsonArray functions = new JsonArray();
    for (Function function : Function.values()) {
      JsonObject one =
          new JsonObject()
              .put("name", function.label())
              .put(
                  "status",
                  diagnosis
                      .impaired(function.label())
                      .map(bad -> bad ? "impaired" : "working")
                      .orElse("unknown"));
      page.values().of(JudgedSignals.SINCE).stream()
          .filter(since -> since.labels().get("function").equals(function.label()))
          .map(since -> Instant.ofEpochMilli(Math.round(since.number() * 1_000)))
          .forEach(since -> one.put("since", since.toString()));
      functions.add(one);
    }
    return functions;
  }

  private JsonArray causes() {
    JsonArray causes = new JsonArray();
    page.values().of(JudgedSignals.CAUSE).stream()
        .sorted(Comparator.comparingDouble(Value::number).reversed())
        .forEach(cause -> causes.add(cause(cause)));
    return causes;
  }

  private JsonObject cause(Value cause) {
    String name = cause.labels().get("cause");
    JsonArray facts = new JsonArray();
    page.values().of(JudgedSignals.EVIDENCE).stream()
        .filter(fact -> fact.labels().get("cause").equals(name))
        .forEach(
            fact ->
                facts.add(
                    new JsonObject()
                        .put("name", fact.labels().get("fact"))
                        .put("value", fact.number())
                        .put(
                            "sentence",
                            Fact.valueOf(fact.labels().get("fact").toUpperCase(Locale.ROOT))
                                .tell(fact.number()))));
    return new JsonObject()
        .put("name", name)
        .put("meaning", Cause.valueOf(name.toUpperCase(Locale.ROOT)).meaning())
        .put("weight", cause.number())
        .put("facts", facts);
  }

  private Optional<String> firstAction() {
    return page.values().of(JudgedSignals.FIRST_ACTION).stream()
        .map(action -> action.labels().get("action"))
        .findFirst();
  }

  private JsonArray damage() {
    JsonArray damage = new JsonArray();
    for (Value killed : page.values().of(JudgedSignals.KILLED_IN_INCIDENT)) {
      damage.add(
          new JsonObject()
              .put("project", killed.labels().get("project"))
              .put("domain", killed.labels().get("domain"))
              .put("workflowsKilled", Math.round(killed.number())));
    }
    return damage;
  }
}
