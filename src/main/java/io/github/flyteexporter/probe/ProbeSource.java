package io.github.flyteexporter.probe;

import io.github.flyteexporter.probe.report.ProbeReport;
import io.github.flyteexporter.probe.report.ReportSamples;
import io.github.flyteexporter.probe.report.ReportText;
import io.github.flyteexporter.reading.ProbeSamples;
import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.reading.Samples;
import io.github.flyteexporter.reading.Source;
import io.github.flyteexporter.reading.SourceId;
import io.github.flyteexporter.reading.TimeSource;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A probe as a source: runs when it is due, beside the rounds, which get its last result meanwhile.
 * A probe that finds its endpoint down is a good reading.
 */
public final class ProbeSource implements Source {
  /** How long a round waits for the very first result. */
  private static final Duration ROUND_WAIT = Duration.ofSeconds(1);

  /** A result that young is handed on rather than tried again. */
  private static final Duration FRESH = Duration.ofSeconds(1);

  private final Probe probe;
  private final ProbeEventLoop loop;
  private final ConcurrencyLimit concurrency;
  private final Duration every;
  private final TimeSource time;
  private final SourceId id;
  private OptionalLong begun = OptionalLong.empty();
  private OptionalLong ended = OptionalLong.empty();
  private Optional<ProbeReading> last = Optional.empty();
  private Optional<Future<ProbeReading>> running = Optional.empty();

  ProbeSource(
      Probe probe,
      ProbeEventLoop loop,
      ConcurrencyLimit concurrency,
      Duration every,
      InstantSource clock) {
    this.probe = probe;
    this.loop = loop;
    this.concurrency = concurrency;
    this.every = every;
    this.time = TimeSource.of(clock);
    this.id = new SourceId(ProbeSamples.SOURCE, probe.name());
  }

  @Override
  public SourceId id() {
    return id;
  }

  @Override
  public Future<Reading> read() {
    return loop.begin(this::due);
  }

  /** Tries it now, unless it is being tried or was a moment ago: then that is the result. */
  public Future<ProbeReading> now() {
    return loop.begin(
        () ->
            last.filter(tried -> !isOver(ended, FRESH))
                .map(Future::succeededFuture)
                .orElseGet(this::run));
  }

  private Future<Reading> due() {
    Future<ProbeReading> next =
        isOver(begun, every)
            ? run()
            : running.orElseGet(() -> last.map(Future::succeededFuture).orElseGet(this::run));
    if (last.isPresent()) {
      return Future.succeededFuture(last.get().reading());
    }
    return loop.within(ROUND_WAIT, () -> next)
        .map(ProbeReading::reading)
        .otherwise(late -> Reading.notYet(id, time.instant(), "the first probe is in progress"));
  }

  /** Whether this much time has passed since a moment, or there was no such moment. */
  private boolean isOver(OptionalLong since, Duration length) {
    return since.isEmpty() || time.since(since.getAsLong()).compareTo(length) >= 0;
  }

  private Future<ProbeReading> run() {
    if (running.isPresent()) {
      return running.get();
    }
    begun = OptionalLong.of(time.nanoTime());
    Future<ProbeReading> result = concurrency.take(probe::run).map(this::tried);
    running = Optional.of(result);
    result.onComplete(done -> running = Optional.empty());
    return result;
  }

  private ProbeReading tried(Optional<ProbeReport> report) {
    Samples samples = report.map(ReportSamples::of).map(Samples::of).orElse(Samples.NONE);
    ProbeReading tried =
        new ProbeReading(
            new Reading(
                id,
                report.map(ProbeReport::at).orElseGet(time::instant),
                report.map(ProbeReport::took).orElse(Duration.ZERO),
                0,
                samples.size(),
                samples,
                List.of(),
                Optional.empty()),
            report
                .map(ReportText::of)
                .orElseGet(() -> "Probe " + probe.name() + ": it is not known yet where to go\n"));
    last = Optional.of(tried);
    ended = OptionalLong.of(time.nanoTime());
    if (report.isEmpty()) {
      begun = OptionalLong.empty(); // nothing was tried: the next round may know more
    }
    return tried;
  }

  /**
   * A result.
   *
   * @param log every step with its time, for people
   */
  public record ProbeReading(Reading reading, String log) {}
}
