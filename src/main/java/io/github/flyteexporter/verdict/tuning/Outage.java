package io.github.flyteexporter.verdict.tuning;

import io.github.flyteexporter.signal.state.ReadingInterval;
import io.github.flyteexporter.signal.state.RoundView;
import io.github.flyteexporter.verdict.Verdict;
import io.github.flyteexporter.verdict.incident.Incident;
import io.github.flyteexporter.verdict.measure.LeadingPropellers;
import io.github.flyteexporter.verdict.measure.Progress;
import io.github.flyteexporter.verdict.model.Cause;
import io.github.flyteexporter.verdict.model.CauseEvidence;
import io.github.flyteexporter.verdict.model.ClockRegression;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/**
 * The last incident that healed by itself and in which the platform killed workflows, as far as
 * retries matter: no number of them helps against a right that is missing.
 *
 * @param since when it began
 * @param until when it ended, or was last seen going on
 * @param ended whether it has ended
 * @param lasted how long it was, by the clock of its time
 * @param killed how many workflows the platform killed in it
 * @param pace the most failing rounds per second and workflow, at least
 */
record Outage(
    Instant since, Instant until, boolean ended, Duration lasted, long killed, double pace) {
  static final Outage NONE = new Outage(Instant.EPOCH, Instant.EPOCH, false, Duration.ZERO, 0, 0);

  /** An outage begins by so much before it is believed. */
  private static final Duration UNNOTICED = Duration.ofSeconds(30);

  private static final Set<Cause> HEAL =
      Set.of(Cause.DATABASE, Cause.OBJECT_STORE, Cause.KUBE_API, Cause.ADMIN_UNREACHABLE);

  /** This outage, or the next one, after a round. */
  Outage after(Verdict verdict, RoundView frame) {
    Outage known = notAfter(frame.now());
    return verdict
        .incidents()
        .present()
        .or(() -> verdict.incidents().past().stream().findFirst())
        .filter(incident -> incident.damage().killedInAll().orElse(0) >= RetriesRule.SEVERAL)
        .filter(
            incident ->
                incident.cause().map(CauseEvidence::cause).filter(HEAL::contains).isPresent())
        .map(incident -> known.of(incident, frame))
        .orElse(known);
  }

  /** This outage by a clock that was set back. */
  private Outage notAfter(Instant now) {
    return new Outage(
        ClockRegression.notAfter(now, since),
        ClockRegression.notAfter(now, until),
        ended,
        lasted,
        killed,
        pace);
  }

  private Outage of(Incident incident, RoundView frame) {
    Instant start = incident.since();
    Instant end = incident.end().orElse(frame.now());
    Outage before = start.equals(since) ? this : NONE;
    Duration length = Duration.between(start, end);
    double fastest =
        LeadingPropellers.spans(frame)
            .filter(span -> span.after().at().isAfter(start.minus(UNNOTICED)))
            .filter(span -> !span.after().at().isAfter(end))
            .mapToDouble(Outage::pace)
            .max()
            .orElse(0);
    return new Outage(
        start,
        end,
        incident.end().isPresent(),
        length.compareTo(before.lasted) > 0 ? length : before.lasted,
        incident.damage().killedInAll().orElse(0),
        Math.max(before.pace, fastest));
  }

  /** Whether it has ended, and not too long ago. */
  boolean over(Instant now) {
    return ended && now.isBefore(until.plus(RetriesRule.REMEMBERED));
  }

  double seconds() {
    return lasted.toMillis() / 1e3;
  }

  private static double pace(ReadingInterval span) {
    double workflows =
        Math.max(1, Math.max(Progress.active(span.before()), Progress.active(span.after())));
    return span.rate("P:round:error_count").orElse(0) / workflows;
  }
}
