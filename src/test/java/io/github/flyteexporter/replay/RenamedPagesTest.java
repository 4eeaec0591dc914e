package io.github.flyteexporter.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.scrape.RecordedPort;
import io.github.flyteexporter.signal.Catalogue;
import io.github.flyteexporter.signal.Signals;
import io.github.flyteexporter.signal.catalogue.Values;
import io.github.flyteexporter.signal.state.RoundView;
import io.github.flyteexporter.signal.state.State;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The same page under the names of other installations tells the same (traps 1 and 2). */
class RenamedPagesTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final Path PAGE = Played.OUTAGE.resolve("ticks/008/flyte-binary.metrics.gz");

  /** Nothing beside the page. */
  private static final Snapshot BESIDE = new Snapshot(PAGE.getParent(), Duration.ZERO, Map.of());

  @ParameterizedTest
  @CsvSource({
    "flyte:propeller:all:,flyte:propeller:flytesnacks_development:",
    "flyte:propeller:all:,acme:ml:propeller:all:",
    "flyte:propeller:all:,propeller:all:",
    "flyte:propeller:all:,propeller:propeller:propeller:",
    "flyte:admin:admin:,flyte:admin:",
    "flyte:admin:admin:,acme:admin:admin:",
    "datacatalog:datacatalog:,flyte:datacatalog:",
    "flyte:flytescheduler:,acme:flytescheduler:",
    "flyte:clusterresource:,prod:clusterresource:"
  })
  void otherNamesTellTheSame(String from, String to) throws Exception {
    String page;
    try (InputStream in = new GZIPInputStream(Files.newInputStream(PAGE))) {
      page = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
    assertThat(page).contains("\n" + from);
    Values renamed = values(page.replace("\n" + from, "\n" + to));
    Values original = values(page);
    assertThat(renamed.all()).isEqualTo(original.all()).hasSizeGreaterThan(200);
  }

  private static Values values(String page) throws Exception {
    Reading parsed;
    try (InputStream in = new ByteArrayInputStream(page.getBytes(StandardCharsets.UTF_8))) {
      parsed =
          new RecordedPort("flyte-binary", Catalogue.names())
              .read(in, new RecordedSidePaths(BESIDE, "flyte-binary"), NOW, Duration.ZERO);
    }
    Reading sameSize =
        new Reading(
            parsed.id(),
            NOW,
            Duration.ZERO,
            0,
            parsed.series(),
            parsed.samples(),
            List.of(),
            parsed.failure());
    return Signals.of(new RoundView(State.empty(20).next(List.of(sameSize)), NOW)).values();
  }
}
