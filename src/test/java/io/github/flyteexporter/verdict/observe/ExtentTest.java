package io.github.flyteexporter.verdict.observe;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.reading.Labels;
import io.github.flyteexporter.reading.ProjectDomain;
import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.reading.Sample;
import io.github.flyteexporter.reading.Samples;
import io.github.flyteexporter.reading.WorkflowSamples;
import io.github.flyteexporter.signal.state.RoundView;
import io.github.flyteexporter.signal.state.State;
import io.github.flyteexporter.verdict.observation.NodeKind;
import io.github.flyteexporter.verdict.observe.SpokenTexts.Speaker;
import io.github.flyteexporter.verdict.observe.SpokenTexts.Spoken;
import io.github.flyteexporter.verdict.text.ErrorTexts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExtentTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final String QUOTA =
      "pods \"x\" is forbidden: exceeded quota: q, requested: pods=1";

  private static Extent extent(int running, String... saying) {
    List<Sample> samples = new ArrayList<>();
    for (int i = 0; i < running; i++) {
      samples.add(
          new Sample(
              WorkflowSamples.ACTIVE,
              Labels.of("project", "p" + i, "domain", "production", "phase", "running"),
              3));
    }
    Reading reading =
        new Reading(
            WorkflowSamples.SOURCE_ID,
            NOW,
            Duration.ZERO,
            0,
            running,
            Samples.of(samples),
            List.of(),
            Optional.empty());
    List<Spoken> all = new ArrayList<>();
    for (String project : saying) {
      Optional<ProjectDomain> where = Optional.of(new ProjectDomain(project, "production"));
      all.add(new Spoken(Speaker.ROUND, NOW, where, QUOTA, ErrorTexts.meaning(QUOTA)));
    }
    RoundView view = new RoundView(State.empty(20).next(List.of(reading)), NOW);
    return Extent.of(view, new SpokenTexts(all), NodeKind.QUOTA::equals);
  }

  @Test
  void partOfThemIsToldByName() {
    assertThat(extent(9, "p3", "p3").partial()).isTrue();
    assertThat(extent(9, "p3", "p3").words()).isEqualTo("1 of 9 project-domains: p3/production");
    assertThat(extent(9, "p1", "p2", "p3", "p4").words())
        .isEqualTo("4 of 9 project-domains: p1/production, p2/production, p3/production and more");
  }

  @Test
  void allOfThemAndNoneAreNoPart() {
    assertThat(extent(1, "p0").partial()).isFalse();
    assertThat(extent(2, "p0", "p1").partial()).isFalse();
    assertThat(extent(5).partial()).isFalse();
    assertThat(extent(1, "idle").partial()).as("one that runs no more").isTrue();
  }
}
