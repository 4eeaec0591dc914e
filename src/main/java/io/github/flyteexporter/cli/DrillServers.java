package io.github.flyteexporter.cli;

import io.github.flyteexporter.config.Tls;
import io.github.flyteexporter.drill.ask.Alertmanager;
import io.github.flyteexporter.drill.ask.Credentials;
import io.github.flyteexporter.drill.ask.Prometheus;
import io.github.flyteexporter.drill.ask.Server;
import io.github.flyteexporter.http.BoundedClient;
import io.github.flyteexporter.http.HttpClients;
import io.github.flyteexporter.http.HttpUrl;
import io.github.flyteexporter.http.ProxySettings;
import io.github.flyteexporter.http.TlsOptions;
import io.github.flyteexporter.runtime.UsageException;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Options: which Alertmanagers and which Prometheus a drill asks, and how it logs in there. */
final class DrillServers {
  @Option(
      names = "--alertmanager",
      paramLabel = "URL",
      description =
          "Alertmanager to ask which alerts arrived, with its route prefix; each one of a cluster.")
  private List<String> alertmanagers = List.of();

  @Option(
      names = "--prometheus",
      paramLabel = "URL",
      description =
          "Prometheus to ask about labels, rules and alerts: then a broken chain is known before"
              + " anything is played, and labels that would look like a real Flyte's too.")
  private String prometheus;

  @Option(
      names = "--username",
      paramLabel = "NAME",
      description = "User for basic authentication to all of them.")
  private String username;

  @Option(
      names = "--password-file",
      paramLabel = "FILE",
      description = "File with the password of this user.")
  private Path passwordFile;

  @Option(
      names = "--bearer-token-file",
      paramLabel = "FILE",
      description = "File with a bearer token for all of them.")
  private Path tokenFile;

  @Option(
      names = "--ca",
      paramLabel = "FILE",
      description = "PEM file with the CA certificates to trust instead of Java's.")
  private Path ca;

  List<Alertmanager> alertmanagers(Vertx vertx, Map<String, String> environment) {
    if (alertmanagers.isEmpty()) {
      throw new UsageException(
          "--alertmanager is missing: the URL of your Alertmanager, such as"
              + " http://localhost:9093 behind kubectl port-forward");
    }
    BoundedClient client = client(vertx, environment);
    return alertmanagers.stream()
        .map(url -> server("Alertmanager", "--alertmanager", url, client))
        .map(Alertmanager::new)
        .toList();
  }

  Optional<Prometheus> prometheus(Vertx vertx, Map<String, String> environment) {
    return Optional.ofNullable(prometheus)
        .map(url -> server("Prometheus", "--prometheus", url, client(vertx, environment)))
        .map(Prometheus::new);
  }

  private BoundedClient client(Vertx vertx, Map<String, String> environment) {
    return HttpClients.on(vertx)
        .tls(TlsOptions.of(Optional.of(new Tls(Optional.ofNullable(ca), false))))
        .proxies(ProxySettings.ofEnvironment(environment))
        .build();
  }

  private Server server(String kind, String option, String url, BoundedClient client) {
    HttpUrl parsed;
    try {
      parsed = HttpUrl.parse(url);
    } catch (IllegalArgumentException e) {
      throw new UsageException(option + " " + e.getMessage());
    }
    Credentials credentials =
        new Credentials(
            Optional.ofNullable(username),
            Optional.ofNullable(passwordFile),
            Optional.ofNullable(tokenFile));
    return new Server(kind, parsed, client, credentials);
  }
}
