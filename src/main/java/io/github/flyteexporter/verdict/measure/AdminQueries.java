package io.github.flyteexporter.verdict.measure;

import io.github.flyteexporter.reading.AdminSamples;
import io.github.flyteexporter.reading.Failure.Reason;
import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.signal.state.RoundView;
import io.github.flyteexporter.signal.state.SourceHistory;
import io.github.flyteexporter.verdict.model.Limit;
import io.github.flyteexporter.verdict.model.Limits;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/** Whether flyteadmin answers, us and propeller, and its database it. */
public final class AdminQueries {
  private static final Set<Reason> SILENT =
      Set.of(Reason.UNREACHABLE, Reason.TIMEOUT, Reason.DNS, Reason.TLS, Reason.CUT_OFF);

  private static final double MANY_PERCENT = 50;
  private static final Set<String> CODES = Set.of("Unavailable", "DeadlineExceeded");

  private AdminQueries() {}

  /** For how many seconds flyteadmin has left our reads without an answer, 0 when it answers. */
  public static double unanswered(RoundView frame) {
    return frame.histories(AdminSamples.SOURCE).stream()
        .filter(
            history ->
                history.newest().failure().map(f -> SILENT.contains(f.reason())).orElse(false))
        .mapToDouble(history -> since(history, frame.now()))
        .max()
        .orElse(0);
  }

  /** How many percent of propeller's calls find it unavailable, 0 where most do not. */
  public static double unavailable(RoundView frame) {
    double percent = CallOutcomes.ofAdmin(frame, CODES).percent();
    return percent >= MANY_PERCENT ? percent : 0;
  }

  /** Failed database calls of flyteadmin a second, 0 below the noise. */
  public static double databaseErrors(RoundView frame, Limits limits) {
    double errors =
        RoundQueries.rate(
            frame, "A:errors:gorm_error", "A:errors:postgres_error", "A:errors:undefined_table");
    return errors > limits.of(Limit.DATABASE_ERRORS) ? errors : 0;
  }

  private static double since(SourceHistory history, Instant now) {
    Instant good = history.lastGood().map(Reading::at).orElse(history.newest().at());
    return Math.max(1, Duration.between(good, now).toMillis() / 1000.0);
  }
}
