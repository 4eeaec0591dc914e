package io.github.flyteexporter.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.verdict.incident.Damage;
import io.github.flyteexporter.verdict.incident.Incident;
import io.github.flyteexporter.verdict.incident.IncidentHistory;
import io.github.flyteexporter.verdict.model.PlatformFunction;
import io.github.flyteexporter.verdict.report.VerdictReport;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Rows of incidents: what is not known is neither zero nor none. */
class IncidentsSectionTest {
  private static final Instant SINCE = Instant.parse("2026-01-01T00:00:00Z");

  private static Incident incident(Optional<Instant> end, Damage damage) {
    return new Incident(
        SINCE,
        end,
        SINCE.plusSeconds(60),
        Set.of(PlatformFunction.FINISH),
        Optional.empty(),
        damage,
        Map.of(),
        SINCE.plusSeconds(300));
  }

  private static VerdictReport report(IncidentHistory incidents) {
    return new VerdictReport(
        List.of(),
        Optional.empty(),
        incidents,
        List.of(),
        List.of(),
        Map.of(SINCE, "Look at `kubectl get pods`."),
        Optional.empty());
  }

  @Test
  void killedIsNotKnownWhereFlyteWorkflowsAreNotRead() {
    Incident over = incident(Optional.of(SINCE.plusSeconds(60)), Damage.NONE);
    IncidentHistory chronicle = new IncidentHistory(Optional.empty(), List.of(over));
    assertThat(IncidentsSection.of(report(chronicle), DamageWords.FLYTE_1))
        .contains("number of killed workflows unknown: FlyteWorkflows are not read")
        .contains("First action in the last incident", "<code>kubectl get pods</code>")
        .doesNotContain("none seen");
    assertThat(IncidentsJson.of(report(chronicle)).getJsonObject(0).getMap())
        .containsEntry("workflowsKilled", null)
        .containsEntry("firstAction", "Look at `kubectl get pods`.");
  }

  @Test
  void anIncidentThatIsLostFromSightSaysSinceWhen() {
    IncidentHistory chronicle =
        new IncidentHistory(Optional.of(incident(Optional.empty(), Damage.NONE)), List.of());
    assertThat(IncidentsSection.of(report(chronicle), DamageWords.FLYTE_1))
        .contains("not seen since " + HumanFormat.time(SINCE.plusSeconds(60)))
        .doesNotContain("First action");
  }
}
