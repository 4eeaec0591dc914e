package io.github.flyteexporter.reading;

/** Names of the samples that the room {@code admin} reads from flyteadmin's API. */
public final class AdminSamples {
  /** The source, as in the label {@code source}. */
  public static final String SOURCE = "admin";

  /** Executions in a non-terminal phase, by {@code project}, {@code domain} and {@code phase}. */
  public static final String EXECUTIONS = "admin:executions";

  /** Seconds since these were listed, by {@code project} and {@code domain}. */
  public static final String EXECUTIONS_AGE = "admin:executions_age_seconds";

  /** Age in seconds of the oldest execution in a {@code phase}. */
  public static final String OLDEST = "admin:execution_oldest_age_seconds";

  /** Lists that did not fit on one page: their counts are lower bounds. */
  public static final String CUT_OFF = "admin:lists_cut_off";

  /** Duration in seconds of the first list of this round. */
  public static final String READ_DURATION = "admin:read_duration_seconds";

  /** Seconds since the least recently read project-domain was read. */
  public static final String SWEEP = "admin:sweep_seconds";

  /** Number of project-domains to read. */
  public static final String PROJECT_DOMAINS = "admin:project_domains";

  /** Executions without a FlyteWorkflow, or the reverse, by {@code reason}. */
  public static final String ZOMBIES = "admin:zombie_executions";

  /** Active schedules by {@code project} and {@code domain}. */
  public static final String SCHEDULES = "admin:schedules";

  /** Active schedules whose execution is late, by {@code project} and {@code domain}. */
  public static final String OVERDUE = "admin:schedules_overdue";

  /** Active schedules that cannot be evaluated. */
  public static final String UNJUDGED = "admin:schedules_unjudged";

  /** The {@code version} that flyteadmin reports, 1; absent if it reports none. */
  public static final String VERSION = "admin:version";

  private AdminSamples() {}
}
