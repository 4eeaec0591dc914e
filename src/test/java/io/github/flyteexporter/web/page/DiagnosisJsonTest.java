package io.github.flyteexporter.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.flyteexporter.replay.Played;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The verdict of the recorded outage as programs read it. */
class DiagnosisJsonTest {
  private static JsonNode at(double seconds) throws Exception {
    List<Played> played = Played.play(Played.OUTAGE);
    Played moment =
        played.stream().filter(one -> Math.abs(one.seconds() - seconds) < 1).findFirst().get();
    return new ObjectMapper().readTree(DiagnosisJson.of(moment.page(), false));
  }

  @Test
  void anOutageIsToldWithItsCauseFactsAndFirstAction() throws Exception {
    JsonNode json = at(100);
    assertThat(json.path("impaired").asBoolean()).isTrue();
    assertThat(json.path("old").asBoolean()).isFalse();
    assertThat(json.at("/causes/0/name").asText()).isEqualTo("database");
    assertThat(json.at("/causes/0/meaning").asText()).contains("PostgreSQL");
    assertThat(json.at("/causes/0/facts").findValuesAsText("sentence"))
        .anyMatch(sentence -> sentence.startsWith("12 of 12 running workflows report: “"));
    assertThat(json.path("executionsRefused").asInt()).isPositive();
    assertThat(json.path("schedulesMissed").isNull()).as("no schedules were recorded").isTrue();
    assertThat(json.path("damageRising").asBoolean()).isTrue();
    assertThat(json.path("firstAction").asText()).startsWith("Bring PostgreSQL back.");
    JsonNode progress = json.at("/functions/1");
    assertThat(progress.path("name").asText()).isEqualTo("progress");
    assertThat(progress.path("status").asText()).isEqualTo("impaired");
    assertThat(Instant.parse(progress.path("since").asText()))
        .isBefore(Instant.parse(json.path("at").asText()));
  }

  @Test
  void damageIsToldByProject() throws Exception {
    JsonNode damage = at(150).path("damage");
    assertThat(damage).isNotEmpty();
    int killed = 0;
    for (JsonNode where : damage) {
      assertThat(where.path("project").asText()).isNotEmpty();
      killed += where.path("workflowsKilled").asInt();
    }
    assertThat(killed).isEqualTo(12);
  }

  @Test
  void whereNothingIsWrongThereIsNoCause() throws Exception {
    JsonNode json = at(30);
    assertThat(json.path("impaired").asBoolean()).isFalse();
    assertThat(json.path("causes")).isEmpty();
    assertThat(json.path("firstAction").isNull()).isTrue();
    assertThat(json.path("functions")).hasSize(7);
  }

  @Test
  void anIncidentThatIsOverStays() throws Exception {
    List<Played> played = Played.play(Played.OUTAGE);
    Played last = played.get(played.size() - 1);
    JsonNode incident =
        new ObjectMapper().readTree(DiagnosisJson.of(last.page(), false)).at("/incidents/0");
    assertThat(incident.path("cause").asText()).isEqualTo("database");
    assertThat(incident.path("workflowsKilled").asInt()).isEqualTo(12);
    assertThat(Instant.parse(incident.path("end").asText()))
        .isAfter(Instant.parse(incident.path("since").asText()));
    assertThat(incident.path("functions").toString()).contains("accept", "progress");
    assertThat(incident.path("firstAction").asText()).startsWith("Bring PostgreSQL back.");
    assertThat(FrontPage.of(FixedStatus.of(last.page())))
        .contains("First action in the last incident, which has ended", "Bring PostgreSQL back.");
  }
}
