package io.github.flyteexporter.verdict.tuning;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.reading.ProjectDomain;
import io.github.flyteexporter.signal.state.RoundView;
import io.github.flyteexporter.signal.state.State;
import io.github.flyteexporter.verdict.InventedLoad;
import io.github.flyteexporter.verdict.Recollection;
import io.github.flyteexporter.verdict.Verdict;
import io.github.flyteexporter.verdict.incident.Damage;
import io.github.flyteexporter.verdict.incident.Incident;
import io.github.flyteexporter.verdict.incident.IncidentHistory;
import io.github.flyteexporter.verdict.measure.Installation;
import io.github.flyteexporter.verdict.model.Cause;
import io.github.flyteexporter.verdict.model.CauseEvidence;
import io.github.flyteexporter.verdict.model.PlatformFunction;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Which incidents are outages that retries could have survived, and when they are over. */
class OutageTest {
  private static final Instant START = InventedLoad.START;
  private static final Instant HOUR = START.plusSeconds(3_600);

  private static Incident incident(Cause cause, Instant since, Optional<Instant> end) {
    Damage damage =
        new Damage(
            Optional.of(Map.of(new ProjectDomain("p", "d"), 3L)),
            OptionalLong.empty(),
            OptionalLong.empty(),
            Optional.empty(),
            since);
    CauseEvidence proven = new CauseEvidence(cause, 0.9, Map.of());
    return new Incident(
        since,
        end,
        since,
        Set.of(PlatformFunction.PROGRESS),
        Optional.of(proven),
        damage,
        Map.of(),
        since);
  }

  private static Outage after(Outage before, Incident incident, Instant now) {
    IncidentHistory chronicle =
        incident.end().isPresent()
            ? new IncidentHistory(Optional.empty(), List.of(incident))
            : new IncidentHistory(Optional.of(incident), List.of());
    Verdict verdict =
        new Verdict(
            Map.of(), List.of(), Recollection.NONE, chronicle, Map.of(), Installation.UNSEEN);
    return before.after(verdict, new RoundView(State.empty(1), now));
  }

  @Test
  void isNotOverWhileItsIncidentGoesOn() {
    Outage goesOn = after(Outage.NONE, incident(Cause.DATABASE, START, Optional.empty()), HOUR);
    assertThat(goesOn.killed()).isEqualTo(3);
    assertThat(goesOn.over(HOUR)).isFalse();
    Outage over = after(goesOn, incident(Cause.DATABASE, START, Optional.of(HOUR)), HOUR);
    assertThat(over.over(HOUR)).isTrue();
    assertThat(over.seconds()).isEqualTo(3_600);
  }

  @ParameterizedTest
  @EnumSource(
      value = Cause.class,
      names = {"WEBHOOK", "KUBE_RBAC", "QUOTA", "ADMIN_AUTH", "PANIC_LOOP", "UNKNOWN"})
  void whatDoesNotHealByItselfIsNone(Cause cause) {
    Outage before =
        after(Outage.NONE, incident(Cause.OBJECT_STORE, START, Optional.of(HOUR)), HOUR);
    Instant later = HOUR.plusSeconds(600);
    assertThat(after(before, incident(cause, HOUR, Optional.of(later)), later)).isEqualTo(before);
  }

  @Test
  void aClockThatIsSetBackKeepsItsLengthAndItsPace() {
    Incident ended = incident(Cause.DATABASE, START, Optional.of(HOUR));
    Outage known = new Outage(START, HOUR, true, Duration.ofHours(1), 3, 0.5);
    Instant dayBefore = START.minusSeconds(86_400);
    Outage back = after(known, ended.notAfter(dayBefore), dayBefore);
    assertThat(back.over(dayBefore)).isTrue();
    assertThat(back.seconds()).isEqualTo(3_600);
    assertThat(back.pace()).isEqualTo(0.5);
    assertThat(back.over(dayBefore.plus(RetriesRule.REMEMBERED))).isFalse();
  }
}
