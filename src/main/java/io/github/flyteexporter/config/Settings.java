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
 * What the exporter is told by its configuration file; every key is optional.
 *
 * @param listen where the pages are served, and to whom
 * @param beat time from the end of one round to the next
 * @param projectDomains how many project-domains get series of their own
 * @param kubernetes what is watched in Kubernetes
 * @param admin how flyteadmin's API is read
 * @param ingress the doors of Flyte that are tried
 * @param database Flyte's PostgreSQL
 * @param targets the profiling ports of the Flyte that is watched; with none, they are found
 */
public record Settings(
    @Description("where the pages are served") Listen listen,
    @Description("time from the end of a round to the next, 1s to 5m") Duration beat,
    @Description(
            "how many project-domains get series of their own; the rest is summed into"
                + " `project=\"_other\"`")
        Integer projectDomains,
    @Description("what is watched in Kubernetes; a change needs a restart")
        KubernetesAccess kubernetes,
    @Description("flyteadmin's API") AdminAccess admin,
    @Description("the doors of Flyte that are tried") Ingress ingress,
    @Description("Flyte's PostgreSQL") Database database,
    @Description("the profiling ports that are read; with none, they are found")
        List<ScrapeTarget> targets) {

  private static final Duration SHORTEST_BEAT = Duration.ofSeconds(1);

  /** Rates need two readings within the six minutes that are remembered. */
  private static final Duration LONGEST_BEAT = Duration.ofMinutes(5);

  /** Where nothing is configured and nothing can be found: the port of the pod we are in. */
  public static final ScrapeTarget SIDECAR =
      ScrapeTarget.at("flyte-binary", URI.create("http://localhost:10254"));

  public Settings {
    listen = listen == null ? Listen.at("0.0.0.0", 9642) : listen;
    beat = beat == null ? Duration.ofSeconds(15) : beat;
    projectDomains = projectDomains == null ? 20 : projectDomains;
    kubernetes = kubernetes == null ? KubernetesAccess.defaults() : kubernetes;
    admin = admin == null ? AdminAccess.defaults() : admin;
    ingress = ingress == null ? Ingress.none() : ingress;
    database = database == null ? Database.none() : database;
    targets = targets == null ? List.of() : List.copyOf(targets);
    if (beat.compareTo(SHORTEST_BEAT) < 0 || beat.compareTo(LONGEST_BEAT) > 0) {
      throw new InvalidSettingException(
          "must be from 1s to 5m, is " + Durations.text(beat), "beat");
    }
    if (projectDomains < 1 || projectDomains > 1_000) {
      throw new InvalidSettingException(
          "must be from 1 to 1000, is " + projectDomains, "projectDomains");
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

  /** These settings with flyteadmin's place, where one is configured or was found. */
  public Settings withAdminAt(Optional<URI> found) {
    return new Settings(
        listen, beat, projectDomains, kubernetes, admin.at(found), ingress, database, targets);
  }

  /** What holds without a file. */
  public static Settings defaults() {
    return new Settings(null, null, null, null, null, null, null, null);
  }

  /** What holds in a pod of flyte-binary, the place of its profiling port spelled out. */
  static Settings sidecar() {
    return new Settings(null, null, null, null, null, null, null, List.of(SIDECAR));
  }
}
