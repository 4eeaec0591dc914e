package io.github.flyteexporter.verdict.measure;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.reading.KubeSamples;
import io.github.flyteexporter.reading.Labels;
import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.reading.Sample;
import io.github.flyteexporter.reading.Samples;
import io.github.flyteexporter.reading.SourceId;
import io.github.flyteexporter.signal.state.RoundView;
import io.github.flyteexporter.signal.state.State;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LeaseTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private State state = State.empty(1);
  private int second;

  /** A lease of 15 s is read whose holder's clock shows this. */
  private Lease after(int seconds, double renewed) {
    second += seconds;
    Labels lease = Labels.of("lease", "propeller-leader");
    List<Sample> samples =
        List.of(
            new Sample(KubeSamples.LEASE_HELD, lease, 1),
            new Sample(KubeSamples.LEASE_DURATION, lease, 15),
            new Sample(KubeSamples.LEASE_RENEWED, lease, renewed));
    Reading reading =
        new Reading(
            new SourceId(KubeSamples.SOURCE, "leases"),
            START.plusSeconds(second),
            Duration.ZERO,
            0,
            samples.size(),
            Samples.of(samples),
            List.of(),
            Optional.empty());
    state = state.next(List.of(reading));
    return Lease.of(new RoundView(state, START.plusSeconds(second))).get(0);
  }

  @Test
  void aRenewalCountsWhateverTheHoldersClockSays() {
    for (double clock : new double[] {0, 1_000, 4e9}) {
      after(10, clock);
      assertThat(after(10, clock + 10).renewed()).as("clock %s", clock).isTrue();
    }
  }

  @Test
  void oneThatIsNotRenewedExpiresThoughItClaimsToBeOfTheTimeToCome() {
    assertThat(after(10, 4e9).held()).as("seen once").isEmpty();
    assertThat(after(10, 4e9).expired()).isFalse();
    assertThat(after(15, 4e9).expired()).isTrue();
    assertThat(after(10, 4e9 + 1).renewed()).isTrue();
    assertThat(after(10, 4e9 + 1).renewed()).isTrue();
    assertThat(after(20, 4e9 + 1).expired()).isTrue();
  }
}
