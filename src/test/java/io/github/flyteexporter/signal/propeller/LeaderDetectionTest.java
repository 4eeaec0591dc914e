package io.github.flyteexporter.signal.propeller;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.reading.Evidence;
import io.github.flyteexporter.reading.Evidence.LeaseHolder;
import io.github.flyteexporter.reading.Failure;
import io.github.flyteexporter.reading.KubeSamples;
import io.github.flyteexporter.reading.Labels;
import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.reading.Sample;
import io.github.flyteexporter.reading.Samples;
import io.github.flyteexporter.reading.ScrapeSamples;
import io.github.flyteexporter.reading.SourceId;
import io.github.flyteexporter.signal.Signals;
import io.github.flyteexporter.signal.catalogue.Signal;
import io.github.flyteexporter.signal.catalogue.Value;
import io.github.flyteexporter.signal.state.RoundView;
import io.github.flyteexporter.signal.state.State;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two propellers, {@code a} and {@code b}, and what pages and leases say of them. */
class LeaderDetectionTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final Sample PROPELLER = new Sample("P:round:success_count", Labels.NONE, 5);
  private static final Sample MANAGER = new Sample("M:pods_running_count", Labels.NONE, 2);

  private static Reading reading(
      SourceId of, Instant at, List<Sample> samples, List<Evidence> evidence) {
    return new Reading(
        of, at, Duration.ZERO, 0, 0, Samples.of(samples), evidence, Optional.empty());
  }

  private static Reading page(String target, Sample... samples) {
    return reading(new SourceId(ScrapeSamples.SOURCE, target), NOW, List.of(samples), List.of());
  }

  private static Reading elected(String target, double master) {
    return page(
        target, PROPELLER, new Sample("leader_election_master_status", Labels.NONE, master));
  }

  /** Without {@code /k8smetrics}: the pool was started, or never. */
  private static Reading started(String target, double times) {
    return page(target, PROPELLER, new Sample("P:workers_restarted", Labels.NONE, times));
  }

  /** The leases that are renewed in time, as names and holders in turn. */
  private static Reading leases(String... held) {
    List<Evidence> holders = new ArrayList<>();
    for (int i = 0; i < held.length; i += 2) {
      holders.add(new LeaseHolder(held[i], held[i + 1]));
    }
    return reading(new SourceId(KubeSamples.SOURCE, "leases"), NOW, List.of(), holders);
  }

  private static RoundView view(Reading... readings) {
    return new RoundView(State.empty(20).next(List.of(readings)), NOW);
  }

  private static Map<String, Double> by(String label, Signal signal, RoundView view) {
    Map<String, Double> found = new TreeMap<>();
    for (Value value : Signals.of(view).values().forSignal(signal)) {
      found.put(value.labels().get(label), value.number());
    }
    return found;
  }

  private static Map<String, Double> leaders(Reading... readings) {
    return by("target", PropellerSignals.LEADER, view(readings));
  }

  @ParameterizedTest
  @CsvSource({"a", "a_Zx81kQpw3n"})
  void aLeaseThatIsHeldWinsOverThePages(String holder) {
    assertThat(leaders(elected("a", 0), elected("b", 1), leases("propeller-leader", holder)))
        .isEqualTo(Map.of("a", 1.0, "b", 0.0));
  }

  @Test
  void aLeaseThatNobodyRenewedLeavesItToThePages() {
    assertThat(leaders(elected("a", 0), elected("b", 1), leases()))
        .isEqualTo(Map.of("a", 0.0, "b", 1.0));
  }

  @ParameterizedTest
  @CsvSource({"c", "ab", "a-0", "a_b_Zx81kQpw3n"})
  void aHolderThatIsNotExactlyOneTargetLeavesItToThePages(String holder) {
    assertThat(
            leaders(
                elected("a", 0),
                elected("b", 1),
                started("a_b", 0),
                leases("propeller-leader", holder)))
        .isEqualTo(Map.of("a", 0.0, "b", 1.0, "a_b", 0.0));
  }

  @Test
  void theLeaseDecidesWhereThePagesDoNotSpeakOfLeading() {
    assertThat(leaders(page("a", PROPELLER), page("b", PROPELLER), leases("propeller-leader", "b")))
        .isEqualTo(Map.of("a", 0.0, "b", 1.0));
    assertThat(leaders(page("a", PROPELLER), page("b", PROPELLER), leases())).isEmpty();
  }

  @Test
  void theLeasesCouldNotBeReadThePagesSpeak() {
    Reading refused =
        Reading.failed(
            new SourceId(KubeSamples.SOURCE, "leases"),
            NOW,
            Duration.ZERO,
            new Failure(Failure.Reason.OTHER, "x"));
    assertThat(leaders(elected("a", 0), started("b", 1), refused))
        .isEqualTo(Map.of("a", 0.0, "b", 1.0));
  }

  @Test
  void aStandbyIsOneThoughTheLeadersPageIsOutOfReach() {
    Instant later = NOW.plusSeconds(15);
    Reading gone =
        Reading.failed(
            new SourceId(ScrapeSamples.SOURCE, "a"),
            later,
            Duration.ZERO,
            new Failure(Failure.Reason.TIMEOUT, "x"));
    State state = State.empty(20).next(List.of(elected("a", 1), page("b", PROPELLER)));
    Reading b =
        reading(new SourceId(ScrapeSamples.SOURCE, "b"), later, List.of(PROPELLER), List.of());
    RoundView view =
        new RoundView(state.next(List.of(gone, b, leases("propeller-leader", "a"))), later);
    assertThat(by("target", PropellerSignals.LEADER, view)).isEqualTo(Map.of("b", 0.0));
    assertThat(by("target", LeaseSignals.HOLDER, view)).isEqualTo(Map.of("a", 1.0));
  }

  @Test
  void theManagersLeaseMakesNoStandbyOfItsShards() {
    Reading manager = page("m", MANAGER);
    assertThat(leaders(manager, started("a", 1), elected("b", 1), leases("propeller-leader", "m")))
        .isEqualTo(Map.of("a", 1.0, "b", 1.0));
  }

  @Test
  void eachShardHasALeaseOfItsOwn() {
    Reading leases = leases("propeller-leader-0", "a", "propeller-leader", "m");
    assertThat(leaders(elected("a", 0), elected("b", 1), leases))
        .isEqualTo(Map.of("a", 1.0, "b", 1.0));
    assertThat(by("lease", LeaseSignals.HOLDER, view(elected("a", 0), elected("b", 1), leases)))
        .isEqualTo(Map.of("propeller-leader-0", 1.0));
  }
}
