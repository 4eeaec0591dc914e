package io.github.flyteexporter.replay;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.flyteexporter.database.RecordedDatabase;
import io.github.flyteexporter.reading.Failure;
import io.github.flyteexporter.reading.Failure.Reason;
import io.github.flyteexporter.reading.Look;
import io.github.flyteexporter.reading.LookOutcome;
import io.github.flyteexporter.reading.LookPhase;
import io.github.flyteexporter.reading.LookSamples;
import io.github.flyteexporter.reading.Reading;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What the recorder's role saw of Flyte's PostgreSQL: a login and a query for each part. */
final class RecordedQueries {
  static final String ANSWER = "probe.database.json";

  private static final String READ_ONLY = "read_only";
  private static final Duration TIMEOUT = Duration.ofSeconds(5);

  /** libpq gives no SQLSTATE of a login that fails, but the server's words (PostgreSQL 15). */
  private static final Map<String, String> STATES =
      Map.of(
          "remaining connection slots are reserved", "53300",
          "too many clients already", "53300",
          "the database system is starting up", "57P03",
          "the database system is shutting down", "57P03",
          "the database system is in recovery mode", "57P03",
          "password authentication failed", "28P01",
          "no pg_hba.conf entry", "28000");

  private RecordedQueries() {}

  /** As the live look at the database reads it. */
  static Reading reading(Snapshot tick, Instant at) throws IOException {
    Snapshot.Answer answer = tick.answers().get(ANSWER);
    if (answer == null || !tick.has(ANSWER)) {
      Failure missing = new Failure(Reason.OTHER, ANSWER + " was not recorded");
      return Reading.failed(RecordedDatabase.ID, at, Duration.ZERO, missing);
    }
    JsonNode body = tick.json(ANSWER);
    if (answer.status() != 200) {
      String text = text(body, answer);
      return RecordedDatabase.failed(at, answer.took(), new SQLException(text, state(body, text)));
    }
    Map<String, RecordedDatabase.Answer> answers = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> query : body.properties()) {
      if (query.getValue().has("rows")) {
        answers.put(
            query.getKey(),
            new RecordedDatabase.Answer(
                rows(query.getValue().path("rows"), query.getKey().equals(READ_ONLY)),
                millis(query.getValue())));
      }
    }
    return RecordedDatabase.reading(at, answer.login(), answers);
  }

  /** As a direct look: the login and the fastest query, as long as a live one would wait. */
  static Map<Look, String> looks(Snapshot tick) throws IOException {
    Snapshot.Answer answer = tick.answers().get(ANSWER);
    Map<Look, String> looks = new LinkedHashMap<>();
    if (answer == null || !tick.has(ANSWER)) {
      return looks;
    }
    JsonNode body = tick.json(ANSWER);
    if (answer.status() != 200) {
      String text = text(body, answer);
      looks.put(failed(text, state(body, text), answer.took()), text);
      return looks;
    }
    looks.put(ok(LookSamples.LOGIN, answer.login()), "");
    Duration fastest = null;
    for (JsonNode query : body) {
      Duration took = millis(query);
      if (query.has("rows") && (fastest == null || took.compareTo(fastest) < 0)) {
        fastest = took;
      }
    }
    if (fastest != null && fastest.compareTo(TIMEOUT) <= 0) {
      looks.put(ok(LookSamples.QUERY, fastest), "");
    } else if (fastest != null) {
      looks.put(
          new Look(LookSamples.QUERY, LookOutcome.HUNG, LookPhase.FIRST_BYTE, "", TIMEOUT),
          "no answer in " + TIMEOUT.toSeconds() + " s");
    }
    return looks;
  }

  private static Look ok(String call, Duration took) {
    return new Look(call, LookOutcome.OK, LookPhase.STATUS, "", took);
  }

  private static Look failed(String text, String state, Duration took) {
    if (state.startsWith("08")) {
      RecordedError kind = RecordedError.of(text);
      return new Look(LookSamples.LOGIN, kind.outcome(), kind.phase(), "", took);
    }
    LookOutcome outcome = state.startsWith("28") ? LookOutcome.DENIED : LookOutcome.ERROR;
    return new Look(LookSamples.LOGIN, outcome, LookPhase.STATUS, state, took);
  }

  private static String text(JsonNode body, Snapshot.Answer answer) {
    String text = body.path(LookSamples.LOGIN).path("error").asText("");
    return text.isEmpty() ? answer.error() : text.lines().findFirst().orElse("");
  }

  /** The SQLSTATE that was recorded, or the one of the server's words, or that of no connection. */
  private static String state(JsonNode body, String text) {
    String recorded = body.path(LookSamples.LOGIN).path("sqlstate").asText("");
    if (!recorded.isEmpty() && !recorded.equals("null")) {
      return recorded;
    }
    String lower = text.toLowerCase(Locale.ROOT);
    return STATES.entrySet().stream()
        .filter(state -> lower.contains(state.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse("08006");
  }

  /**
   * The rows of an answer.
   *
   * @param own whether the first column is of the recorder's own session and left out
   */
  private static List<List<Object>> rows(JsonNode rows, boolean own) {
    List<List<Object>> all = new ArrayList<>();
    for (JsonNode row : rows) {
      List<Object> values = new ArrayList<>();
      for (JsonNode value : row) {
        boolean absent = value.isNull() || (own && values.isEmpty());
        values.add(value.isNumber() ? value.numberValue() : absent ? null : value.asText());
      }
      all.add(values);
    }
    return all;
  }

  private static Duration millis(JsonNode query) {
    return Duration.ofMillis(query.path("ms").asLong(0));
  }
}
