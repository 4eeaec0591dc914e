package io.github.flyteexporter.reading;

import java.util.Set;

/**
 * The names of the samples of direct looks: our own small calls to Flyte and to what it depends on.
 * Each target is a reading of its own, {@code look} of {@code object_store}; a look that finds its
 * target down is a good reading, for it says so.
 */
public final class LookSamples {
  /** The source, as in the label {@code source}; the target is what was looked at. */
  public static final String SOURCE = "look";

  /** How a {@code call} ended: 1, with {@code outcome}, {@code phase} and {@code status}. */
  public static final String OUTCOME = "look:outcome";

  /** How long a {@code call} took, whatever came of it. */
  public static final String DURATION = "look:duration_seconds";

  /** The object store that Flyte writes to, without credentials. */
  public static final SourceId OBJECT_STORE = new SourceId(SOURCE, "object_store");

  /** Flyte's API server, with our own account. */
  public static final SourceId KUBE_API = new SourceId(SOURCE, "kube_api");

  /** flyteadmin's REST API. */
  public static final SourceId FLYTEADMIN = new SourceId(SOURCE, "flyteadmin");

  /** Flyte's PostgreSQL. The status is an SQLSTATE. */
  public static final SourceId DATABASE = new SourceId(SOURCE, "database");

  /** Flyte's pod webhook, by the address that the API server uses. */
  public static final SourceId WEBHOOK = new SourceId(SOURCE, "webhook");

  /** flytescheduler's health check. */
  public static final SourceId SCHEDULER = new SourceId(SOURCE, "scheduler");

  /** datacatalog's health check. */
  public static final SourceId DATACATALOG = new SourceId(SOURCE, "datacatalog");

  /** Of the object store: {@code GET /}. */
  public static final String GET = "get";

  /** Of the object store: {@code HEAD} of Flyte's bucket. */
  public static final String HEAD_BUCKET = "head_bucket";

  /** Of the API server: {@code /livez}, which asks etcd too. */
  public static final String LIVEZ = "livez";

  /** Of the API server: {@code /readyz}, which asks etcd too. */
  public static final String READYZ = "readyz";

  /** Of the API server and flyteadmin: what version it is; needs no other component. */
  public static final String VERSION = "version";

  /** Of the API server: a list of one object. */
  public static final String LIST = "list";

  /** Of a component of Flyte: its health check; needs no other component. */
  public static final String HEALTHCHECK = "healthcheck";

  /** Of flyteadmin: the domains, which stand in its settings. */
  public static final String DOMAINS = "domains";

  /** Of flyteadmin: the projects. */
  public static final String PROJECTS = "projects";

  /** Of flyteadmin: a page of executions; of several project-domains the worst, then slowest. */
  public static final String EXECUTIONS = "executions";

  /** Of flyteadmin: active launch plans with a schedule; of several project-domains the worst. */
  public static final String SCHEDULES = "schedules";

  /** Of PostgreSQL: the connection and the login. */
  public static final String LOGIN = "login";

  /** Of PostgreSQL: {@code SELECT 1}, or the smallest query there is. */
  public static final String QUERY = "query";

  /** Of the webhook: the TLS handshake. */
  public static final String HANDSHAKE = "handshake";

  /**
   * flyteadmin's calls that need no database (flyte v1.16.8,
   * flyteadmin/pkg/manager/impl/project_manager.go: domains come from the settings).
   */
  public static final Set<String> NEED_NOTHING = Set.of(HEALTHCHECK, VERSION, DOMAINS);

  /** Calls of flyteadmin, and of Flyte 2's API, that need its database and no object store. */
  public static final Set<String> NEED_DATABASE = Set.of(PROJECTS, EXECUTIONS, SCHEDULES);

  private LookSamples() {}
}
