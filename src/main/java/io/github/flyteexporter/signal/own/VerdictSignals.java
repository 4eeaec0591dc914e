package io.github.flyteexporter.signal.own;

import static io.github.flyteexporter.signal.catalogue.Signal.gauge;

import io.github.flyteexporter.signal.catalogue.Signal;
import java.util.List;

/** Is each function of the platform working, and if not, why: made by the room {@code verdict}. */
public final class VerdictSignals {
  private static final String JUDGEMENT = "the judgement";

  public static final Signal IMPAIRED =
      gauge(
              "flyte_function_impaired",
              "Whether a function of the platform is impaired (1) or working (0); absent when not"
                  + " known.",
              "function")
          .madeBy(JUDGEMENT, JudgementSeries.all());

  public static final Signal SINCE =
      gauge(
              "flyte_impaired_since_timestamp_seconds",
              "Since when a function is impaired; absent when it is not.",
              "function")
          .madeBy(JUDGEMENT);

  public static final Signal CAUSE =
      gauge(
              "flyte_impaired_cause",
              "Causes with evidence while a function is impaired, by weight of the evidence (0 to"
                  + " 1); the strongest is the probable cause.",
              "cause")
          .madeBy(JUDGEMENT);

  public static final Signal EVIDENCE =
      gauge(
              "flyte_diagnosis_evidence",
              "The facts that speak for a cause, each a number.",
              "cause",
              "fact")
          .madeBy(JUDGEMENT);

  public static final Signal FIRST_ACTION =
      gauge(
              "flyte_impaired_first_action_info",
              "What to do first about the probable cause, 1.",
              "cause",
              "action")
          .madeBy(JUDGEMENT);

  public static final Signal KILLED_IN_INCIDENT =
      gauge(
              "flyte_incident_workflows_killed",
              "Workflows killed by the platform since the present incident began; absent when none"
                  + " goes on or FlyteWorkflows are not read.",
              "project",
              "domain")
          .madeBy(JUDGEMENT);

  public static final Signal REFUSED_IN_INCIDENT =
      gauge(
              "flyte_incident_executions_refused",
              "Executions that flyteadmin refused or could not launch since the present incident"
                  + " began, without those of Flyte's scheduler; retries of other clients are"
                  + " counted. Absent when none goes on.")
          .madeBy(JUDGEMENT);

  public static final Signal MISSED_IN_INCIDENT =
      gauge(
              "flyte_incident_schedules_missed",
              "Schedules that came to be late since the present incident began; absent when none"
                  + " goes on.")
          .madeBy(JUDGEMENT);

  public static final Signal DAMAGE_RISING =
      gauge(
              "flyte_incident_damage_rising",
              "Whether the damage of the present incident has risen within the last minute; absent"
                  + " when none goes on.")
          .madeBy(JUDGEMENT);

  public static final Signal STUCK =
      gauge(
              "flyte_propeller_stuck",
              "Whether a propeller that has work does less than half of the rounds it owes.",
              "target")
          .madeBy(JUDGEMENT);

  public static final Signal PROGRESS_RATIO =
      gauge(
              "flyte_propeller_progress_ratio",
              "Good rounds over rounds owed, at most 1; absent when nothing is owed.",
              "target")
          .madeBy(JUDGEMENT);

  public static final List<Signal> ALL =
      List.of(
          IMPAIRED,
          SINCE,
          CAUSE,
          EVIDENCE,
          FIRST_ACTION,
          KILLED_IN_INCIDENT,
          REFUSED_IN_INCIDENT,
          MISSED_IN_INCIDENT,
          DAMAGE_RISING,
          STUCK,
          PROGRESS_RATIO);

  private VerdictSignals() {}
}
