package io.github.flyteexporter.verdict.observe;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.reading.KubeSamples;
import io.github.flyteexporter.reading.Labels;
import io.github.flyteexporter.reading.Look;
import io.github.flyteexporter.reading.LookOutcome;
import io.github.flyteexporter.reading.LookPhase;
import io.github.flyteexporter.reading.LookSamples;
import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.reading.Sample;
import io.github.flyteexporter.reading.Samples;
import io.github.flyteexporter.reading.ScrapeSamples;
import io.github.flyteexporter.reading.SourceId;
import io.github.flyteexporter.signal.state.RoundView;
import io.github.flyteexporter.signal.state.State;
import io.github.flyteexporter.verdict.cause.Causes;
import io.github.flyteexporter.verdict.graph.Explanation;
import io.github.flyteexporter.verdict.measure.PropellerQueries;
import io.github.flyteexporter.verdict.model.Cause;
import io.github.flyteexporter.verdict.model.Limits;
import io.github.flyteexporter.verdict.observation.Baselines;
import io.github.flyteexporter.verdict.observation.ReachableTargets;
import io.github.flyteexporter.verdict.observation.TextAges;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * Causes that no recording shows, each by invented readings that make it and others that do not.
 */
class ObserverTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final SourceId PORT = new SourceId(ScrapeSamples.SOURCE, "propeller");
  private static final SourceId LEASES = new SourceId(KubeSamples.SOURCE, "leases");

  private static Sample sample(String name, double value, String... labels) {
    return new Sample(name, Labels.of(labels), value);
  }

  private static Reading reading(SourceId of, Instant at, Sample... samples) {
    List<Sample> all = new ArrayList<>(List.of(samples));
    all.add(sample("process_start_time_seconds", 1));
    return new Reading(
        of, at, Duration.ZERO, 0, all.size(), Samples.of(all), List.of(), Optional.empty());
  }

  /** What is heard when a leading propeller shows this after 10 s of nothing of it. */
  private static List<Cause> heard(Sample... samples) {
    List<Sample> page = new ArrayList<>(List.of(samples));
    page.add(sample("P:round:success_count", 100));
    page.add(sample("P:workers_restarted", 1));
    State state =
        State.empty(20)
            .next(List.of(reading(PORT, START, sample("P:round:success_count", 0))))
            .next(List.of(reading(PORT, START.plusSeconds(10), page.toArray(Sample[]::new))));
    return named(state);
  }

  private static List<Cause> named(State state) {
    return named(state, ReachableTargets.NONE);
  }

  private static List<Cause> named(State state, ReachableTargets before) {
    RoundView view = new RoundView(state, START.plusSeconds(10));
    return Explanation.of(Observer.all(Scene.of(view, Baselines.NONE, TextAges.NONE, before)))
        .named()
        .stream()
        .map(one -> Causes.of(one.kind()))
        .toList();
  }

  private static Sample kube(String code, double count) {
    return sample("k8s_client_request_total", count, "code", code, "method", "POST");
  }

  private static Sample call(String service, String code, double count) {
    return sample(
        "grpc_client_handled_total",
        count,
        "grpc_service",
        service,
        "grpc_code",
        code,
        "grpc_method",
        "CreateNodeEvent");
  }

  private static Sample admin(String code, double count) {
    return call("flyteidl.service.AdminService", code, count);
  }

  private static Reading store(Instant at, LookOutcome outcome, LookPhase phase) {
    Map<Look, String> looks = new LinkedHashMap<>();
    for (String call : List.of(LookSamples.GET, LookSamples.HEAD_BUCKET)) {
      looks.put(new Look(call, outcome, phase, "", Duration.ofMillis(20)), "seen");
    }
    return Look.reading(LookSamples.OBJECT_STORE, at, looks);
  }

  @Test
  void aTargetThatNeverAnsweredIsNoCause() {
    Reading refused = store(START.plusSeconds(10), LookOutcome.REFUSED, LookPhase.CONNECT);
    State cutOff =
        State.empty(20)
            .next(List.of(store(START, LookOutcome.REFUSED, LookPhase.CONNECT)))
            .next(List.of(refused));
    assertThat(named(cutOff)).isEmpty();
    State alive = State.empty(20).next(List.of(store(START, LookOutcome.OK, LookPhase.STATUS)));
    ReachableTargets reachable =
        ReachableTargets.NONE.answering(new RoundView(alive, START), Limits.USUAL);
    assertThat(named(alive.next(List.of(refused)), reachable)).containsExactly(Cause.OBJECT_STORE);
  }

  @Test
  void anApiServerThatThrottlesIsToldFromOneThatFails() {
    assertThat(heard(kube("200", 100), kube("429", 30))).containsExactly(Cause.KUBE_THROTTLED);
    assertThat(heard(kube("200", 100), kube("<error>", 60))).containsExactly(Cause.KUBE_API);
    assertThat(heard(kube("200", 100), kube("503", 60))).containsExactly(Cause.KUBE_API);
    assertThat(heard(kube("200", 100), kube("500", 60))).as("a webhook's").isEmpty();
    assertThat(heard(kube("200", 100), kube("403", 60))).as("a quota's, perhaps").isEmpty();
    assertThat(heard(kube("200", 1000), kube("429", 3))).isEmpty();
  }

  @Test
  void callsOfFlyteadminTellHowTheyFail() {
    assertThat(heard(admin("OK", 10), admin("Unavailable", 30)))
        .containsExactly(Cause.ADMIN_UNREACHABLE);
    assertThat(heard(admin("OK", 10), admin("Unauthenticated", 30)))
        .containsExactly(Cause.ADMIN_AUTH);
    assertThat(heard(admin("OK", 30), admin("Unauthenticated", 30)))
        .as("each first call is")
        .isEmpty();
    assertThat(heard(admin("OK", 10), admin("NotFound", 30))).as("one lost workflow").isEmpty();
    assertThat(heard(call("datacatalog.DataCatalog", "Unavailable", 30)))
        .containsExactly(Cause.CATALOG);
    assertThat(heard(call("datacatalog.DataCatalog", "NotFound", 30))).isEmpty();
  }

  @Test
  void countersOfPropellerTellTheirCause() {
    assertThat(heard(sample("P:round:panic_unlabeled", 5))).containsExactly(Cause.PANIC_LOOP);
    assertThat(heard(sample("P:wf_too_large", 5))).containsExactly(Cause.WORKFLOW_TOO_LARGE);
    assertThat(heard(sample("P:wf_update_conflict", 20))).containsExactly(Cause.UPDATE_CONFLICT);
    assertThat(heard(sample("P:wf_update_conflict", 2))).isEmpty();
    assertThat(heard(sample("P:task:event_recording:resource_exhausted", 20)))
        .containsExactly(Cause.EVENT_THROTTLED);
  }

  @Test
  void aRoundThatDoesNotEndIsAHungWorkerUnlessItWaitsForTheLimiter() {
    Sample longest = sample("P:main_longest_running_processor_s", 400);
    assertThat(heard(longest)).containsExactly(Cause.WORKER_HUNG);
    assertThat(heard(sample("P:main_longest_running_processor_s", 100))).isEmpty();
    assertThat(
            heard(
                longest,
                sample("k8s_client_rate_limiter_latency_sum", 40),
                sample("k8s_client_rate_limiter_latency_count", 20)))
        .containsExactly(Cause.KUBE_THROTTLED);
  }

  @Test
  void aLeaseThatNobodyRenewsIsNoLeaderOnlyWherePropellersRun() {
    Reading lease =
        reading(
            LEASES,
            START.plusSeconds(10),
            sample(KubeSamples.LEASE_HELD, 0, "lease", "propeller-leader"));
    State dead = State.empty(20).next(List.of(lease));
    assertThat(named(dead)).isEmpty();
    State standing =
        dead.next(
            List.of(
                lease,
                reading(
                    PORT,
                    START.plusSeconds(10),
                    sample("P:round:success_count", 0),
                    sample("P:free_workers_count", 0),
                    sample("leader_election_master_status", 0))));
    assertThat(named(standing)).containsExactly(Cause.NO_LEADER);
  }

  @Test
  void leasesOfShardsThatWereTakenAwayAreNoTrouble() {
    Reading leases =
        reading(
            LEASES,
            START.plusSeconds(10),
            sample(KubeSamples.LEASE_HELD, 1, "lease", "propeller-leader-0"),
            sample(KubeSamples.LEASE_AGE, 2, "lease", "propeller-leader-0"),
            sample(KubeSamples.LEASE_HELD, 0, "lease", "propeller-leader-3"),
            sample(KubeSamples.LEASE_AGE, 90_000, "lease", "propeller-leader-3"));
    State state = State.empty(20).next(List.of(leases));
    assertThat(PropellerQueries.unheld(new RoundView(state, START.plusSeconds(10)))).isZero();
    Reading fresh =
        reading(
            LEASES,
            START.plusSeconds(20),
            sample(KubeSamples.LEASE_HELD, 1, "lease", "propeller-leader-0"),
            sample(KubeSamples.LEASE_AGE, 2, "lease", "propeller-leader-0"),
            sample(KubeSamples.LEASE_HELD, 0, "lease", "propeller-leader-3"),
            sample(KubeSamples.LEASE_AGE, 60, "lease", "propeller-leader-3"));
    assertThat(
            PropellerQueries.unheld(
                new RoundView(state.next(List.of(fresh)), START.plusSeconds(20))))
        .isEqualTo(1);
  }
}
