package io.github.flyteexporter.signal.own;

import static io.github.flyteexporter.signal.catalogue.Signal.gauge;

import io.github.flyteexporter.signal.catalogue.Signal;
import java.util.List;

/**
 * Whether each function of the platform works, and the cause if not; made by the room {@code
 * verdict}.
 */
public final class VerdictSignals {
  private static final String JUDGEMENT = "the judgement";

  public static final Signal IMPAIRED =
      gauge(
              "flyte_function_impaired",
              "1 if a function of the platform is impaired, 0 if it works; absent if unknown.",
              "function")
          .madeBy(JUDGEMENT);

  public static final Signal SINCE =
      gauge(
              "flyte_impaired_since_timestamp_seconds",
              "Unix time since when a function is impaired; absent if it is not.",
              "function")
          .madeBy(JUDGEMENT);

  public static final Signal CAUSE =
      gauge(
              "flyte_impaired_cause",
              "Possible causes while a function is impaired, weighted by evidence (0 to 1); the"
                  + " highest is the probable cause.",
              "cause")
          .madeBy(JUDGEMENT);

  public static final Signal EVIDENCE =
      gauge(
              "flyte_diagnosis_evidence",
              "Measured value of each fact that supports a cause.",
              "cause",
              "fact")
          .madeBy(JUDGEMENT);

  public static final Signal FACT_RANK =
      gauge(
              "flyte_diagnosis_fact_rank",
              "Order of a cause's facts by how much they prove, 1 for the strongest.",
              "cause",
              "fact")
          .madeBy(JUDGEMENT);

  public static final Signal FIRST_ACTION =
      gauge(
              "flyte_impaired_first_action_info",
              "First action to take for the probable cause, 1.",
              "cause",
              "action")
          .madeBy(JUDGEMENT);

  public static final Signal KILLED_IN_INCIDENT =
      gauge(
              "flyte_incident_workflows_killed",
              "Workflows killed by the platform since the current incident began, of Flyte 2 runs"
                  + " with refused pods too; absent without an incident or if FlyteWorkflows or"
                  + " TaskActions are not read.",
              "project",
              "domain")
          .madeBy(JUDGEMENT);

  public static final Signal REFUSED_IN_INCIDENT =
      gauge(
              "flyte_incident_executions_refused",
              "Executions that flyteadmin refused or failed to launch since the current"
                  + " incident began, except those of Flyte's scheduler; client retries count."
                  + " Absent without an incident.")
          .madeBy(JUDGEMENT);

  public static final Signal MISSED_IN_INCIDENT =
      gauge(
              "flyte_incident_schedules_missed",
              "Schedules that became late since the current incident began; absent without an"
                  + " incident.")
          .madeBy(JUDGEMENT);

  public static final Signal UNQUEUED_IN_INCIDENT =
      gauge(
              "flyte_incident_runs_not_enqueued",
              "Runs that Flyte 2 accepted since the current incident began and never enqueued;"
                  + " absent without an incident, and for Flyte 1.")
          .madeBy(JUDGEMENT);

  public static final Signal DAMAGE_RISING =
      gauge(
              "flyte_incident_damage_rising",
              "Whether the damage of the current incident rose within the last minute; absent"
                  + " without an incident.")
          .madeBy(JUDGEMENT);

  public static final Signal STUCK =
      gauge(
              "flyte_propeller_stuck",
              "Whether a propeller with work completes less than half of the rounds it owes.",
              "target")
          .madeBy(JUDGEMENT);

  public static final Signal PROGRESS_RATIO =
      gauge(
              "flyte_propeller_progress_ratio",
              "Successful rounds divided by rounds owed, at most 1; absent if no round is owed.",
              "target")
          .madeBy(JUDGEMENT);

  public static final Signal NOT_ENQUEUED =
      gauge(
              "flyte_runs_not_enqueued",
              "Runs that Flyte 2 accepted within the last ten minutes and never enqueued: they stay"
                  + " queued for ever. Absent where runs or TaskActions cannot be read.")
          .madeBy(JUDGEMENT);

  public static final List<Signal> ALL =
      List.of(
          IMPAIRED,
          SINCE,
          CAUSE,
          EVIDENCE,
          FACT_RANK,
          FIRST_ACTION,
          KILLED_IN_INCIDENT,
          REFUSED_IN_INCIDENT,
          MISSED_IN_INCIDENT,
          UNQUEUED_IN_INCIDENT,
          DAMAGE_RISING,
          STUCK,
          PROGRESS_RATIO,
          NOT_ENQUEUED);

  private VerdictSignals() {}
}
