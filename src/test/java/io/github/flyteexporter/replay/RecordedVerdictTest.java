package io.github.flyteexporter.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.runtime.RoundState;
import io.github.flyteexporter.signal.catalogue.Value;
import io.github.flyteexporter.signal.kube.WorkflowSignals;
import io.github.flyteexporter.signal.own.VerdictSignals;
import io.github.flyteexporter.verdict.function.FunctionState.Status;
import io.github.flyteexporter.verdict.model.Cause;
import io.github.flyteexporter.verdict.model.PlatformFunction;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The judgement against what was really done to Flyte: {@code truth.json} of the recordings. */
class RecordedVerdictTest {
  private static final double FAULT = 60;
  private static final double HEALED = 140;

  /** The database's cause can be told one reading after the fault; readings are 10 s apart. */
  private static final double TOLD_WITHIN = 30;

  private static final double CLEAR_WITHIN = 60;

  @Test
  void aDatabaseOutageIsToldWithItsCauseAndIsOverWhenItIsOver() throws Exception {
    for (Played moment : Played.play(Played.OUTAGE)) {
      double at = moment.seconds();
      if (at < FAULT || at > HEALED + CLEAR_WITHIN) {
        assertThat(moment.memory().verdict().impaired()).as("at %s s", at).isFalse();
        assertThat(moment.memory().verdict().cause()).as("at %s s", at).isEmpty();
      } else if (at > FAULT + TOLD_WITHIN && at < HEALED) {
        assertThat(status(moment, PlatformFunction.PROGRESS))
            .as("at %s s", at)
            .isEqualTo(Status.IMPAIRED);
        assertThat(status(moment, PlatformFunction.FINISH))
            .as("at %s s", at)
            .isEqualTo(Status.IMPAIRED);
      }
      if (moment.memory().verdict().impaired()) {
        assertThat(moment.memory().verdict().cause()).as("at %s s", at).hasValue(Cause.DATABASE);
      }
    }
  }

  @Test
  void itIsOverAtTheEndAndTheDamageIsCountedOnce() throws Exception {
    List<Played> all = Played.play(Played.OUTAGE);
    Played end = all.get(all.size() - 1);
    assertThat(end.memory().verdict().impaired()).isFalse();
    assertThat(total(end, WorkflowSignals.KILLED.name())).isEqualTo(12);
    double most =
        all.stream()
            .mapToDouble(moment -> total(moment, VerdictSignals.KILLED_IN_INCIDENT.name()))
            .max()
            .orElse(0);
    assertThat(most).as("damage shown within the incident").isEqualTo(12);
  }

  @Test
  void theFactsAreTheNumbersOfTheRecording() throws Exception {
    Played at100 =
        Played.play(Played.OUTAGE).stream().filter(m -> m.seconds() > 99).findFirst().get();
    assertThat(evidence(at100, "workflows_reporting")).hasValue(12.0);
    assertThat(evidence(at100, "admin_reads_refused")).hasValue(3.0);
    assertThat(evidence(at100, "good_rounds_per_second")).hasValue(0.0);
    assertThat(evidence(at100, "failed_rounds_per_second").get()).isBetween(99.0, 101.0);
    assertThat(evidence(at100, "database_errors_per_second").get()).isBetween(195.0, 205.0);
  }

  @Test
  void theFactsHaveRanksTheDecisiveOnesFirst() throws Exception {
    Played at100 =
        Played.play(Played.OUTAGE).stream().filter(m -> m.seconds() > 99).findFirst().get();
    List<String> ranked =
        at100.page().values().forSignal(VerdictSignals.FACT_RANK).stream()
            .filter(value -> value.labels().get("cause").equals("database"))
            .sorted(Comparator.comparingDouble(Value::number))
            .map(value -> value.labels().get("fact"))
            .toList();
    assertThat(ranked)
        .startsWith("workflows_reporting", "database_errors_per_second", "admin_reads_refused")
        .endsWith("workflows_failing", "good_rounds_per_second", "failed_rounds_per_second");
  }

  @ParameterizedTest
  @ValueSource(strings = {"healthy", "core-healthy", "restart"})
  void nothingIsImpairedWhereNothingIsWrong(String name) throws Exception {
    for (Played moment : Played.play(Played.COPIES.resolve(name))) {
      assertThat(moment.memory().verdict().impaired()).as("at %s s", moment.seconds()).isFalse();
    }
  }

