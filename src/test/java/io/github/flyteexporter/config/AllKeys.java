package io.github.flyteexporter.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Every key once: in the environment, and as the settings they make. */
final class AllKeys {
  static final String HASH = "$2y$10$" + "a".repeat(53);

  /** Every key, set to something else than its default. */
  static final Map<String, String> ALL =
      Map.ofEntries(
          Map.entry("FLYTE_EXPORTER_LISTEN_HOST", "127.0.0.1"),
          Map.entry("FLYTE_EXPORTER_LISTEN_PORT", "1234"),
          Map.entry("FLYTE_EXPORTER_LISTEN_TLS_CERTIFICATE", "/tls/tls.crt"),
          Map.entry("FLYTE_EXPORTER_LISTEN_TLS_KEY", "/tls/tls.key"),
          Map.entry("FLYTE_EXPORTER_LISTEN_USERS_NAME", HASH),
          Map.entry("FLYTE_EXPORTER_INTERVAL", "1m30s"),
          Map.entry("FLYTE_EXPORTER_PROJECT_DOMAINS", "5"),
          Map.entry("FLYTE_EXPORTER_KUBERNETES_ENABLED", "false"),
          Map.entry("FLYTE_EXPORTER_KUBERNETES_NAMESPACE", "flyte"),
          Map.entry("FLYTE_EXPORTER_KUBERNETES_RELEASE", "prod"),
          Map.entry("FLYTE_EXPORTER_KUBERNETES_LIMIT_NAMESPACE", "flytesnacks-development"),
          Map.entry("FLYTE_EXPORTER_KUBERNETES_LEASE_NAMESPACE", "leases"),
          Map.entry("FLYTE_EXPORTER_KUBERNETES_FLYTE", "2"),
          Map.entry("FLYTE_EXPORTER_KUBERNETES_COMPONENTS_NAME", "app=my-admin"),
          Map.entry("FLYTE_EXPORTER_KUBERNETES_READ_CONFIG", "true"),
          Map.entry("FLYTE_EXPORTER_KUBERNETES_MIGRATION_LOG", "true"),
          Map.entry("FLYTE_EXPORTER_KUBERNETES_ERROR_LOGS", "true"),
          Map.entry("FLYTE_EXPORTER_KUBERNETES_SHARD", "1/3"),
          Map.entry("FLYTE_EXPORTER_ADMIN_ENABLED", "false"),
          Map.entry("FLYTE_EXPORTER_ADMIN_URL", "https://flyte.example.com:8443"),
          Map.entry("FLYTE_EXPORTER_ADMIN_TIMEOUT", "2s"),
          Map.entry("FLYTE_EXPORTER_ADMIN_TLS_CA", "/admin/ca.crt"),
          Map.entry("FLYTE_EXPORTER_ADMIN_TLS_INSECURE", "true"),
          Map.entry("FLYTE_EXPORTER_ADMIN_AUTH_CLIENT_ID", "exporter"),
          Map.entry("FLYTE_EXPORTER_ADMIN_AUTH_CLIENT_SECRET", "hunter2"),
          Map.entry("FLYTE_EXPORTER_ADMIN_AUTH_CLIENT_AUTH_METHOD", "client_secret_post"),
          Map.entry("FLYTE_EXPORTER_ADMIN_AUTH_SCOPES_0", "all"),
          Map.entry("FLYTE_EXPORTER_ADMIN_AUTH_AUDIENCE", "https://flyte.example.com"),
          Map.entry("FLYTE_EXPORTER_ADMIN_AUTH_TOKEN_URL", "https://login.example.com/token"),
          Map.entry("FLYTE_EXPORTER_ADMIN_AUTH_ISSUER", "https://login.example.com"),
          Map.entry("FLYTE_EXPORTER_ADMIN_AUTH_HEADER", "x-flyte"),
          Map.entry("FLYTE_EXPORTER_ADMIN_AUTH_TLS_CA", "/login/ca.crt"),
          Map.entry("FLYTE_EXPORTER_ADMIN_AUTH_TLS_INSECURE", "true"),
          Map.entry("FLYTE_EXPORTER_ADMIN_AUTH_PROXY", "http://proxy:3128"),
          Map.entry("FLYTE_EXPORTER_INGRESS_URL", "https://flyte.example.com"),
          Map.entry("FLYTE_EXPORTER_INGRESS_GRPC", "https://grpc.example.com"),
          Map.entry("FLYTE_EXPORTER_INGRESS_TIMEOUT", "3s"),
          Map.entry("FLYTE_EXPORTER_INGRESS_EVERY", "5m"),
          Map.entry("FLYTE_EXPORTER_INGRESS_TLS_CA", "/ingress/ca.crt"),
          Map.entry("FLYTE_EXPORTER_INGRESS_TLS_INSECURE", "true"),
          Map.entry("FLYTE_EXPORTER_DATABASE_HOST", "postgres"),
          Map.entry("FLYTE_EXPORTER_DATABASE_PORT", "6432"),
          Map.entry("FLYTE_EXPORTER_DATABASE_NAME", "flyte"),
          Map.entry("FLYTE_EXPORTER_DATABASE_USER", "reader"),
          Map.entry("FLYTE_EXPORTER_DATABASE_PASSWORD", "hunter2"),
          Map.entry("FLYTE_EXPORTER_DATABASE_SSL_MODE", "verify-full"),
          Map.entry("FLYTE_EXPORTER_DATABASE_CA", "/db/ca.crt"),
          Map.entry("FLYTE_EXPORTER_DATABASE_TIMEOUT", "2s"),
          Map.entry("FLYTE_EXPORTER_DATABASE_EVERY", "1m"),
          Map.entry("FLYTE_EXPORTER_LOOKS_ENABLED", "false"),
          Map.entry("FLYTE_EXPORTER_LOOKS_OBJECT_STORE", "https://minio:9000"),
          Map.entry("FLYTE_EXPORTER_LOOKS_BUCKET", "flyte"),
          Map.entry("FLYTE_EXPORTER_LOOKS_CA", "/looks/ca.crt"),
          Map.entry("FLYTE_EXPORTER_LOOKS_SCHEDULER", "http://flytescheduler:10254"),
          Map.entry("FLYTE_EXPORTER_LOOKS_DATACATALOG", "http://datacatalog:8080"),
          Map.entry("FLYTE_EXPORTER_PAGES_CLUSTER", "east"),
          Map.entry("FLYTE_EXPORTER_PAGES_RUNBOOKS", "https://wiki.example.com/runbooks"),
          Map.entry("FLYTE_EXPORTER_PAGES_GRAFANA", "https://grafana.example.com"),
          Map.entry("FLYTE_EXPORTER_PAGES_DOCUMENTATION", "https://wiki.example.com/flyte"),
          Map.entry("FLYTE_EXPORTER_RECORD_ENABLED", "false"),
          Map.entry("FLYTE_EXPORTER_RECORD_KEEP", "10m"),
          Map.entry("FLYTE_EXPORTER_RECORD_MEMORY", "2097152"),
          Map.entry("FLYTE_EXPORTER_RECORD_DIRECTORY", "/var/lib/bundles"),
          Map.entry("FLYTE_EXPORTER_RECORD_MOST_FILES", "3"),
          Map.entry("FLYTE_EXPORTER_RECORD_MOST_BYTES", "4194304"),
          Map.entry("FLYTE_EXPORTER_STATUS_TITLE", "Flyte east"),
          Map.entry("FLYTE_EXPORTER_STATUS_DIRECTORY", "/var/lib/status"),
          Map.entry("FLYTE_EXPORTER_STATUS_WITHOUT_LOGIN", "true"),
          Map.entry("FLYTE_EXPORTER_STATUS_LISTEN_HOST", "127.0.0.2"),
          Map.entry("FLYTE_EXPORTER_STATUS_LISTEN_PORT", "4321"),
          Map.entry("FLYTE_EXPORTER_TARGETS_0_NAME", "propeller"),
          Map.entry("FLYTE_EXPORTER_TARGETS_0_URL", "https://propeller:10254"),
          Map.entry("FLYTE_EXPORTER_TARGETS_0_TIMEOUT", "500ms"),
          Map.entry("FLYTE_EXPORTER_TARGETS_0_LARGEST_PAGE", "1000"),
          Map.entry("FLYTE_EXPORTER_TARGETS_0_TOKEN_FILE", "/token"),
          Map.entry("FLYTE_EXPORTER_TARGETS_0_TLS_CA", "/tls/ca.crt"),
          Map.entry("FLYTE_EXPORTER_TARGETS_0_TLS_INSECURE", "true"),
          Map.entry("FLYTE_EXPORTER_TARGETS_0_READ_CONFIG", "true"));

