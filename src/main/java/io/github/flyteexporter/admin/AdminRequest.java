package io.github.flyteexporter.admin;

import io.github.flyteexporter.reading.ProjectDomain;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * A read of flyteadmin (flyte v1.16.8, flyteidl/protos/flyteidl/service/admin.proto). In a query,
 * the plus between filters and the semicolon between values must be encoded, and times end in Z
 * (flyteadmin/pkg/manager/impl/util/filters.go:24-29).
 */
sealed interface AdminRequest {
  /** The most entries of a page: an answer over 4 MiB is refused. */
  int LARGEST_PAGE = 100;

  /** What is asked for, with GET. */
  String path();

  /** The name of this read in messages. */
  String call();

  /** A read of one project-domain's lists. */
  sealed interface OfProjectDomain extends AdminRequest {
    /** The project-domain. */
    ProjectDomain where();
  }

  private static String pathOf(ProjectDomain where) {
    return encoded(where.project()) + "/" + encoded(where.domain());
  }

  /** A part of a path; names in answers are not trusted to be one. */
  private static String encoded(String part) {
    String text = URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20");
    return text.matches("\\.+") ? text.replace(".", "%2E") : text;
  }

  /** The executions of a project-domain that a filter takes and that were created since. */
  private static String newest(ProjectDomain where, int limit, String filter, Instant since) {
    return "/api/v1/executions/"
        + pathOf(where)
        + "?limit="
        + limit
        + "&filters="
        + filter
        + "%2Bgte(execution_created_at,"
        + since.truncatedTo(ChronoUnit.SECONDS)
        + ")&sort_by.key=execution_created_at&sort_by.direction=DESCENDING";
  }

  /** A read without parameters. */
  enum Fixed implements AdminRequest {
    /** flyteadmin's version. */
    VERSION("version", "/api/v1/version"),
    /** All projects but the archived ones, each with its domains. */
    PROJECTS("projects", "/api/v1/projects"),
    /**
     * Whether a service of Flyte 2 is there. It takes POST only and answers GET with 405; where it
     * is not, the answer is 404 (flyte v2.0.43, runs/setup.go:176).
     */
    FLYTE_2("flyte 2", "/flyteidl2.project.ProjectService/ListProjects");

    private final String call;
    private final String path;

    Fixed(String call, String path) {
      this.call = call;
      this.path = path;
    }

    @Override
    public String path() {
      return path;
    }

    @Override
    public String call() {
      return call;
    }
  }

  /** The executions of a project-domain that have not ended, the oldest first. */
  record Executions(ProjectDomain where, int limit) implements OfProjectDomain {
    @Override
    public String path() {
      return "/api/v1/executions/"
          + pathOf(where)
          + "?limit="
          + limit
          + "&filters=value_in(phase,UNDEFINED%3BQUEUED%3BRUNNING%3BSUCCEEDING%3BFAILING%3BABORTING)"
          + "&sort_by.key=execution_created_at&sort_by.direction=ASCENDING";
    }

    @Override
    public String call() {
      return "executions";
    }
  }

  /** The active launch plans of a project-domain that have a schedule. */
  record Schedules(ProjectDomain where, int limit) implements OfProjectDomain {
    /** Not sorted: launch plans are joined with workflows, so that a column would be ambiguous. */
    @Override
    public String path() {
      return "/api/v1/launch_plans/"
          + pathOf(where)
          + "?limit="
          + limit
          + "&filters=eq(state,1)%2Bne(schedule_type,NONE)";
    }

    @Override
    public String call() {
      return "schedules";
    }
  }

  /** What the schedules of a project-domain launched since a moment, the newest first. */
  record Fires(ProjectDomain where, ScheduleTracker.Look look, int limit)
      implements OfProjectDomain {
    /** The most executions of one launch plan: the newest says whether it fires. */
    private static final int OF_ONE = 5;

    /**
     * Mode SCHEDULED is 1 (flyteidl/protos/flyteidl/admin/execution.proto:217); filters may name a
     * field of the launch plan (flyteadmin/pkg/manager/impl/util/filters.go:54-138).
     */
    @Override
    public String path() {
      return look.plan()
          .map(
              plan ->
                  newest(
                      where,
                      Math.min(OF_ONE, limit),
                      "eq(mode,1)%2Beq(launch_plan.name," + encoded(plan) + ")",
                      look.since()))
          .orElseGet(() -> newest(where, limit, "eq(mode,1)", look.since()));
    }

    @Override
    public String call() {
      return "fires";
    }
  }

  /** The executions of a project-domain that were created since and failed, the newest first. */
  record Failed(ProjectDomain where, Instant since, int limit) implements OfProjectDomain {
    /** The most: some are enough to see what many fail of. */
    static final int LARGEST_PAGE = 20;

    @Override
    public String path() {
      return newest(where, limit, "eq(phase,FAILED)", since);
    }

    @Override
    public String call() {
      return "failed";
    }
  }

  /** One execution. */
  record One(ProjectDomain where, String name) implements AdminRequest {
    @Override
    public String path() {
      return "/api/v1/executions/" + pathOf(where) + "/" + encoded(name);
    }

    @Override
    public String call() {
      return "execution";
    }
  }

  /** A read that was recorded and of which only the status matters. */
  record Other(String call) implements AdminRequest {
    @Override
    public String path() {
      return "";
    }
  }

  /** The read that was recorded under a name such as {@code admin.executions.PROJECT.DOMAIN}. */
  static AdminRequest recorded(String name) {
    String call = name.replaceFirst("^admin\\.", "").replaceFirst("\\.json$", "");
    String[] parts = call.split("\\.", -1);
    // a project may have dots in its name, a domain has none
    int dot = call.lastIndexOf('.');
    if (parts.length > 2 && parts[0].equals("executions")) {
      return new Executions(where(call, dot), LARGEST_PAGE);
    }
    if (parts.length > 2 && parts[0].equals("schedules")) {
      return new Schedules(where(call, dot), LARGEST_PAGE);
    }
    return switch (call) {
      case "version" -> Fixed.VERSION;
      case "projects" -> Fixed.PROJECTS;
      default -> new Other(call);
    };
  }

  private static ProjectDomain where(String call, int dot) {
    return new ProjectDomain(call.substring(call.indexOf('.') + 1, dot), call.substring(dot + 1));
  }
}
