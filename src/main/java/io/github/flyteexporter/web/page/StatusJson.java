package io.github.flyteexporter.web.page;

import io.github.flyteexporter.status.CauseClass;
import io.github.flyteexporter.status.FunctionDay;
import io.github.flyteexporter.status.FunctionStatus;
import io.github.flyteexporter.status.StatusDay;
import io.github.flyteexporter.status.StatusIncident;
import io.github.flyteexporter.status.StatusIncident.Phase;
import io.github.flyteexporter.verdict.model.PlatformFunction;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/**
 * The status page as JSON, for programs: {@code title}, {@code at}, {@code summary}, {@code status}
 * of all functions together and {@code functions} (name, meaning, status {@code working}, {@code
 * impaired}, {@code unknown} or {@code not_observed}, seconds of the last 24 hours by status, and
 * periods with from, to and status), {@code incidents} (since, end, which is null while it goes on
 * and where it was not observed, lastSeen, lengthSeconds, phase {@code ongoing}, {@code
 * interrupted}, {@code ended} or {@code lost}, cause, causeText, functions).
 */
final class StatusJson {
  /** Status that flaps all day makes more; the newest are shown. */
  private static final int MOST_PERIODS = 500;

  private StatusJson() {}

  static String of(String title, StatusDay day) {
    JsonArray functions = new JsonArray();
    day.functions().forEach(one -> functions.add(function(one)));
    JsonArray incidents = new JsonArray();
    day.incidents().forEach(one -> incidents.add(incident(one, day)));
    return new JsonObject()
            .put("title", title)
            .put("at", time(day.now()))
            .put("summary", StatusWords.headline(title, day))
            .put("status", StatusWords.overall(day).label())
            .put("functions", functions)
            .put("incidents", incidents)
            .encodePrettily()
        + "\n";
  }

  private static JsonObject function(FunctionDay day) {
    JsonObject seconds = new JsonObject();
    for (FunctionStatus status : FunctionStatus.values()) {
      seconds.put(status.label(), day.total(status).toSeconds());
    }
    JsonArray periods = new JsonArray();
    day.stretches().stream()
        .skip(Math.max(0, day.stretches().size() - MOST_PERIODS))
        .forEach(
            one ->
                periods.add(
                    new JsonObject()
                        .put("from", time(one.from()))
                        .put("to", time(one.to()))
                        .put("status", one.status().label())));
    return new JsonObject()
        .put("name", day.function().label())
        .put("meaning", StatusWords.of(day.function()))
        .put("status", day.now().label())
        .put("secondsIn24Hours", seconds)
        .put("periods", periods);
  }

  private static JsonObject incident(StatusIncident incident, StatusDay day) {
    JsonArray functions = new JsonArray();
    incident.functions().stream().sorted().map(PlatformFunction::label).forEach(functions::add);
    CauseClass cause = CauseClass.of(incident.cause());
    return new JsonObject()
        .put("since", time(incident.since()))
        .put("end", incident.phase() == Phase.ENDED ? time(incident.until()) : null)
        .put("lastSeen", time(incident.until()))
        .put(
            "lengthSeconds",
            Duration.between(incident.since(), StatusWords.end(incident, day)).toSeconds())
        .put("phase", incident.phase().name().toLowerCase(Locale.ROOT))
        .put("cause", cause.label())
        .put("causeText", cause.words())
        .put("functions", functions);
  }

  private static String time(Instant at) {
    return at.truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