  /** Keys that another key of {@link #ALL} excludes. */
  static final Map<String, String> INSTEAD =
      Map.of(
          "FLYTE_EXPORTER_ADMIN_AUTH_TOKEN_FILE", "/token",
          "FLYTE_EXPORTER_ADMIN_AUTH_CLIENT_SECRET_FILE", "/secret",
          "FLYTE_EXPORTER_DATABASE_PASSWORD_FILE", "/password");

  static final Settings SET =
      new Settings(
          new Listen(
              "127.0.0.1",
              1234,
              Optional.of(new Listen.Tls(Path.of("/tls/tls.crt"), Path.of("/tls/tls.key"))),
              Map.of("name", HASH)),
          Duration.ofSeconds(90),
          5,
          new KubernetesAccess(
              false,
              "flyte",
              "prod",
              "flytesnacks-development",
              "leases",
              "2",
              Map.of("flyteadmin", "app=my-admin"),
              true,
              true,
              true,
              "1/3"),
          new AdminAccess(
              false,
              Optional.of(URI.create("https://flyte.example.com:8443")),
              Duration.ofSeconds(2),
              Optional.of(new Tls(Optional.of(Path.of("/admin/ca.crt")), true)),
              new Auth(
                  Optional.empty(),
                  "exporter",
                  Optional.empty(),
                  "hunter2",
                  "client_secret_post",
                  List.of("all"),
                  "https://flyte.example.com",
                  Optional.of(URI.create("https://login.example.com/token")),
                  Optional.of(URI.create("https://login.example.com")),
                  "x-flyte",
                  Optional.of(new Tls(Optional.of(Path.of("/login/ca.crt")), true)),
                  Optional.of(URI.create("http://proxy:3128")))),
          new Ingress(
              Optional.of(URI.create("https://flyte.example.com")),
              Optional.of(URI.create("https://grpc.example.com")),
              Duration.ofSeconds(3),
              Duration.ofMinutes(5),
              Optional.of(new Tls(Optional.of(Path.of("/ingress/ca.crt")), true))),
          new Database(
              "postgres",
              6432,
              "flyte",
              "reader",
              Optional.empty(),
              "hunter2",
              "verify-full",
              Optional.of(Path.of("/db/ca.crt")),
              Duration.ofSeconds(2),
              Duration.ofMinutes(1)),
          new DirectLooks(
              false,
              Optional.of(URI.create("https://minio:9000")),
              "flyte",
              Optional.of(Path.of("/looks/ca.crt")),
              Optional.of(URI.create("http://flytescheduler:10254")),
              Optional.of(URI.create("http://datacatalog:8080"))),
          new Pages(
              "east",
              Optional.of(URI.create("https://wiki.example.com/runbooks")),
              Optional.of(URI.create("https://grafana.example.com")),
              Optional.of(URI.create("https://wiki.example.com/flyte"))),
          new IncidentRecording(
              false, Duration.ofMinutes(10), 2_097_152L, "/var/lib/bundles", 3, 4_194_304L),
          new StatusSettings(
              "Flyte east",
              "/var/lib/status",
              true,
              Optional.of(new StatusSettings.StatusListen("127.0.0.2", 4321))),
          List.of(
              new ScrapeTarget(
                  "propeller",
                  URI.create("https://propeller:10254"),
                  Duration.ofMillis(500),
                  1000L,
                  Optional.of(Path.of("/token")),
                  Optional.of(new Tls(Optional.of(Path.of("/tls/ca.crt")), true)),
                  true)));

  private AllKeys() {}
}
