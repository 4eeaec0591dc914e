package io.github.flyteexporter.web.page;

import io.github.flyteexporter.export.Exposition;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** An exporter that shows one page as of one moment. */
public record FixedStatus(Optional<Exposition> page, Instant now, List<String> notices)
    implements ExporterStatus {
  /** The moment at which its polling began. */
  public static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  /** A page as of its own moment. */
  static FixedStatus of(Exposition page) {
    return new FixedStatus(Optional.of(page), page.at(), List.of());
  }

  @Override
  public Duration age() {
    return Duration.between(page.map(Exposition::at).orElse(START), now);
  }

  @Override
  public Duration running() {
    return Duration.between(START, now);
  }

  @Override
  public Duration interval() {
    return page.map(Exposition::interval).orElse(Duration.ofSeconds(15));
  }

  @Override
  public String config() {
    return "interval: 15s\n";
  }
}
