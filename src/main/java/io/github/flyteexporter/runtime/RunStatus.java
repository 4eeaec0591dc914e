package io.github.flyteexporter.runtime;

import io.github.flyteexporter.config.StatusSettings;
import io.github.flyteexporter.export.Exposition;
import io.github.flyteexporter.reading.TimeSource;
import io.github.flyteexporter.status.StatusHistory;
import io.github.flyteexporter.verdict.report.Timeline;
import io.github.flyteexporter.web.page.ExporterStatus;
import io.github.flyteexporter.web.page.Installation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The state of the exporter for its pages.
 *
 * @param problems what is wrong with the exporter's own configuration
 * @param yaml the effective configuration, without secrets
 * @param flyte which Flyte it is
 * @param bundle makes a bundle of the rounds that are kept, empty where none are
 * @param past what the status page shows of the past
 * @param statusPage how the status page is shown
 * @param recorded what was said over the time of a recording that is replayed
 */
record RunStatus(
    PollLoop rounds,
    TimeSource time,
    Supplier<List<String>> problems,
    Supplier<String> yaml,
    Supplier<Installation> flyte,
    Optional<Callable<byte[]>> bundle,
    Supplier<StatusHistory> past,
    StatusSettings statusPage,
    Supplier<Optional<Timeline>> recorded)
    implements ExporterStatus {
  @Override
  public Optional<Exposition> page() {
    return rounds.page();
  }

  @Override
  public Optional<Timeline> timeline() {
    return recorded.get();
  }

  @Override
  public Duration age() {
    return rounds.age();
  }

  @Override
  public Duration running() {
    return rounds.running();
  }

  @Override
  public Installation installation() {
    return flyte.get();
  }

  @Override
  public StatusHistory history() {
    return past.get();
  }

  @Override
  public Duration interval() {
    return rounds.interval();
  }

  @Override
  public Instant now() {
    return time.instant();
  }

  @Override
  public List<String> notices() {
    return Stream.concat(problems.get().stream(), rounds.stretched().stream()).toList();
  }

  @Override
  public String config() {
    return yaml.get();
  }
}
