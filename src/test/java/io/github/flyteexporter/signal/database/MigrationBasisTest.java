package io.github.flyteexporter.signal.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.reading.DatabaseSamples;
import io.github.flyteexporter.reading.KubeSamples;
import io.github.flyteexporter.reading.Labels;
import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.reading.Sample;
import io.github.flyteexporter.reading.Samples;
import io.github.flyteexporter.reading.ScrapeSamples;
import io.github.flyteexporter.reading.SourceId;
import io.github.flyteexporter.signal.component.Component;
import io.github.flyteexporter.signal.state.RoundView;
import io.github.flyteexporter.signal.state.State;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which version's migrations count, by what is told of the version that runs. */
class MigrationBasisTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  private static final Reading DATABASE =
      reading("database", of(DatabaseSamples.KNOWN, "1.0.0"), of(DatabaseSamples.KNOWN, "1.1.0"));

  private static Sample of(String name, String version) {
    return new Sample(name, Labels.of("version", version), 1);
  }

  private static Reading reading(String source, Sample... samples) {
    return new Reading(
        new SourceId(source, "x"),
        NOW,
        Duration.ZERO,
        0,
        0,
        Samples.of(List.of(samples)),
        List.of(),
        Optional.empty());
  }

  private static Reading images(String component, String... versions) {
    List<Sample> samples = new ArrayList<>();
    for (String version : versions) {
      samples.add(
          new Sample(
              KubeSamples.CONTROL_IMAGE, Labels.of("component", component, "version", version), 1));
    }
    return reading(KubeSamples.SOURCE, samples.toArray(Sample[]::new));
  }

  private static Optional<MigrationBasis> basis(Reading... readings) {
    return MigrationBasis.of(new RoundView(State.empty(1).next(List.of(readings)), NOW));
  }

  @Test
  void theOneThatRuns() {
    assertThat(basis(DATABASE, images("flyteadmin", "v1.0.0")))
        .contains(new MigrationBasis("1.0.0", "running"));
    assertThat(basis(DATABASE, images("flyte_binary", "1.1.0")))
        .contains(new MigrationBasis("1.1.0", "running"));
  }

  @Test
  void theOneThatFlyteadminsPageTells() {
    Reading page =
        reading(
            ScrapeSamples.SOURCE,
            new Sample(Component.FLYTEADMIN.mark(), Labels.NONE, 0),
            of("scrape:version", "v1.0.0"));
    assertThat(basis(DATABASE, page)).contains(new MigrationBasis("1.0.0", "running"));
  }

  @Test
  void theNewestWhereNothingIsTold() {
    MigrationBasis newest = new MigrationBasis("1.1.0", "newest_known");
    assertThat(basis(DATABASE)).contains(newest);
    assertThat(basis(DATABASE, images("flyteadmin", "unknown", "latest", "sha-0a1b")))
        .contains(newest);
    assertThat(basis(DATABASE, images("flyteconsole", "v1.0.0"))).contains(newest);
  }

  @Test
  void theNewestDuringAnUpgrade() {
    assertThat(basis(DATABASE, images("flyteadmin", "v1.0.0", "v1.1.0")))
        .contains(new MigrationBasis("1.1.0", "newest_known"));
  }

  @Test
  void noneForAVersionWithoutAList() {
    assertThat(basis(DATABASE, images("flyteadmin", "v1.2.0"))).isEmpty();
    assertThat(basis(DATABASE, images("flyteadmin", "v1.0.0-dirty"))).isEmpty();
  }

  @Test
  void noneWithoutTheDatabase() {
    assertThat(basis(images("flyteadmin", "v1.0.0"))).isEmpty();
  }
}