  @Test
  void aProcessThatIsGoneIsNotWorkingAndNotImpairedButUnknown() throws Exception {
    Played blind =
        Played.play(Played.COPIES.resolve("restart")).stream()
            .filter(moment -> moment.seconds() > 79 && moment.seconds() < 81)
            .findFirst()
            .get();
    assertThat(status(blind, PlatformFunction.PROGRESS)).isEqualTo(Status.UNKNOWN);
    assertThat(blind.text()).doesNotContain("flyte_function_impaired{function=\"progress\"}");
    assertThat(blind.text()).doesNotContain("\nflyte_propeller_");
    assertThat(blind.text())
        .contains("flyte_exporter_source_up{source=\"scrape\",target=\"flyte-binary\"} 0.0");
  }

  @Test
  void anExporterThatStartsWithinAnOutageTellsItInItsFirstRound() throws Exception {
    for (Played moment : Played.play(Played.OUTAGE)) {
      if (moment.seconds() < 75 || moment.seconds() > 139) {
        continue;
      }
      RoundState first = RoundState.empty(20).after(moment.readings(), moment.page().at());
      assertThat(first.verdict().impaired()).as("at %s s", moment.seconds()).isTrue();
      assertThat(first.verdict().cause()).contains(Cause.DATABASE);
    }
  }

  @Test
  void aHealthyUnrelatedSourceChangesNoCause() throws Exception {
    List<Played> outage = Played.play(Played.OUTAGE);
    List<Played> healthy = Played.play(Played.COPIES.resolve("core-healthy"));
    RoundState memory = RoundState.empty(20);
    for (int i = 0; i < Math.min(outage.size(), healthy.size()); i++) {
      Played moment = outage.get(i);
      Instant now = moment.page().at();
      List<Reading> readings = new ArrayList<>(moment.readings());
      healthy.get(i).readings().stream()
          .filter(reading -> reading.id().source().equals("scrape"))
          .map(reading -> reading.withAt(now))
          .forEach(readings::add);
      memory = memory.after(readings, now);
      assertThat(memory.verdict().cause())
          .as("at %s s", moment.seconds())
          .isEqualTo(moment.memory().verdict().cause());
    }
  }

  @Test
  void theTrimmedCopiesTellWhatTheRecordingsTell() throws Exception {
    for (Path recording : Played.recordings()) {
      String name = recording.getFileName().toString();
      Path copy = name.equals("db-down") ? Played.OUTAGE : Played.COPIES.resolve(name);
      if (!copy.toFile().isDirectory()) {
        continue;
      }
      List<Played> full = Played.play(recording);
      List<Played> trimmed = Played.play(copy);
      for (int i = 0; i < full.size(); i++) {
        assertThat(comparable(trimmed.get(i)))
            .as("%s tick %s", name, i)
            .isEqualTo(comparable(full.get(i)));
      }
    }
  }

  /**
   * What a page says of Flyte. Sizes differ by nature, and moments and ages a little: the start of
   * a recording is told from its objects, of which the copies hold fewer. Of Kubernetes the copies
   * hold FlyteWorkflows and leases only.
   */
  private static List<String> comparable(Played moment) {
    return moment
        .text()
        .lines()
        .filter(
            line ->
                !line.startsWith("flyte_exporter_")
                    && !line.contains("_timestamp_seconds{")
                    && !line.contains("_age_seconds")
                    && !line.startsWith("flyte_workflow_object_max_bytes"))
        .filter(line -> !line.matches("(# (HELP|TYPE) )?flyte_(task_pod|control_plane|webhook).*"))
        .filter(line -> !line.startsWith("flyte_lease_renew_age_seconds{"))
        .toList();
  }

  private static Status status(Played moment, PlatformFunction function) {
    return moment.memory().verdict().standing(function).status();
  }

  private static double total(Played moment, String signal) {
    return moment.page().values().all().stream()
        .filter(value -> value.signal().name().equals(signal))
        .mapToDouble(Value::number)
        .sum();
  }

  private static Optional<Double> evidence(Played moment, String fact) {
    return moment.page().values().forSignal(VerdictSignals.EVIDENCE).stream()
        .filter(value -> value.labels().get("fact").equals(fact))
        .map(Value::number)
        .findFirst();
  }
}
