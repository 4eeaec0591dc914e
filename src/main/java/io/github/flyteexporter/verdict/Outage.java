package io.github.flyteexporter.verdict;

import io.github.flyteexporter.signal.Frame;
import io.github.flyteexporter.signal.Span;
import java.time.Duration;
import java.time.Instant;

/**
 * The last incident in which the platform killed workflows, as far as retries matter.
 *
 * @param since when it began
 * @param end when it ended, or was last seen going on
 * @param killed how many workflows the platform killed in it
 * @param pace the most failing rounds per second and workflow, at least
 */
record Outage(Instant since, Instant end, long killed, double pace) {
  static final Outage NONE = new Outage(Instant.EPOCH, Instant.EPOCH, 0, 0);

  /** An outage begins by so much before it is believed. */
  private static final Duration UNNOTICED = Duration.ofSeconds(30);

  /** This outage, or the next one, after a round. */
  Outage after(Verdict verdict, Frame frame) {
    return verdict
        .incidents()
        .present()
        .or(() -> verdict.incidents().past().stream().findFirst())
        .filter(incident -> incident.damage().killedInAll().orElse(0) >= RetriesRule.SEVERAL)
        .map(incident -> of(incident, frame))
        .orElse(this);
  }

  private Outage of(Incident incident, Frame frame) {
    Instant start = incident.since();
    Instant until = incident.end().orElse(frame.now());
    double before = start.equals(since) ? pace : 0;
    double now =
        Leaders.spans(frame)
            .filter(span -> span.after().at().isAfter(start.minus(UNNOTICED)))
            .filter(span -> !span.after().at().isAfter(until))
            .mapToDouble(Outage::pace)
            .max()
            .orElse(0);
    return new Outage(
        start, until, incident.damage().killedInAll().orElse(0), Math.max(before, now));
  }

  /** Whether it has ended, and not too long ago. */
  boolean over(Instant now) {
    return !now.isBefore(end) && now.isBefore(end.plus(RetriesRule.REMEMBERED));
  }

  double seconds() {
    return Math.max(0, Duration.between(since, end).toMillis() / 1e3);
  }

  private static double pace(Span span) {
    double workflows =
        Math.max(1, Math.max(Leaders.active(span.before()), Leaders.active(span.after())));
    return span.rate("P:round:error_count").orElse(0) / workflows;
  }
}
