package io.github.flyteexporter.verdict.incident;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.verdict.model.Cause;
import io.github.flyteexporter.verdict.model.PlatformFunction;
import org.junit.jupiter.api.Test;

/** Incidents: when they begin and end, and for how long they are remembered. */
class IncidentHistoryTest extends InventedIncident {
  @Test
  void anIncidentThatIsOverKeepsItsCauseAndCountsWhatDiesOfItWithinAMinute() {
    round(0);
    round(10, PlatformFunction.FINISH);
    round(20);
    kill(4);
    round(40);
    kill(1);
    round(90);
    Incident past = chronicle.past().get(0);
    assertThat(chronicle.present()).isEmpty();
    assertThat(past.since()).isEqualTo(START.plusSeconds(10));
    assertThat(past.end()).contains(START.plusSeconds(20));
    assertThat(past.cause().orElseThrow().cause()).isEqualTo(Cause.OBJECT_STORE);
    assertThat(past.damage().killedInAll()).hasValue(4);
  }

  @Test
  void aRelapseWithinAMinuteIsTheSameIncident() {
    round(0, PlatformFunction.FINISH);
    round(10);
    round(50, PlatformFunction.FINISH);
    assertThat(chronicle.past()).isEmpty();
    assertThat(chronicle.present().orElseThrow().since()).isEqualTo(START);
    round(60);
    round(130, PlatformFunction.FINISH);
    assertThat(chronicle.past()).hasSize(1);
    assertThat(chronicle.present().orElseThrow().since()).isEqualTo(START.plusSeconds(130));
  }

  @Test
  void incidentsAreForgottenAfterADayAndThereAreNeverMoreThanAHundred() {
    for (int i = 0; i < 150; i++) {
      round(i * 200, PlatformFunction.FINISH);
      round(i * 200 + 10);
    }
    assertThat(chronicle.past()).hasSize(100);
    assertThat(chronicle.past().get(0).since()).isEqualTo(START.plusSeconds(149 * 200));
    round(149 * 200 + 11 + 86_400);
    assertThat(chronicle.past()).isEmpty();
  }

  @Test
  void whoIsBlindDoesNotSayThatAnIncidentIsOver() {
    round(0);
    round(10, PlatformFunction.FINISH);
    workflowsFail = true;
    round(20);
    Incident unseen = chronicle.present().orElseThrow();
    assertThat(unseen.unseen()).isTrue();
    assertThat(unseen.seen()).isEqualTo(START.plusSeconds(10));
    round(600);
    workflowsFail = false;
    round(610, PlatformFunction.FINISH);
    assertThat(chronicle.past()).isEmpty();
    assertThat(chronicle.present().orElseThrow().since()).isEqualTo(START.plusSeconds(10));
    assertThat(chronicle.present().orElseThrow().unseen()).isFalse();
    round(620);
    assertThat(chronicle.past()).hasSize(1);
  }

  @Test
  void anIncidentThatNobodySeesEndsAfterAQuarterOfAnHour() {
    round(0);
    round(10, PlatformFunction.FINISH);
    workflowsFail = true;
    round(10 + 14 * 60);
    assertThat(chronicle.present()).isPresent();
    round(10 + 15 * 60);
    assertThat(chronicle.present()).isEmpty();
    assertThat(chronicle.past()).hasSize(1);
  }
}
