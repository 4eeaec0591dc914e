package io.github.flyteexporter.signal.admin;

import static io.github.flyteexporter.signal.catalogue.Signal.gauge;

import io.github.flyteexporter.reading.AdminSamples;
import io.github.flyteexporter.signal.catalogue.Signal;
import java.util.List;

/**
 * The executions that have not ended, as flyteadmin lists them. Executions that were stored FAILED
 * at their creation are counted by flyteadmin itself: {@link AdminSignals#LAUNCH_FAILURES}.
 */
public final class ExecutionSignals {
  private static final String LISTS = "`GET /api/v1/executions/{project}/{domain}`";

  public static final Signal EXECUTIONS =
      gauge(
              "flyte_executions",
              "Executions in a non-terminal phase, as flyteadmin listed them"
                  + " flyte_executions_age_seconds ago; of Flyte 2 its runs.",
              "project",
              "domain",
              "phase")
          .computed(LISTS, FromAdmin.byPlace(AdminSamples.EXECUTIONS, "phase"));

  public static final Signal AGE =
      gauge(
              "flyte_executions_age_seconds",
              "Time since a project-domain's executions were listed: sums over project-domains mix"
                  + " these ages. Of _other the oldest.",
              "project",
              "domain")
          .computed(LISTS, FromAdmin.mostByPlace(AdminSamples.EXECUTIONS_AGE));

  public static final Signal OLDEST =
      gauge(
              "flyte_execution_oldest_age_seconds",
              "Age of the oldest execution in a phase; absent if there is none.",
              "phase")
          .computed(LISTS, FromAdmin.each(AdminSamples.OLDEST));

  public static final Signal CUT_OFF =
      gauge(
              "flyte_admin_lists_cut_off",
              "Project-domains with more executions or schedules than fit on one page; their"
                  + " counts are lower bounds.")
          .computed(LISTS, FromAdmin.each(AdminSamples.CUT_OFF));

  public static final Signal ZOMBIES =
      gauge(
              "flyte_zombie_executions",
              "Active executions without a FlyteWorkflow, or the reverse.",
              "reason")
          .computed(LISTS + ", FlyteWorkflow objects", FromAdmin.each(AdminSamples.ZOMBIES));

  public static final Signal READ_DURATION =
      gauge(
              "flyte_admin_read_duration_seconds",
              "Duration of one small list of executions, which needs the database.")
          .computed(LISTS, FromAdmin.each(AdminSamples.READ_DURATION));

  public static final Signal SWEEP =
      gauge(
              "flyte_admin_sweep_seconds",
              "Age of the oldest data in flyte_executions: time since the least recently read"
                  + " project-domain was read.")
          .computed(LISTS, FromAdmin.each(AdminSamples.SWEEP));

  public static final Signal PROJECT_DOMAINS =
      gauge(
              "flyte_admin_project_domains",
              "Project-domains whose executions are read in turn, except archived projects.")
          .computed("`GET /api/v1/projects`", FromAdmin.each(AdminSamples.PROJECT_DOMAINS));

  public static final List<Signal> ALL =
      List.of(EXECUTIONS, AGE, OLDEST, CUT_OFF, ZOMBIES, READ_DURATION, SWEEP, PROJECT_DOMAINS);

  private ExecutionSignals() {}
}
