package io.github.flyteexporter.config;

import io.github.flyteexporter.config.yaml.KeyPath;
import io.github.flyteexporter.config.yaml.Redacted;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The configuration of the exporter; every key is optional.
 *
 * @param listen the address that serves the pages, and who may read them
 * @param interval time from the end of one round to the next
 * @param projectDomains how many pairs of project and domain get series of their own
 * @param kubernetes what is watched in Kubernetes
 * @param admin how flyteadmin's API is read
 * @param ingress the public endpoint of Flyte that is probed
 * @param database Flyte's PostgreSQL
 * @param looks direct looks
 * @param pages what the pages show beside what was read
 * @param record what is recorded for an incident and its post-mortem
 * @param status the status page
 * @param targets the profiling ports that are scraped; discovered when empty
 */
public record Settings(
    @Description("where the pages are served") Listen listen,
    @Description(
            value =
                "time from the end of one round to the start of the next, 1s to 5m; `beat` is"
                    + " accepted too",
            formerly = "beat")
        Duration interval,
    @Description(
            "how many pairs of project and domain get series of their own; the rest is summed into"
                + " `project=\"_other\"`")
        Integer projectDomains,
    @Description("what is watched in Kubernetes; a change needs a restart")
        KubernetesAccess kubernetes,
    @Description("flyteadmin's API") AdminAccess admin,
    @Description("the public endpoint of Flyte that is probed") Ingress ingress,
    @Description("Flyte's PostgreSQL") Database database,
    @Description("direct looks at what Flyte depends on") DirectLooks looks,
    @Description("what the pages show and link to") Pages pages,
    @Description("recording of the newest rounds; a change needs a restart")
        IncidentRecording record,
    @Description("the status page; a change needs a restart") StatusSettings status,
    @Description("the profiling ports to scrape; discovered by default")
        List<ScrapeTarget> targets) {

  private static final Duration SHORTEST_INTERVAL = Duration.ofSeconds(1);

  /** Rates need two readings within the six minutes that are remembered. */
  private static final Duration LONGEST_INTERVAL = Duration.ofMinutes(5);

  /** The profiling port of the own pod: the target when none is configured or discovered. */
  public static final ScrapeTarget SIDECAR =
      ScrapeTarget.at("flyte-binary", URI.create("http://localhost:10254"));

  public Settings {
    listen = listen == null ? Listen.at("0.0.0.0", 9642) : listen;
    interval = interval == null ? Duration.ofSeconds(15) : interval;
    projectDomains = projectDomains == null ? 20 : projectDomains;
    kubernetes = kubernetes == null ? KubernetesAccess.defaults() : kubernetes;
    admin = admin == null ? AdminAccess.defaults() : admin;
    ingress = ingress == null ? Ingress.none() : ingress;
    database = database == null ? Database.none() : database;
    looks = looks == null ? DirectLooks.defaults() : looks;
    pages = pages == null ? Pages.defaults() : pages;
    record = record == null ? IncidentRecording.defaults() : record;
    status = status == null ? StatusSettings.defaults() : status;
    targets = targets == null ? List.of() : List.copyOf(targets);
    if (interval.compareTo(SHORTEST_INTERVAL) < 0 || interval.compareTo(LONGEST_INTERVAL) > 0) {
      throw new InvalidSettingException(
          "must be from 1s to 5m, is " + Durations.text(interval), "interval");
    }
    if (projectDomains < 1 || projectDomains > 1_000) {
      throw new InvalidSettingException(
          "must be from 1 to 1000, is " + projectDomains, "projectDomains");
    }
    if (status.isServedAt(listen)) {
      throw new InvalidSettingException(
          "is listen.port, where the other pages are served", "status", "listen", "port");
    }
    Map<String, Integer> names = new HashMap<>();
    for (int i = 0; i < targets.size(); i++) {
      String name = targets.get(i).name();
      Integer other = names.putIfAbsent(name, i);
      if (other != null) {
        throw new InvalidSettingException(
            Redacted.value(name) + " is the name of targets[" + other + "] already",
            "targets",
            KeyPath.step(i),
            "name");
      }
    }
  }

  /** These settings, of which the rounds are recorded. */
  public Settings recorded() {
    return new Settings(
        listen,
        interval,
        projectDomains,
        kubernetes,
        admin,
        ingress,
        database,
        looks,
        pages,
        record.on(),
        status,
        targets);
  }

  /** These settings with the URL of flyteadmin, if one is configured or discovered. */
  public Settings withAdminAt(Optional<URI> found) {
    return new Settings(
        listen,
        interval,
        projectDomains,
        kubernetes,
        admin.at(found),
        ingress,
        database,
        looks,
        pages,
        record,
        status,
        targets);
  }

  /** These settings without Kubernetes. */
  public Settings withoutKubernetes() {
    KubernetesAccess none =
        new KubernetesAccess(
            false, null, null, null, null, kubernetes.flyte(), null, null, null, null, null);
    return new Settings(
        listen,
        interval,
        projectDomains,
        none,
        admin,
        ingress,
        database,
        looks,
        pages,
        record,
        status,
        targets);
  }

  /** The settings without a configuration. */
  public static Settings defaults() {
    return new Settings(null, null, null, null, null, null, null, null, null, null, null, null);
  }

  /** The settings of a sidecar of flyte-binary, with its profiling port spelled out. */
  static Settings sidecar() {
    return new Settings(
        null, null, null, null, null, null, null, null, null, null, null, List.of(SIDECAR));
  }
}
