package io.github.flyteexporter.flyte2;

import io.github.flyteexporter.reading.Reading;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** The API as it was recorded, read by what reads a live one. */
public final class RecordedApi {
  private RecordedApi() {}

  /** Whether an answer of this name is one that is read. */
  public static boolean isRead(String name) {
    return ApiCall.ofRecorded(name).isPresent();
  }

  /**
   * The reading of one moment.
   *
   * @param now by the clock of the recorded answers
   * @param at what the reading is dated
   * @param recorded each answer under a name such as {@code api.runs.json}
   */
  public static Reading reading(Instant now, Instant at, Map<String, ApiAnswer> recorded) {
    ApiReadings readings = new ApiReadings(now);
    recorded.forEach(
        (name, answer) ->
            ApiCall.ofRecorded(name).ifPresent(call -> readings.take(call, answer, true)));
    return readings.reading(at);
  }

  /** The name of a call in looks. */
  public static Optional<String> call(String name) {
    return ApiCall.ofRecorded(name).map(ApiCall::call);
  }
}
