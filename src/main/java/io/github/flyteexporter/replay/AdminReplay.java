package io.github.flyteexporter.replay;

import io.github.flyteexporter.admin.RecordedAdmin;
import io.github.flyteexporter.reading.Failure;
import io.github.flyteexporter.reading.Reading;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The recorded answers of flyteadmin, moment by moment; an earlier one begins anew. */
final class AdminReplay {
  private final RecordedAdmin admin = new RecordedAdmin();
  private Duration newest = Duration.ZERO;

  /**
   * The reading of a moment.
   *
   * @param now by the clock of the recorded answers
   * @param at what the reading is dated
   */
  synchronized Reading reading(Snapshot tick, Instant now, Instant at) {
    Map<String, RecordedAdmin.Answer> answers = new TreeMap<>();
    tick.answers()
        .forEach(
            (name, answer) -> {
              if (name.startsWith("admin.")) {
                answers.put(
                    name,
                    new RecordedAdmin.Answer(
                        answer.status(), tick.bytes(name), answer.took(), failure(answer)));
              }
            });
    if (tick.at().compareTo(newest) < 0) {
      admin.forget();
    }
    newest = tick.at();
    return admin.reading(now, at, answers);
  }

  private static Optional<Failure> failure(Snapshot.Answer answer) {
    return answer.status() == 0
        ? Optional.of(new Failure(RecordingSources.reason(answer), answer.error()))
        : Optional.empty();
  }
}
