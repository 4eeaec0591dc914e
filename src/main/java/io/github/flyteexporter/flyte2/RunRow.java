package io.github.flyteexporter.flyte2;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.flyteexporter.reading.Flyte2Evidence.AcceptedRun;
import io.github.flyteexporter.reading.Flyte2Evidence.RunId;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What is kept of a root row (flyte v2.0.43, flyteidl2/workflow/run_definition.proto).
 *
 * @param phase in lower case, such as {@code queued}; {@code unknown} for one that is not known
 * @param started when the row was made
 */
record RunRow(RunId id, String phase, boolean scheduled, Instant started) {
  private static final String PHASE = "ACTION_PHASE_";
  private static final String QUEUED = "queued";

  /** flyteidl2/common/phase.proto:14-48. */
  private static final Set<String> ACTIVE =
      Set.of(QUEUED, "waiting_for_resources", "initializing", "running", "paused");

  private static final Set<String> ENDED =
      Set.of("succeeded", "failed", "aborted", "timed_out", "recovered");

  /** A row, empty where it has no name or no start. */
  static Optional<RunRow> of(JsonNode json) {
    JsonNode action = json.path("action");
    JsonNode run = ApiJson.at(action, "id", "run");
    RunId id =
        new RunId(
            ApiJson.text(run, "project"), ApiJson.text(run, "domain"), ApiJson.text(run, "name"));
    String phase =
        ApiJson.text(action, "status", "phase").replaceFirst(PHASE, "").toLowerCase(Locale.ROOT);
    return ApiJson.moment(action, "status", "startTime")
        .filter(at -> !id.name().isEmpty())
        .map(
            at ->
                new RunRow(
                    id,
                    ACTIVE.contains(phase) || ENDED.contains(phase) ? phase : "unknown",
                    ApiJson.text(action, "metadata", "source")
                        .equals("RUN_SOURCE_SCHEDULE_TRIGGER"),
                    at));
  }

  boolean active() {
    return ACTIVE.contains(phase);
  }

  boolean queued() {
    return phase.equals(QUEUED);
  }

  /** How old it is, never negative: clocks differ. */
  Duration age(Instant now) {
    Duration age = Duration.between(started, now);
    return age.isNegative() ? Duration.ZERO : age;
  }

  AcceptedRun asEvidence(Instant now) {
    return new AcceptedRun(id, phase, scheduled, age(now));
  }
}
